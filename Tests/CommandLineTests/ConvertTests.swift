import Testing

@Suite struct ConvertTests {
  private static let folder: Shared = {
    let folder = TemporaryFolder()
    folder.write(
      """
      - id: information
        field: sample
        terms:
          ko: [{term: 정보, status: preferred}]
          zh-Hans: [信息]
          zh-Hant: [資訊]
      """, to: "terms.yaml")
    return Shared(folder)
  }()

  @Test(arguments: [
    (["--to", "Hant", "头发发展"], "頭髮發展\n"), (["--to", "Hans", "頭髮", "乾燥"], "头发\n干燥\n"),
    (["--to", "Hant-TW", "软件里"], "軟體裡\n"), (["--to", "Hant-TW", "--keep-words", "软件里"], "軟件裡\n"),
    (["--to", "Hant-HK", "里面"], "裏面\n"), (["--to", "Hanja", "清华产业"], "淸華産業\n"),
    (["--from", "Hant-TW", "--to", "Hans", "軟體"], "软件\n"), (["--from", "Hanja", "--to", "Hant", "淸華"], "清華\n"),
    (["--to", "Hant", "信息干部"], "信息幹部\n"), (["--to", "Hant", "--glossary", "terms.yaml", "信息干部"], "資訊幹部\n"),
    (
      ["--to", "Hant", "--ambiguities", "头发发"], "頭髮發\n  2: 发 → 髮 (發): phrase 头发\n? 3: 发 → 發 (髮): no context\n"
    ),
    (
      ["--to", "Hant", "--ambiguities", "--ui", "ko", "头发发"], "頭髮發\n  2: 发 → 髮 (發): 어구 头发\n? 3: 发 → 發 (髮): 문맥 없음\n"
    ),
    (
      ["--to", "Hant", "--ambiguities", "--glossary", "terms.yaml", "信息"],
      "資訊\n  1: 信息 → 資訊 (信息): glossary information\n"
    ),
    (["--to", "Hant", "--format", "json", "发"], #"{"converted":"發","text":"发","to":"Hant"}"# + "\n"),
    (["--to", "Hant", ""], "\n"),
  ])
  func textIsConverted(_ arguments: [String], _ output: String) {
    let run = Self.folder.value.run(["convert"] + arguments)
    #expect(run.output == output)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func linesOfStandardInputAreConverted() {
    let run = Self.folder.value.run("convert", "--to", "Hant", input: "头发\n\n发展")
    #expect(run.output == "頭髮\n\n發展\n")
  }

  @Test func choicesCarryTheirRanges() throws {
    let run = Self.folder.value.run("convert", "--to", "Hant", "--ambiguities", "--format", "json", "头发。发")
    let choices = try #require(try json(run.output)["choices"] as? [[String: Any]])
    #expect(choices.count == 2)
    #expect(choices[0]["utf8Range"] as? [Int] == [3, 6])
    #expect(choices[0]["resultUtf8Range"] as? [Int] == [3, 6])
    #expect(choices[0]["decision"] as? String == "phrase")
    #expect(choices[0]["phrase"] as? String == "头发")
    #expect(choices[0]["isDoubtful"] as? Bool == false)
    #expect(choices[1]["others"] as? [String] == ["髮"])
    #expect(choices[1]["decision"] as? String == "character")
    #expect(choices[1]["isDoubtful"] as? Bool == true)
  }

  @Test(
    arguments: [
      (["--to", "Latn", "a"], 64), (["a"], 64), (["--to", "Hant", "--glossary", "none.yaml", "a"], 2),
    ] as [([String], Int32)])
  func whatCannotBeDoneIsSaid(_ arguments: [String], _ status: Int32) {
    let run = Self.folder.value.run(["convert"] + arguments)
    #expect(run.status == status)
    #expect(run.output == "")
    #expect(!run.messages.isEmpty)
  }

  @Test func bytesThatAreNoTextDoNotStopIt() {
    let run = Self.folder.value.run(["convert", "--to", "Hant"], input: [0xE5, 0x8F, 0x0A, 0x00, 0x0A])
    #expect(run.status == 0)
    #expect(run.outputBytes.last == 0x0A)
  }

  // MARK: Words

  @Test(arguments: [
    ("专精特新企业和东数西算工程。", "专精特新|企业|和|东数西算|工程"), ("中国产业", "中国|产业"), ("전정특신기업은 专精特新을", "전정특신기업은|专精特新|을"),
  ])
  func aTermOfTheGlossaryIsOneWord(_ text: String, _ words: String) {
    let folder = TemporaryFolder()
    folder.write(
      """
      - {id: a, field: sample, terms: {ko: [전정특신], zh-Hans: [专精特新]}}
      - {id: b, field: sample, terms: {ko: [동수서산], zh-Hans: [东数西算]}}
      - {id: c, field: sample, terms: {ko: [국산], zh-Hans: [国产]}}
      """, to: "terms.yaml")
    let run = folder.run("segment", "--words", "--glossary", "terms.yaml", "-", input: text + "\n")
    #expect(run.output == words.split(separator: "|").map { $0 + "\n" }.joined())
    let records = folder.run(
      "segment", "--words", "--format", "jsonl", "--glossary", "terms.yaml", "-", input: text + "\n")
    let concepts = (try? jsonLines(records.output))?.compactMap { $0["concept"] as? String }
    #expect(concepts == (words.contains("专精") ? words.contains("东数") ? ["a", "b"] : ["a"] : []))
  }
}
