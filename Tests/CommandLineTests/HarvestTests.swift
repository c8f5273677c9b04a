import Foundation
import Testing

@Suite struct HarvestTests {
  private static let folder: Shared = {
    let folder = TemporaryFolder.starter()
    folder.write(
      """
      # 청두의 새 정책

      청두시는 ‘롵팡오 플랜(蓉漂计划)’을 냈다. 창업자 레이쥔(雷軍)은 장쑤(江苏)대학에서 신질생산력(新质生产力)을 말했다.

      ‘통파오 플랜’(蓉漂计划)은 소거인(小巨人)과 《중국경제주간》(中国经济周刊)에 실렸다. 전정특신(专精特新)도 있다.

      """, to: "h.md")
    return Shared(folder)
  }()

  @Test func tableNamesBothFormsOfAConflict() {
    let run = Self.folder.value.run("harvest", "h.md")
    #expect(
      run.output == """
        conflict  term          소거인        小巨人        sino-korean      0.95  ×1  h.md:5:17
          “소거인” here, “작은 거인” in the glossary (xiaojuren)
        new       person        레이쥔        雷軍          transliteration  0.95  ×1  h.md:3:30
        new       place         장쑤          江苏          transliteration  0.95  ×1  h.md:3:39
        new       organisation  장쑤대학      江苏大学      mixed            0.69  ×1  h.md:3:39
        new       title         중국경제주간  中国经济周刊  sino-korean      0.95  ×1  h.md:5:28
        new       term          롵팡오 플랜   蓉漂计划      mixed            0.96  ×2  h.md:3:7
          spellings: 롵팡오 플랜 ×1, 통파오 플랜 ×1
          by the rules: 룽퍄오플랜
        new       term          신질생산력    新质生产力    sino-korean      0.95  ×1  h.md:3:50
        known     term          전정특신      专精特新      sino-korean      1.00  ×1  h.md:5:50

        """)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func jsonLinesHoldPlaceAndEvidence() throws {
    let run = Self.folder.value.run("harvest", "--format", "jsonl", "--only", "conflict", "h.md")
    #expect(
      run.output == """
        {"column":17,"concept":"xiaojuren","count":1,"evidence":[{"column":17,"file":"h.md","form":"bracket","ko":"소거인",\
        "line":5,"sentence":"‘통파오 플랜’(蓉漂计划)은 소거인(小巨人)과 《중국경제주간》(中国经济周刊)에 실렸다.",\
        "utf16Range":[97,105],"utf8Range":[231,251],"zh":"小巨人"}],"expected":"작은 거인","file":"h.md","kind":"term",\
        "kindCues":[{"cue":"glossary","text":"sme-policy"}],"kindScore":0.462,"known":false,"ko":"소거인","line":5,\
        "rendering":"sino-korean","score":0.95,"standing":"conflict","utf8Range":[231,251],\
        "variants":[{"count":1,"known":false,"ko":"소거인"}],"zh":"小巨人","zhHans":"小巨人"}

        """)
  }

  @Test func tabSeparatedHasALineOfNames() {
    let lines = Self.folder.value.run("harvest", "--format", "tsv", "--only", "known", "h.md").output.split(
      separator: "\n")
    #expect(
      lines == [
        "ko\tzh\tzhHans\tkind\trendering\tscore\tknown\tstanding\tconcept\texpected\tcount\tvariants\tfile\tline\tcolumn\tsentence",
        "전정특신\t专精特新\t专精特新\tterm\tsino-korean\t1.00\ttrue\tknown\tzhuanjingtexin\t\t1\t전정특신 (1)\th.md\t5\t50\t전정특신(专精特新)도 있다.",
      ])
  }

  /// From the article into the glossary and back: what was new is then known.
  @Test func yamlIsTakenInByMerge() throws {
    let folder = TemporaryFolder.starter()
    folder.write(Self.folder.value.text(of: "h.md")!, to: "h.md")
    let harvest = folder.run("harvest", "--format", "yaml", "h.md")
    #expect(
      harvest.output.hasPrefix(
        """
        - id: jiangsu
          field: places
          partOfSpeech: noun
          terms:
            ko:
              - {term: 장쑤, status: preferred, rendering: transliteration}
            zh-Hans: [江苏]
          note: harvested from h.md:3:39

        - id: jiangsudaxue

        """))
    #expect(harvest.messages == "eonhae: 1 in conflict with the glossary left out; see them with --only conflict\n")
    folder.write(harvest.output, to: "new.yaml")
    let merge = folder.run("glossary", "merge", "new.yaml")
    #expect(merge.messages == "concepts read: 6, added: 6, changed: 0, conflicts: 0\n")
    #expect(merge.status == 0)
    #expect(folder.run("glossary", "lint").status == 0)
    #expect(folder.run("harvest", "--only", "new", "h.md").output == "no glosses found\n")
    #expect(
      folder.run("glossary", "merge", "new.yaml").messages == "concepts read: 6, added: 0, changed: 0, conflicts: 0\n")
  }

  @Test func sameBytesWhateverTheOrderOfFiles() {
    let folder = TemporaryFolder.starter()
    folder.write("신질생산력(新质生产力)은\n", to: "a.md")
    folder.write("공동부유(共同富裕)는\n", to: "b.md")
    #expect(folder.run("harvest", "a.md", "b.md").output == folder.run("harvest", "b.md", "a.md").output)
  }
}

@Suite struct GlossaryEditingTests {
  @Test func conflictIsListedAndLeft() {
    let folder = TemporaryFolder.starter()
    let before = folder.text(of: "Glossary/sme-policy.yaml")
    let run = folder.run("glossary", "add", "작은 거장", "小巨人")
    #expect(run.output == "")
    #expect(
      run.messages == """
        conflict: xiaojuren: preferred ko term: ours “작은 거인”, theirs “작은 거장”
        concepts read: 1, added: 0, changed: 0, conflicts: 1

        """)
    #expect(run.status == 1)
    #expect(folder.text(of: "Glossary/sme-policy.yaml") == before)
  }

  @Test func dryRunShowsADiffAndWritesNothing() {
    let folder = TemporaryFolder.starter()
    let before = folder.files
    let run = folder.run(
      "glossary", "add", "시진핑", "習近平", "--field", "people", "--en", "Xi Jinping", "--definition", "중국의 정치인.",
      "--dry-run")
    #expect(
      run.output == """
        --- a/Glossary/people.yaml
        +++ b/Glossary/people.yaml
        @@ -0,0 +1,9 @@
        +- id: xijinping
        +  field: people
        +  terms:
        +    ko:
        +      - {term: 시진핑, status: preferred, rendering: transliteration}
        +    zh-Hans: [习近平]
        +    en: [Xi Jinping]
        +  definition:
        +    ko: 중국의 정치인.

        """)
    #expect(run.status == 0)
    #expect(folder.files == before)
  }

  @Test func preferTheirsChangesOnlyTheConcept() {
    let folder = TemporaryFolder.starter()
    let run = folder.run("glossary", "add", "작은 거장", "小巨人", "--prefer", "theirs", "--dry-run")
    #expect(
      run.output.split(separator: "\n").filter { $0.hasPrefix("+ ") || $0.hasPrefix("- ") } == [
        "-      - {term: 작은 거인, status: preferred, rendering: translation}",
        "+      - {term: 작은 거장, status: preferred, rendering: mixed}",
        "+      - {term: 작은 거인, status: admitted, rendering: translation}",
      ])
    #expect(run.status == 0)
  }

  @Test func fileNamedIsTheOnlyGlossary() {
    let folder = TemporaryFolder.starter()
    #expect(folder.run("glossary", "add", "작은 거장", "小巨人", "--into", "own.yaml").output == "own.yaml\n")
    #expect(folder.text(of: "own.yaml")?.hasPrefix("- id: xiaojuren\n  field: terms\n") == true)
  }

  @Test func faultsAreSaid() {
    let folder = TemporaryFolder.starter()
    #expect(folder.run("glossary", "add", "가나", "다라").status == 64)
    #expect(folder.run("glossary", "merge", "gone.yaml").messages == "gone.yaml: error: no such file; check the path\n")
    folder.write("- id: x\n  terms: {ko: [가], zh: [甲]}\n", to: "bad.yaml")
    let run = folder.run("glossary", "merge", "bad.yaml")
    #expect(run.messages.hasPrefix("bad.yaml:2:"))
    #expect(run.status == 2)
  }
}
