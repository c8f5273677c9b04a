import BitextModel
import Testing

@testable import Interchange

/// Texts that break readers that recurse, or that look twice.
@Suite struct ReadingRobustnessTests {
  @Test(arguments: [
    ">", "[", "*", "![", "**가(나)**다 ", "1. ", "- ", "<div><b>", "가<b>", "<table><tr><td>", "`a``b```", "&", "<a ",
    "<a b=\"", "<!--", "[^1]",
    "\\", "[a](", "[a](b \"", "가\t", "|", "a_", "가  \n", "<!A ", "> - ", "~~가)~~",
  ])
  func tenThousandOf(mark: String) {
    let text = String(repeating: mark, count: 10_000) + "글\n"
    let clock = ContinuousClock()
    var read: Article?
    let duration = clock.measure { read = article(text) }
    #expect(duration < .seconds(10))
    #expect(read.map(misplacements) == [])
  }

  /// Bytes that are no UTF-8 reach a reader that was not given a decoded file.
  @Test(
    arguments: [[0xEF], [0xE3], [0xE2, 0x80], [0xF0, 0x9F], [0xC2], [0xED, 0xA0, 0x80], [0xFF, 0xFE]] as [[UInt8]])
  func charactersThatAreCutAreRead(bytes: [UInt8]) {
    for before in ["# ", "", "1. ", "| a |\n|---|\n| ", "[^1]: ", "**", "`", "<div>", "가"] {
      let source = SourceText(path: "a.md", utf8: Array(before.utf8) + bytes)
      #expect(ArticleReader.read(source, format: .markdown).article.source.utf8 == source.utf8)
    }
  }

  @Test func depthIsToldWithItsPlace() {
    let found = damage("글\n\n" + String(repeating: ">", count: 300) + "가")
    #expect(found.count == 1)
    #expect(found.first?.range.start == 5 + 200)
    #expect(damage(String(repeating: "> ", count: 100) + "가").isEmpty)
  }

  @Test func unfinishedParagraphsAreReadOnce() {
    let line = String(repeating: "전정특신 기업 육성 정책의 방향과 ", count: 4) + "발전\n\n"
    #expect(blocks(String(repeating: line, count: 5000)).count == 5000)
  }
}
