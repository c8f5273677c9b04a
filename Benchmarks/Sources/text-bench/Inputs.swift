import BenchmarkSupport
import BitextModel
import CBaseline
import TextAnalysis

/// One article in the shapes that the calls take.
struct Sample {
  let utf8: [UInt8]
  let string: String
  let mapped: MappedText

  init(_ text: String) {
    utf8 = Array(text.utf8)
    string = String(decoding: utf8, as: UTF8.self)
    mapped = MappedText(copying: utf8, originStart: 0)
  }
}

/// One text in four states, each as articles.
struct Inputs {
  let raw: [Sample]
  /// The text in the matching form already.
  let inForm: [Sample]
  /// Hangul as its letters, as file systems and some pages have it.
  let decomposed: [Sample]
  /// Full and half width, compatibility ideographs, characters that are not seen.
  let disguised: [Sample]

  init(byteCount: Int, corpusPath: String) throws {
    var generator = ArticleGenerator(try WordList(), corpus: try Self.corpus(at: corpusPath), seed: 20_261_123)
    let articles = generator.articles(byteCount: byteCount)
    raw = articles.map { Sample($0) }
    inForm = articles.map { Sample(MatchingForm.of($0)) }
    decomposed = Self.upTo(byteCount, articles) { Self.decomposed($0) }
    disguised = Self.upTo(byteCount, articles) { Disguise.disguised($0, seed: 5) }
  }

  var description: String {
    "\(rounded(Double(byteCount(raw)) / 1e6, digits: 1)) MB of UTF-8 as \(raw.count) articles, one call each"
  }

  private static let names = [
    "chengdu-talent", "east-data-west-computing", "greater-bay-mobility", "new-quality-productive-forces",
    "patent-conversion", "srdi-enterprises", "venture-capital", "zhongguancun",
  ]

  private static func corpus(at path: String) throws -> [String] {
    try names.flatMap { name in
      try ["source.ko.md", "target.zh-Hans.md"].map { file in
        String(decoding: try readFile("\(path)/\(name)/\(file)"), as: UTF8.self)
      }
    }
  }

  private static func upTo(_ byteCount: Int, _ articles: [String], _ change: (String) -> String) -> [Sample] {
    var result: [Sample] = []
    var total = 0
    for article in articles where total < byteCount {
      result.append(Sample(change(article)))
      total += result.last?.utf8.count ?? 0
    }
    return result
  }

  private static func decomposed(_ text: String) -> String {
    let worker = baseline_worker_open()
    defer { baseline_worker_close(worker) }
    let utf8 = Array(text.utf8)
    let count = baseline_normalize(worker, BASELINE_NFD, utf8, utf8.count)
    return String(decoding: UnsafeBufferPointer(start: baseline_text(worker), count: count), as: UTF8.self)
  }
}

func byteCount(_ samples: [Sample]) -> Int { samples.reduce(0) { $0 + $1.utf8.count } }
