import BitextModel
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
}
