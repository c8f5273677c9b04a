import Foundation
import Testing

@Suite struct InterfaceTests {
  private static let folder = Shared(TemporaryFolder.starter())
  private static let english = "nothing found for “없는말”\n"
  private static let korean = "‘없는말’에 맞는 용어가 없습니다\n"
  private static let chinese = "没有找到“없는말”\n"

  @Test(
    arguments: [
      (["--ui", "ko"], [:], korean), (["--ui=zh"], [:], chinese), (["--ui", "en"], ["LANG": "ko_KR.UTF-8"], english),
      ([], ["LANG": "ko_KR.UTF-8"], korean), ([], ["LANG": "zh_CN.UTF-8"], chinese),
      ([], ["LANG": "fr_FR.UTF-8"], english),
      ([], ["LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"], korean), ([], ["LANG": "", "LC_ALL": ""], english),
    ] as [([String], [String: String], String)])
  func languageIsChosen(_ options: [String], _ environment: [String: String], _ expected: String) {
    #expect(Self.folder.value.run(["lookup"] + options + ["없는말"], environment: environment).output == expected)
  }

  @Test(arguments: ["ko", "zh"]) func reportsSpeakTheLanguageAndKeepThePlaces(_ language: String) {
    let places = { (text: String) in
      text.split(separator: "\n").filter { $0.hasPrefix("article.ko.md:") }.map { line in
        line.split(separator: ":")[1...2].joined(separator: ":")
      }
    }
    let own = Self.folder.value.run("check", "--ui", language, "article.ko.md").output
    let english = Self.folder.value.run("check", "--ui", "en", "article.ko.md").output
    #expect(own != english)
    #expect(places(own) == places(english))
    #expect(own.contains(language == "ko" ? "경고" : "警告"))
  }

  @Test func colourIsForTerminalsOnly() {
    let run = { (options: [String], environment: [String: String]) in
      Self.folder.value.run(["check", "article.ko.md"] + options, environment: environment).output.contains("\u{1B}[")
    }
    #expect(!run([], [:]))
    #expect(run(["--color", "always"], [:]))
    #expect(!run(["--color", "never"], [:]))
    #expect(!run([], ["NO_COLOR": "1"]))
  }

  @Test(arguments: [
    ["frob"], ["check"], ["check", "--format", "nope", "a.md"], ["check", "--fail-on", "sometimes", "a.md"],
    ["lookup", "--limit", "0", "a"], ["draft", "a.md", "b.md", "--target", "c.md"], ["check", "--ui", "fr", "a.md"],
    ["check", "--encoding", "klingon", "a.md"], ["glossary", "frob"],
  ]) func wrongUsageIs64(_ arguments: [String]) {
    let run = Self.folder.value.run(arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.messages.contains("Usage: eonhae"))
  }

  @Test func helpAndVersionAreAnswered() {
    let version = Self.folder.value.run("--version")
    #expect(version.status == 0)
    #expect(version.output.split(separator: ".").count == 3)
    for verb in ["init", "lookup", "annotate", "check", "draft", "segment", "glossary"] {
      let help = Self.folder.value.run("help", verb)
      #expect(help.status == 0)
      #expect(help.output.contains("USAGE: eonhae \(verb)"))
    }
  }

  @Test func sentencesAreWrittenOneALine() {
    let run = Self.folder.value.run("segment", "article.ko.md")
    #expect(
      run.output == """
        베이징의 전정특신 기업
        베이징시는 올해 전정특신(專精特新) 기업 200곳을 새로 선정했다.
        이 가운데 소거인은 30곳으로, 중관춘에서는 12곳이 나왔다.
        작은 거인(小巨人)은 세제 혜택을 받는다.
        신질생산력(新质生产力)도 함께 강조되었다.

        """)
    let words = Self.folder.value.run("segment", "--words", "-", input: "중국어 교육\n")
    #expect(words.output == "중국어\n교육\n")
  }

  @Test func segmentsCarryTheirRanges() throws {
    let run = Self.folder.value.run("segment", "--format", "jsonl", "-", input: "첫 문장이다. 둘째다.\n")
    #expect(
      run.output == """
        {"block":0,"column":1,"file":"-","line":1,"text":"첫 문장이다.","utf16Range":[0,7],"utf8Range":[0,17]}
        {"block":0,"column":9,"file":"-","line":1,"text":"둘째다.","utf16Range":[8,12],"utf8Range":[18,28]}

        """)
  }

  @Test func glossaryIsCounted() {
    #expect(
      Self.folder.value.run("glossary", "stats", "--format", "json").output == """
        {"concepts":3,"defined":3,"fields":[{"concepts":3,"field":"sme-policy","terms":11}],\
        "languages":{"en":3,"ko":5,"zh-Hans":3},"renderings":{"sino-korean":3,"translation":1,"transliteration":1},\
        "sourced":0,"statuses":{"admitted":1,"deprecated":1,"preferred":9},"terms":11}

        """)
    #expect(
      Self.folder.value.run("glossary", "stats").output.hasPrefix(
        "3 concepts, 11 terms; 3 defined, 0 with a source\n\n  sme-policy                 3 concepts, 11 terms\n"))
  }
}
