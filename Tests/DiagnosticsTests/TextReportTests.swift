import BitextModel
import Diagnostics
import Testing

@Suite struct TextReportTests {
  @Test func reportReadsAsWrittenInEnglish() {
    #expect(
      Sample.written(.text) == """
        기사/1호 특집.md:1:10: error: traditional script [gloss-script]
            중국은 전정특신(專精特新) 기업을 키운다.
                            ^~~~~~~~
            → 专精特新

        기사/1호 특집.md:3:5: note: place name, 100%: see “𠮷” [name-policy]
            𠮷林성(𠮷林省)의 \(Sample.nfdTerm)도 있다.
                   ^~~~~~

        기사/1호 특집.md:3:11: warning: spaced otherwise: “인공지능” [spacing-variant]
            𠮷林성(𠮷林省)의 \(Sample.nfdTerm)도 있다.
                             ^~~~~~~~~
            → 인공지능
            → (delete) (suggestion)

        译文/b.md:1:1: warning: first mention without a gloss [gloss-missing]
            专精特新企业
            ^~~~~~~~
            → 专精特新(전정특신) (suggestion)

        2 files checked: 1 error, 2 warnings, 1 note. --fix mends 2 of them.

        Glossary coverage: 2 of 4 terms (50%), 5 of 18 mentions; 1 term glossed.
        By field:
          ai        1 term  1 mention
          중소기업  1 term  4 mentions
        Not in the glossary:
          길림성  𠮷林省  1 mention
          소재    原材料  12 mentions

        """)
  }

  @Test(arguments: [
    (
      InterfaceLanguage.korean,
      """
      译文/b.md:1:1: 경고: 처음 나온 용어인데 병기가 없습니다 [gloss-missing]
          专精特新企业
          ^~~~~~~~
          → 专精特新(전정특신) (제안)

      파일 2개를 검사한 결과: 오류 1건, 경고 2건, 참고 1건. 그중 2건은 --fix로 고칠 수 있습니다.

      용어집 수록률: 용어 4개 중 2개(50%), 출현 18회 중 5회. 원어를 병기한 용어는 1개입니다.
      분야별:
        ai        용어 1개  1회
        중소기업  용어 1개  4회
      용어집에 없는 용어:
        길림성  𠮷林省  1회
        소재    原材料  12회

      """
    ),
    (
      .chinese,
      """
      译文/b.md:1:1: 警告: 首次出现，未附原文 [gloss-missing]
          专精特新企业
          ^~~~~~~~
          → 专精特新(전정특신)（建议）

      检查了 2 个文件，发现 1 处错误、2 处警告、1 处提示，其中 2 处可用 --fix 自动修正。

      术语表覆盖率：4 个术语中收录 2 个（50%），共出现 18 次，其中 5 次为已收录术语；1 个术语附有原文。
      按领域：
        ai        1 个术语  1 次
        중소기업  1 个术语  4 次
      术语表未收录：
        길림성  𠮷林省  1 次
        소재    原材料  12 次

      """
    ),
  ])
  func wordsFollowTheInterfaceLanguage(language: InterfaceLanguage, end: String) {
    #expect(Sample.written(.text, in: language).hasSuffix(end))
  }

  @Test(arguments: [
    (InterfaceLanguage.english, "1 file checked, no findings.\n"),
    (.korean, "파일 1개를 검사한 결과 지적 사항이 없습니다.\n"),
    (.chinese, "检查了 1 个文件，未发现问题。\n"),
  ])
  func cleanFileIsOneLine(language: InterfaceLanguage, expected: String) {
    let report = CheckReport(
      files: [FileReport(source: Sample.chinese, findings: [])], coverage: Coverage(), rules: Sample.rules)
    #expect(report.written(as: .text, language: language, style: TextStyle(isColored: false, width: 80)) == expected)
  }

  @Test func colourMarksTheSeverityAndThePlace() {
    let lines = entry("가나다", marking: "나", isColored: true)
    #expect(lines[0] == "a.md:1:2: \u{1B}[33mwarning\u{1B}[0m: m [r]")
    #expect(lines[2] == "      \u{1B}[33m^~\u{1B}[0m")
  }

  @Test(arguments: [
    ("앞말이 길게 이어지는 문장 속의 용어가 여기에 있고 뒷말도 길게 이어진다", "용어", "    …지는 문장 속의 용어가 여기에 있고 …", "                    ^~~~"),
    ("용어가 문장 맨 앞에 있고 뒷말이 화면보다 길게 이어지는 경우", "용어", "    용어가 문장 맨 앞에 있고 뒷말이 화…", "    ^~~~"),
    ("앞말이 화면보다 길게 이어지고 문장 맨 끝에야 나오는 용어", "용어", "    …이어지고 문장 맨 끝에야 나오는 용어", "                                    ^~~~"),
    (
      "가나다라마바사아자차카타파하가나다라마바사아", "가나다라마바사아자차카타파하가나다라마바사", "    가나다라마바사아자차카타파하가나다…",
      "    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
    ),
    ("  \t들여 쓴 줄", "쓴", "    들여 쓴 줄", "         ^~"),
    ("탭\t뒤", "뒤", "    탭 뒤", "       ^~"),
    ("첫 줄과\n둘째 줄", "줄과\n둘째", "    첫 줄과", "       ^~~~"),
    ("줄 끝\r\n다음", "끝", "    줄 끝", "       ^~"),
    ("첫 줄과\r\n둘째 줄", "줄과\r\n둘째", "    첫 줄과", "       ^~~~"),
    ("e\u{301}\u{1F469}\u{200D}\u{1F4BB}ㄱ！x", "x", "    e\u{301}\u{1F469}\u{200D}\u{1F4BB}ㄱ！x", "           ^"),
    ("\u{1B}[31m붉은", "붉은", "    \u{FFFD}[31m붉은", "         ^~~~"),
  ])
  func excerptIsCutAndMarkedByWidth(text: String, place: String, line: String, marker: String) {
    let lines = entry(text, marking: place, width: 40)
    #expect(lines[1] == line)
    #expect(lines[2] == marker)
    #expect(lines[1].count <= 40)
  }

  @Test func emptyPlaceIsOneCaret() {
    let source = SourceText(path: "a.md", text: "가나\n")
    for (offset, marker) in [(3, "      ^"), (6, "        ^"), (7, "    ^")] {
      let finding = Finding(
        rule: "r", severity: .note, range: TextRange(offset, offset), message: Message(verbatim: "m"))
      #expect(written([finding], of: source)[2] == marker)
    }
  }

  @Test func findingsInOneLongLineAreEachCutOut() {
    let source = SourceText(path: "a.md", text: String(repeating: "전정특신 기업", count: 500))
    let findings = (0..<500).map {
      Finding(
        rule: "r", severity: .note, range: TextRange($0 * 19, $0 * 19 + 12), message: Message(verbatim: "m"))
    }
    let lines = written(findings, of: source, width: 40)
    #expect(lines[4 * 250] == "a.md:1:1751: note: m [r]")
    #expect(lines[4 * 250 + 1] == "    …전정특신 기업전정특신 기업전정특신…")
    #expect(lines[4 * 250 + 2] == "                  ^~~~~~~~")
  }

  private func entry(_ text: String, marking place: String, width: Int = 80, isColored: Bool = false) -> [String] {
    let source = SourceText(path: "a.md", text: text)
    let finding = Finding(
      rule: "r", severity: .warning, range: source.range(of: place), message: Message(verbatim: "m"))
    return written([finding], of: source, width: width, isColored: isColored)
  }

  private func written(
    _ findings: [Finding], of source: SourceText, width: Int = 80, isColored: Bool = false
  ) -> [String] {
    CheckReport(files: [FileReport(source: source, findings: findings)], coverage: Coverage(), rules: [])
      .written(as: .text, language: .english, style: TextStyle(isColored: isColored, width: width))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
