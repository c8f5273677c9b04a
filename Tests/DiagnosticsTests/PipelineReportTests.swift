import BitextModel
import Diagnostics
import Testing

@Suite struct JUnitReportTests {
  @Test func filesAreSuitesAndRulesAreCases() {
    let file = "기사/1호 특집.md"
    #expect(
      Sample.written(.junit, in: .korean) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="eonhae check" tests="8" failures="3" errors="0">
          <testsuite name="\(file)" tests="4" failures="2" errors="0" skipped="0">
            <testcase name="gloss-missing" classname="\(file)" file="\(file)"/>
            <testcase name="gloss-script" classname="\(file)" file="\(file)" line="1">
              <failure message="\(file):1:10: 오류: 번체자입니다" type="error">\(file):1:10: 오류: 번체자입니다</failure>
            </testcase>
            <testcase name="name-policy" classname="\(file)" file="\(file)">
              <system-out>\(file):3:5: 참고: 지명, 100%: ‘𠮷’</system-out>
            </testcase>
            <testcase name="spacing-variant" classname="\(file)" file="\(file)" line="3">
              <failure message="\(file):3:11: 경고: 띄어쓰기가 용어집과 다릅니다: ‘인공지능’" type="warning">\
        \(file):3:11: 경고: 띄어쓰기가 용어집과 다릅니다: ‘인공지능’</failure>
            </testcase>
          </testsuite>
          <testsuite name="译文/b.md" tests="4" failures="1" errors="0" skipped="0">
            <testcase name="gloss-missing" classname="译文/b.md" file="译文/b.md" line="1">
              <failure message="译文/b.md:1:1: 경고: 처음 나온 용어인데 병기가 없습니다" type="warning">\
        译文/b.md:1:1: 경고: 처음 나온 용어인데 병기가 없습니다</failure>
            </testcase>
            <testcase name="gloss-script" classname="译文/b.md" file="译文/b.md"/>
            <testcase name="name-policy" classname="译文/b.md" file="译文/b.md"/>
            <testcase name="spacing-variant" classname="译文/b.md" file="译文/b.md"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func severalFindingsOfOneRuleAreOneFailureAndTextIsEscaped() {
    let source = SourceText(path: "a&b.md", text: "가나")
    let findings = ["<\"1\">\u{1B}\u{0}\n", "2\u{FFFF}𠮷"].enumerated().map {
      Finding(
        rule: "unlisted", severity: .warning, range: TextRange($0 * 3, $0 * 3 + 3), message: Message(verbatim: $1))
    }
    let xml = written([FileReport(source: source, findings: findings)], as: .junit)
    #expect(
      xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="eonhae check" tests="1" failures="1" errors="0">
          <testsuite name="a&amp;b.md" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="unlisted" classname="a&amp;b.md" file="a&amp;b.md" line="1">
              <failure message="a&amp;b.md:1:1: warning: &lt;&quot;1&quot;&gt;&#10;" type="warning">\
        a&amp;b.md:1:1: warning: &lt;&quot;1&quot;&gt;

        a&amp;b.md:1:2: warning: 2𠮷</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }
}

@Suite struct GitHubReportTests {
  @Test func findingsAreWorkflowCommands() {
    let file = "기사/1호 특집.md"
    #expect(
      Sample.written(.github, in: .chinese) == """
        ::error file=\(file),line=1,endLine=1,col=10,endColumn=14,title=gloss-script::此处为繁体字
        ::notice file=\(file),line=3,endLine=3,col=5,endColumn=8,title=name-policy::地名，100%25：“𠮷”
        ::warning file=\(file),line=3,endLine=3,col=11,endColumn=16,title=spacing-variant::空格写法与术语表不同：“인공지능”
        ::warning file=译文/b.md,line=1,endLine=1,col=1,endColumn=5,title=gloss-missing::首次出现，未附原文

        """)
  }

  @Test func propertiesAndMessagesAreEscapedAndLinesHaveNoEndColumn() {
    let finding = Finding(
      rule: "r", severity: .error, range: TextRange(0, 7), message: Message(verbatim: "1: a,b\r\n50%"))
    let source = SourceText(path: "a,b:c%.md", text: "가\n나")
    #expect(
      written([FileReport(source: source, findings: [finding])], as: .github)
        == "::error file=a%2Cb%3Ac%25.md,line=1,endLine=2,col=1,title=r::1: a,b%0D%0A50%25\n")
  }

  @Test func nothingFoundIsNothingWritten() {
    #expect(written([FileReport(source: Sample.chinese, findings: [])], as: .github).isEmpty)
  }
}

private func written(_ files: [FileReport], as format: ReportFormat) -> String {
  CheckReport(files: files, coverage: Coverage(), rules: [])
    .written(as: format, language: .english, style: TextStyle(isColored: false, width: 80))
}
