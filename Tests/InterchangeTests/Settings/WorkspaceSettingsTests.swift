import BitextModel
import Diagnostics
import Terminology
import Testing

@testable import Interchange

@Suite struct WorkspaceSettingsTests {
  private static let rules = ["gloss-script", "spacing-variant"]

  private func read(_ text: String) -> (settings: WorkspaceSettings, faults: [String]) {
    let read = WorkspaceSettings.read(SourceText(path: "eonhae.yaml", text: text), knownRules: Self.rules)
    return (read.settings, read.problems.map { "\($0.line ?? 0):\($0.column ?? 0): \($0.message.english)" })
  }

  @Test func everythingHasADefault() {
    #expect(read("").settings == WorkspaceSettings())
    #expect(read("").faults == [])
    #expect(read("rules: {}\n").settings == WorkspaceSettings())
  }

  @Test func everyKeyIsRead() {
    var expected = WorkspaceSettings()
    expected.targetLanguage = .traditionalChinese
    expected.glossary = ["Glossary", "more.yaml"]
    expected.corpus = ["Texts"]
    expected.memory = "memory.sqlite"
    expected.style.gloss = .everyMention
    expected.style.glossScript = .traditional
    expected.style.names = .sinoKorean
    expected.rules = ["gloss-script": .error, "spacing-variant": nil as Severity?]
    expected.defaultProvider = "gpt"
    expected.providers["gpt"] = .init(
      kind: "openai", url: "http://127.0.0.1:8080/v1", model: "m", keyEnvironment: "KEY")
    let read = read(
      """
      languages: {source: ko, target: zh-Hant}
      glossary: [Glossary, more.yaml]
      corpus: Texts
      memory: memory.sqlite
      style: {gloss: every-mention, glossScript: Hant, names: sino-korean}
      rules: {gloss-script: error, spacing-variant: off}
      providers:
        default: gpt
        gpt: {kind: openai, url: "http://127.0.0.1:8080/v1", model: m, keyEnvironment: KEY}
      """)
    #expect(read.faults == [])
    #expect(read.settings == expected)
  }

  @Test(arguments: [
    ("glosary: [Glossary]\n", "1:1: unknown key “glosary” in eonhae.yaml; did you mean “glossary”?"),
    ("style: {glossscript: Hans}\n", "1:9: unknown key “glossscript” in style; did you mean “glossScript”?"),
    (
      "style: {gloss: first-mentoin}\n",
      "1:16: “first-mentoin” is not one of first-mention, every-mention, never; "
        + "did you mean “first-mention”?"
    ),
    ("rules: {gloss-scrpit: error}\n", "1:9: unknown key “gloss-scrpit” in rules; did you mean “gloss-script”?"),
    ("rules: {gloss-script: loud}\n", "1:23: “loud” is not one of note, warning, error, off"),
    ("languages: {target: fr}\n", "1:21: “fr” is not one of ko, zh-Hans, zh-Hant"),
    (
      "- glossary\n",
      "1:1: eonhae.yaml: expected keys (languages, glossary, corpus, memory, style, rules, providers), "
        + "found a list"
    ),
    ("glossary: {a: b}\n", "1:11: expected a text, found a mapping"),
    (
      "providers:\n  default: gpt\n",
      "2:3: the default provider “gpt” is not described here; add it, "
        + "or write “default: none”"
    ),
    ("style:\n\tgloss: never\n", "2:1: a tab in the indentation; YAML takes spaces only: replace it by two spaces"),
  ]) func faultIsToldWithItsPlace(_ text: String, _ expected: String) {
    #expect(read(text).faults == [expected])
  }

  @Test func severalFaultsAreToldInOrder() {
    #expect(
      read("memry: a\nstyle: {names: both}\n").faults == [
        "1:1: unknown key “memry” in eonhae.yaml; did you mean “memory”?",
        "2:16: “both” is not one of transliteration, sino-korean",
      ])
  }
}
