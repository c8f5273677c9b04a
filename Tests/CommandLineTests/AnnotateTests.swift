import Foundation
import Testing

@Suite struct AnnotateTests {
  @Test func textListsTermsAndGlosses() {
    let run = TemporaryFolder.starter().run("annotate", "--format", "text", "article.ko.md")
    #expect(
      run.output == """
        article.ko.md:1:8: term: 전정특신 → zhuanjingtexin
        article.ko.md:3:10: gloss: 전정특신(專精特新) → zhuanjingtexin
        article.ko.md:3:10: term: 전정특신 → zhuanjingtexin
        article.ko.md:3:15: term: 專精特新 → zhuanjingtexin [script]
        article.ko.md:3:45: term: 소거인 → xiaojuren [particle]
        article.ko.md:3:57: term: 중관춘 → zhongguancun [particle]
        article.ko.md:5:3: gloss: 작은 거인(小巨人) → xiaojuren
        article.ko.md:5:3: term: 작은 거인 → xiaojuren
        article.ko.md:5:9: term: 小巨人 → xiaojuren
        article.ko.md:5:29: gloss: 신질생산력(新质生产力) → –

        """)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func jsonLinesHoldTheKeysOfTheHandbook() throws {
    let run = TemporaryFolder.starter().run("annotate", "article.ko.md")
    let records = try jsonLines(run.output)
    let term: Set = [
      "file", "line", "column", "utf8Range", "utf16Range", "text", "concept", "language", "term", "status", "kind",
      "through",
    ]
    let gloss: Set = [
      "file", "line", "column", "utf8Range", "utf16Range", "text", "concept", "kind", "form", "head", "gloss",
    ]
    #expect(records.count == 10)
    for record in records { #expect(Set(record.keys) == (record["kind"] as? String == "gloss" ? gloss : term)) }
    #expect(run.output.contains("\"concept\":null"))
  }

  /// Of every record, and of heads and glosses, in a file with a byte-order mark, CRLF, decomposed Hangul and characters beyond the BMP.
  @Test func rangesCutTheTextFromTheFile() throws {
    let folder = TemporaryFolder.starter()
    let decomposed = "\u{110C}\u{1165}\u{11AB}\u{110C}\u{1165}\u{11BC}\u{1110}\u{1173}\u{11A8}\u{1109}\u{1175}\u{11AB}"
    let text = "# 𠮷 전정특신\r\n\r\n\(decomposed)(專精特新)은 작은 거인(小巨人)과 **중관춘(中关村)**에서 🧪 전정 특신을\r\n"
    folder.write([0xEF, 0xBB, 0xBF] + Array(text.utf8), to: "mixed.md")
    let records = try jsonLines(folder.run("annotate", "mixed.md").output)
    #expect(records.count == 11)
    let utf8 = Array(text.utf8)
    let utf16 = Array(text.utf16)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map { Array($0) }
    for record in records {
      let name = try #require(record["text"] as? String)
      expectCut(name, record["utf8Range"], utf8)
      let range = try #require(record["utf16Range"] as? [Int])
      #expect(String(decoding: utf16[range[0]..<range[1]], as: UTF16.self) == name)
      let line = try #require(record["line"] as? Int)
      let column = try #require(record["column"] as? Int)
      #expect(String(lines[line - 1][(column - 1)...].prefix(name.count)) == name)
      for part in ["head", "gloss"] {
        guard let part = record[part] as? [String: Any] else { continue }
        expectCut(try #require(part["text"] as? String), part["utf8Range"], utf8)
      }
    }
  }

  private func expectCut(_ text: String, _ range: Any?, _ bytes: [UInt8]) {
    guard let range = range as? [Int], range.count == 2, range[1] <= bytes.count else {
      Issue.record("no range of “\(text)”")
      return
    }
    #expect(Array(bytes[range[0]..<range[1]]) == Array(text.utf8))
  }

  @Test func encodingsGiveTheSamePlaces() throws {
    let folder = TemporaryFolder.starter()
    let text = "올해 전정특신(专精特新) 기업과 작은 거인이 중관춘에 모였다. 정부는 이들을 돕는다.\n"
    folder.write(text, to: "a.md")
    folder.write([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "b.md")
    let first = folder.run("annotate", "a.md").output
    #expect(folder.run("annotate", "b.md").output.replacingOccurrences(of: "b.md", with: "a.md") == first)
    #expect(first.split(separator: "\n").count == 5)
  }

  /// Reasons are told in the language of the interface; values are named as in the records. Where nothing decides, the other concept is not refused.
  @Test(arguments: [
    ("en", "left open, right particle", "settled by gloss"), ("ko", "왼쪽 open, 오른쪽 particle", "판단 근거 gloss"),
    ("zh", "左 open，右 particle", "判定依据 gloss"),
  ])
  func reasonsAreTold(language: String, edges: String, witnesses: String) {
    let folder = TemporaryFolder.starter()
    folder.write(
      "- {id: capital, terms: {ko: [수도], zh-Hans: [首都]}}\n- {id: pipe, terms: {ko: [수도], zh-Hans: [水道]}}\n",
      to: "Glossary/water.yaml")
    folder.write("수도(水道)가 낡았다. 수도를 고친다.\n", to: "a.md")
    folder.write("수도를 고친다.\n", to: "b.md")
    let run = folder.run("annotate", "--format", "text", "--explain", "--ui", language, "a.md")
    #expect(run.output.contains(edges) && run.output.contains(witnesses), "\(run.output)\(run.messages)")
    let refused = folder.run("annotate", "--format", "text", "--why-not", "수도", "--ui", language, "b.md")
    #expect(refused.output.contains("→ pipe") && refused.output.contains("✗ undecided"), "\(refused.output)")
  }

  @Test func standardInputIsReadLikeTheFile() {
    let folder = TemporaryFolder.starter()
    let named = folder.run("annotate", "article.ko.md").output
    let piped = folder.run("annotate", "-", input: folder.text(of: "article.ko.md"))
    #expect(piped.output.replacingOccurrences(of: "\"file\":\"-\"", with: "\"file\":\"article.ko.md\"") == named)
    #expect(piped.status == 0)
  }
}
