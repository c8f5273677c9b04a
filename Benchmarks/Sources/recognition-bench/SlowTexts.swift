import BenchmarkSupport
import PatternMatching

/// Texts that are made to be slow, in three lengths each: time that grows with the square shows.
struct SlowTexts {
  private static let lengths = [250_000, 500_000, 1_000_000]
  private let folding: CharacterFolding

  init(_ folder: String) throws { folding = try Terms.folding(folder + "/folding.txt") }

  var table: ResultTable {
    get throws {
      var table = ResultTable(["text"] + Self.lengths.map { "\($0 / 1000) kB" }, wordColumns: 1)
      for (name, terms, unit) in Self.cases {
        let terms = try Terms(terms, folding: folding)
        let times = Self.lengths.map { length in
          let article = Lines(Self.repeated(unit, length)).article
          let start = Clock.process.now
          _ = terms.recognizer.annotations(of: article)
          return rounded((Clock.process.now - start) * 1000, digits: 1)
        }
        table.append([name] + times)
      }
      return table
    }
  }

  private static let nested = (2...40).map { String(repeating: "가", count: $0) }

  private static let cases: [(name: String, terms: [String], unit: String)] = [
    ("one eojeol of a term and a particle", ["전정특신"], "전정특신은"),
    ("one eojeol of nested terms", nested, "가"),
    ("one run of Chinese", ["专精特新", "企业", "中小"], "专精特新中小企业"),
    ("a term, spaced, with particles", ["기업"], "기업은 기업을 "),
    ("heads without end", ["기업"], "기업 정책 "),
    ("brackets without end", ["기업"], "기업(企业)"),
    ("open brackets", ["기업"], "(企"),
  ]

  private static func repeated(_ unit: String, _ byteCount: Int) -> [UInt8] {
    Array(repeatElement(Array(unit.utf8), count: byteCount / unit.utf8.count).joined())
  }
}
