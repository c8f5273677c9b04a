import BitextModel
import Foundation
import Testing
import TextAnalysis

@testable import Interchange

/// The project's SRX file says what the scanner does.
struct BuiltInRulesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `|` stands at the boundaries.
  static let cases: [(Language, String)] =
    [
      "중국 정부가 발표했다. |시장은 조용했다.", "갈까요? |가죠! |네.", "정부가 발표했다.|그런데 시장은 조용했다.",
      "금리는 3.5%다. |물가는 1.2조 원이다.", "2022. 7. 27. 베이징에서 열렸다. |참석자는 많았다.",
      "회의는 2 0 2 2 . 0 8 . 1 0 에 열렸다. |끝.", "1. 첫째 항목이다. |다음이다.", "가. 목적이다. |끝.", "Ⅰ. 서론",
      "〈표 1〉은 1.2배다. |끝.", "① 첫째다. |② 둘째다.", "J. K. 롤링이 썼다. |책은 팔렸다.", "Apple Inc. 는 미국 회사다. |크다.",
      "https://example.com/a.b?c=d!e 를 보라. |끝이다.", "Yahoo!는 검색 회사다. |끝.", "그는 “좋다. 아주 좋다.”라고 말했다. |끝.",
      "그는 “좋다.”고 말했다. |끝.", "그는 “좋다.”며 웃었다.", "“좋다.” 라고 말했다. |끝.", "“좋다.” |그는 웃었다.",
      "\"좋다. 아주 좋다.\"라고 그는 말했다. |끝.", "그는 (기분이 좋았다.) 웃었다. |끝.", "《누구인가? 나다.》를 읽었다. |끝.",
      "[편집자 주: 두 번에 나누어 싣는다. 다음은 현장이다.] |양해를 구한다.", "크다.[12] |작다.¹ |같다.", "글쎄… 잘 모르겠다. |끝.",
      "그렇다… |그리고 갔다.", "세 명이었어요 |그런데 지금은 백 명입니다 |모두 동기예요", "좋아요 버튼을 눌렀다. |끝.", "첫 줄\n|둘째 줄",
      "하나 샀네요 ㅠㅠ |그래도 맛있었어요 ☕", "인사하더라고요ㅋㅋㅋ |빠르네요^^ |네.", "알려 주세요~ |안녕히 계세요.",
      "모르셔도 돼요 |놀랐죠 ㅎ |네.",
      "안 담겨요 😭 |꼭 가서 보세요👍🏻 |네.", "그럼 이만! 👋 |또 봐요.", "그랬다… 😭 |정말 끝이다!ㅋㅋ |네.", "그는 “좋아요! 😀”라고 했다. |끝.",
      "1. 😀 웃는 얼굴이다. |끝.", "기간은 2022.7.1.~ 7.3.이다.", "돌아섰다.1) |반면 순유출이다.12) |끝.",
    ].map { (.korean, $0) }
    + [
      "国家发布公告。|市场平静。", "真的？！|是的。", "他说：“我们会坚持。|不会放弃。”|然后走了。", "“我们会坚持。”他说。|然后走了。",
      "“换一批人。”退休的所长回忆说。|他走了。", "他说：“都是真的。”|也就是说，泡沫退去了。", "在“要想富，先修路！”的口号下，大家行动起来。|很快见效。",
      "他笑了（心情很好。）然后走了。|再见。", "《谁是凶手？》是一本书。|很好看。", "增长3.5%。|达到1.4043万人。", "他想了想……然后走了。|再见。",
      "他想了想……。|然后走了。", "1. 第一项。|很好。", "今天开工啦~|感谢大家！😀 |再见。", "见https://example.com/a?b=c。|谢谢。", "「我們會堅持。」|然後走了。",
    ].map { (.simplifiedChinese, $0) }

  @Test func theScannerAndTheRulesCutTheSame() throws {
    let rules = SRXReader.builtIn()
    for (language, marked) in Self.cases {
      let expected = marked.split(separator: "|").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      let text = marked.replacing("|", with: "")
      #expect(texts(SentenceSegmenter(language).sentences(in: text), of: text) == expected, "\(marked)")
      let found = try RuleSegmenter(rules, language).sentences(in: text)
      #expect(texts(found, of: text) == expected, "\(marked)")
    }
  }

  /// What SRX cannot say: brackets in brackets, brackets and quotations longer than 200 characters, and where a sentence began.
  @Test func whatOnlyTheScannerSeesIsListed() throws {
    let differences = [
      "(\\*주: 속도(빠르기)를 높인다. 그리고 줄인다.)", "(그는 왔다. |그리고 갔다.) |끝.", "‘했습니다 그런데’라는 말이다. |끝.",
    ]
    let segmenter = try RuleSegmenter(SRXReader.builtIn(), .korean)
    for marked in differences {
      let expected = marked.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let text = marked.replacing("|", with: "")
      #expect(texts(SentenceSegmenter(.korean).sentences(in: text), of: text) == expected, "\(marked)")
      #expect(texts(try segmenter.sentences(in: text), of: text) != expected, "no difference any more: \(marked)")
    }
  }

  @Test(arguments: [("source.ko.md", Language.korean), ("target.zh-Hans.md", .simplifiedChinese)])
  func theyCutTheCorpusTheSame(_ name: String, _ language: Language) throws {
    let segmenter = try RuleSegmenter(SRXReader.builtIn(), language)
    let folder = Self.root.appending(path: "Corpus")
    var lines = 0
    for article in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let path = folder.appending(path: "\(article)/\(name)")
      guard let text = try? String(contentsOf: path, encoding: .utf8) else { continue }
      for line in text.split(whereSeparator: \.isNewline).map(String.init) where !line.contains("[^") {
        lines += 1
        let scanned = texts(SentenceSegmenter(language).sentences(in: line), of: line)
        #expect(texts(try segmenter.sentences(in: line), of: line) == scanned, "\(article)")
      }
    }
    #expect(lines > 200)
  }

  @Test func theFileIsTheOneInTheSources() throws {
    let path = Self.root.appending(path: "Sources/Interchange/Segmentation/eonhae.srx")
    #expect(Array(try Data(contentsOf: path)) == SRXReader.builtInFile)
  }

  private func texts(_ ranges: [TextRange], of text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return ranges.map { String(decoding: utf8[$0.bounds], as: UTF8.self) }
  }
}
