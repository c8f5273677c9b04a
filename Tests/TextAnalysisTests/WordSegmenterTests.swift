import BitextModel
import TestSupport
import Testing

@testable import TextAnalysis

struct WordSegmenterTests {
  @Test(arguments: [
    ("중국 정부가 발표했다.", "중국|정부가|발표했다"), ("2조3000억원", "2|조|3000|억원"), ("中国人民银行", "中国|人民|银行"), ("中文을", "中文|을"),
    ("AI 반도체, 3.5%!", "AI|반도체|3.5"), ("", ""), ("。，", ""), ("专精特新 企业", "专精|特|新|企业"), ("😀 이모지", "이모지"),
  ])
  func textIsCutIntoWords(_ text: String, _ words: String) {
    let utf8 = Array(text.utf8)
    let found = WordSegmenter.words(in: text).map { String(decoding: utf8[$0.bounds], as: UTF8.self) }
    #expect(found.joined(separator: "|") == words)
    #expect(WordSegmenter.words(in: MappedText(copying: utf8, originStart: 5)) == WordSegmenter.words(in: text))
  }

  @Test func boundariesOfARunAreOffsetsIntoTheText() {
    let text = MappedText(copying: "그는 中国人民银行에".utf8, originStart: 0)
    #expect(WordSegmenter.chineseWordBoundaries(in: text, range: TextRange(7, 25)) == [7, 13, 19, 25])
    #expect(WordSegmenter.chineseWordBoundaries(in: text, range: TextRange(7, 7)) == [7])
    let extended = MappedText(copying: "𠀀𠀁".utf8, originStart: 0)
    #expect(WordSegmenter.chineseWordBoundaries(in: extended, range: extended.range).last == 8)
  }

  /// Terms in brackets; the words expected.
  @Test(arguments: [
    ("⟦专精特新⟧企业", "专精特新|企业"), ("发展⟦专精特新⟧企业", "发展|专精特新|企业"), ("⟦东数西算⟧工程", "东数西算|工程"),
    ("中国⟦人民银⟧行", "中国|人民银|行"), ("⟦中国人民银行⟧", "中国人民银行"), ("⟦中国⟧人民⟦银行⟧", "中国|人民|银行"),
    ("⟦专精特新⟧⟦东数西算⟧", "专精特新|东数西算"), ("和⟦AI芯片⟧ 100个", "和|AI芯片|100|个"), ("a ⟦b，c⟧ d", "a|b，c|d"), ("中国人民银行", "中国|人民|银行"),
    ("국가⟦专精特新⟧을", "국가|专精特新|을"), ("⟦。⟧中国", "中国"), ("", ""),
  ])
  func aTermIsOneWord(_ marked: String, _ words: String) {
    let marks = MarkedText(marked)
    let text = MappedText(copying: marks.text.utf8, originStart: 0)
    let found = WordSegmenter.words(in: text, terms: marks.ranges).map { text.string(in: $0) }
    #expect(found.joined(separator: "|") == words)
  }

  @Test(arguments: 0..<200) func wordsCoverAllLettersAndNeverOverlap(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let pieces = ["专精", "特新", "中国", "人民", "银行", "，", " ", "AI", "3.5", "국가는", "e\u{301}", "𠀀", "产业", "。", "算"]
    let parts = (0..<random.next() % 20).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
    let text = MappedText(copying: parts.joined().utf8, originStart: 0)
    var ends = parts.reduce(into: [0]) { $0.append($0.last! + $1.utf8.count) }
    ends = ends.filter { _ in random.next() % 3 == 0 }
    let terms = zip(ends, ends.dropFirst()).filter { $0 < $1 && random.next() % 2 == 0 }.map { TextRange($0, $1) }
    let plain = WordSegmenter.words(in: text)
    let words = WordSegmenter.words(in: text, terms: terms)
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(parts) \(terms)")
    let covered = Set(words.flatMap { Array($0.bounds) })
    #expect(plain.allSatisfy { $0.bounds.allSatisfy(covered.contains) }, "\(parts) \(terms)")
    #expect(
      terms.filter { term in plain.contains { $0.overlaps(term) } }.allSatisfy(words.contains), "\(parts) \(terms)")
    #expect(WordSegmenter.words(in: text, terms: []) == plain)
  }

  /// The four bytes of 😀 would be two units; of one byte only one is read.
  @Test func rangeThatCutsACharacterIsSafe() {
    let utf8 = Array("a😀中国".utf8)
    utf8.withUnsafeBufferPointer { bytes in
      for end in 1...4 {
        let boundaries = WordSegmenter.chineseWordBoundaries(in: bytes, range: TextRange(0, end))
        #expect(boundaries.first == 0 && boundaries.last == end)
      }
    }
  }
}
