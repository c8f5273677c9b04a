import BitextModel
import SinoKorean
import TermRecognition
import TextAnalysis

/// What is printed right before and behind a gloss.
struct Surroundings {
  /// At most forty bytes before the head.
  private(set) var before = ""
  /// At most sixty bytes behind the Chinese, the note of the bracket among them.
  private(set) var after = ""
  /// At most sixty bytes behind the bracket.
  private var behind = ""
  /// The rest of the whole name behind the bracket: 대학 of 장쑤(江苏)대학.
  private(set) var rest: String?
  private(set) var isTitle = false
  private(set) var isQuoted = false

  init() {}

  init(of head: TextRange, gloss: GlossPair, in article: Article) {
    let source = article.source
    before = Self.text(source, max(0, head.start - 40), head.start).split(separator: "\n").last.map(String.init) ?? ""
    after = Self.text(source, gloss.gloss.end, min(source.utf8.count, gloss.gloss.end + 60))
    if gloss.form == .bracket {
      behind = Self.text(source, gloss.bracket.end, min(source.utf8.count, gloss.bracket.end + 60))
    }
    rest = ending(chinese: gloss.glossText)?.korean
    // A note ends with its bracket; what follows the bracket begins behind the particle.
    after = String(after.drop { ")]〕".contains($0) })
    let mark = before.last { $0 != "*" }
    isTitle = mark.map { "《<〈「『".contains($0) } ?? false
    isQuoted = mark.map { "‘“'\"".contains($0) } ?? false
  }

  /// Bytes cut inside a character leave it out.
  private static func text(_ source: SourceText, _ start: Int, _ end: Int) -> String {
    var start = start
    var end = end
    while start < end, source.utf8[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < source.utf8.count, source.utf8[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: source.utf8[start..<end], as: UTF8.self)
  }

  /// The whole name where the gloss is of its first part: 장쑤대학 and 江苏大学 of 장쑤(江苏)대학; nil where what follows is no such word.
  ///
  /// `length` is the UTF-8 length of the rest.
  func whole(head: String, chinese: String) -> (korean: String, chinese: String, length: Int)? {
    ending(chinese: chinese).map { (head + $0.korean, chinese + $0.chinese, $0.korean.utf8.count) }
  }

  private func ending(chinese: String) -> (korean: String, chinese: String)? {
    let rest = String(behind.prefix { $0.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) } })
    guard let ending = KindWords.partialEndings.first(where: { rest.hasPrefix($0.korean) }) else { return nil }
    let tail = String(rest.dropFirst(ending.korean.count))
    guard tail.isEmpty || Particles.analyse(tail: tail, after: ending.korean)?.agreement == .agrees else { return nil }
    // 县 that the Chinese has already is not said twice.
    return chinese.hasSuffix(ending.chinese) ? nil : ending
  }
}

/// The sentences of an article's blocks, found when first asked for.
struct SentenceFinder {
  private let article: Article

  init(_ article: Article) { self.article = article }

  /// The sentence of `block` that holds the start of `range`, a place of the source; the whole block where none does.
  func sentence(at range: TextRange, block: Int) -> String {
    let text = article.blocks[block].text
    let sentences = SentenceSegmenter(article.language).sentences(in: text)
    let found = sentences.first { sentence in
      let origin = text.originRange(of: sentence)
      return origin.start <= range.start && range.start < origin.end
    }
    let sentence = text.string(in: found ?? text.range)
    return sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
