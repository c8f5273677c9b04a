import Foundation
import Testing

@Suite struct AlignTests {
  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("인공지능 연구소가 베이징에 문을 열었다.\n소장은 왕밍 교수가 맡는다.\n연구소는 2025년까지 120명을 채용한다.\n", to: "a.ko.txt")
    folder.write("人工智能研究所在北京成立。\n研究所到2025年将招聘120人。\n", to: "a.zh.txt")
    folder.write("0:0\n1:\n2:1\n", to: "a.gold")
    return folder
  }

  @Test func agreementWithGoldIsPrinted() {
    let run = Self.folder().run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--evaluate", "a.gold")
    #expect(
      run.output == """
        strict P 1.000 R 1.000 F1 1.000
        lax    P 1.000 R 1.000 F1 1.000

        """)
    #expect(run.status == 0)
  }

  @Test func correctionsAreKept() {
    let folder = Self.folder()
    folder.write("source\ttarget\tscore\n0\t\t!\n1\t0\t!\n", to: "fixed.tsv")
    let run = folder.run(
      "align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv", "--corrections", "fixed.tsv")
    #expect(run.output.contains("\n0\t\t!\t"))
    #expect(run.output.contains("\n1\t0\t!\t"))
  }

  @Test(arguments: [
    "source\ttarget\tscore\r\n0\t1\t!\r\n", "\u{FEFF}source\ttarget\tscore\n0\t1\t！ \n", "\"0\"\t\"1\"\t\"!\"\n",
  ])
  func correctionsAreReadAsSpreadsheetsWriteThem(table: String) {
    let folder = Self.folder()
    folder.write(table, to: "fixed.tsv")
    let run = folder.run(
      "align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv", "--corrections", "fixed.tsv")
    #expect(run.output.contains("\n0\t1\t!\t"))
    #expect(run.messages == "")
    folder.write(
      Array("source\ttarget\tscore\n0\t1\t!\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "16.tsv")
    let wide = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv", "--corrections", "16.tsv")
    #expect(wide.output == run.output)
  }

  @Test func correctionsThatAreNotKeptAreTold() {
    let folder = Self.folder()
    folder.write("source\ttarget\tscore\n2\t0\t!\n0\t1\t!\n", to: "crossing.tsv")
    folder.write("source\ttarget\tscore\n0\t0\t1.000\n", to: "none.tsv")
    let run = folder.run(
      "align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tsv", "--corrections", "crossing.tsv")
    #expect(
      run.messages
        == "crossing.tsv:2:1: warning: this row (2:0) was not kept, for it crosses another one or shares sentences with it; mark one of them only, or name its kind “moved”\n"
    )
    #expect(run.status == 0)
    let none = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--corrections", "none.tsv")
    #expect(
      none.messages
        == "none.tsv: warning: expected rows with ! for their score, found none; put ! where a row is right\n")
  }

  @Test func alignedSentencesGoIntoATranslationMemory() {
    let run = Self.folder().run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "tmx")
    #expect(run.status == 0)
    #expect(run.messages == "eonhae: what stands in one language only was left out (places: 1)\n")
    // The scores are the aligner's matter.
    let text = run.output.replacing(#/<prop type="score">[01]\.\d{3}<\/prop>/#) { _ in "<prop type=\"score\">…</prop>" }
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
        <header creationtool="Eonhae" creationtoolversion="0.1.0" segtype="sentence" o-tmf="Eonhae" adminlang="en" srclang="ko-KR" datatype="plaintext">
        </header>
        <body>
        <tu>
        <prop type="x-document">a.ko.txt</prop>
        <prop type="x-position">1</prop>
        <prop type="x-context-post">&lt;seg&gt;소장은 왕밍 교수가 맡는다.&lt;/seg&gt;</prop>
        <prop type="x-ConfirmationLevel">Draft</prop>
        <prop type="score">…</prop>
        <tuv xml:lang="ko-KR"><seg>인공지능 연구소가 베이징에 문을 열었다.</seg></tuv>
        <tuv xml:lang="zh-CN"><seg>人工智能研究所在北京成立。</seg></tuv>
        </tu>
        <tu>
        <prop type="x-document">a.ko.txt</prop>
        <prop type="x-position">3</prop>
        <prop type="x-context-pre">&lt;seg&gt;소장은 왕밍 교수가 맡는다.&lt;/seg&gt;</prop>
        <prop type="x-ConfirmationLevel">Draft</prop>
        <prop type="score">…</prop>
        <tuv xml:lang="ko-KR"><seg>연구소는 2025년까지 120명을 채용한다.</seg></tuv>
        <tuv xml:lang="zh-CN"><seg>研究所到2025年将招聘120人。</seg></tuv>
        </tu>
        </body>
        </tmx>

        """)
  }

  @Test func alignedSentencesGoIntoXLIFF() {
    let folder = Self.folder()
    let one = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "xliff")
    #expect(one.status == 0 && one.output.contains("<trans-unit id=\"3\">"))
    #expect(one.output.contains("<target state=\"needs-review-translation\">"))
    let two = folder.run(
      "align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "xliff2", "--language-codes", "scripts")
    #expect(two.status == 0 && two.output.contains("srcLang=\"ko\" trgLang=\"zh-Hans\""))
    #expect(two.output.contains("<unit id=\"3\">"))
  }

  @Test func targetsOfTwoLanguagesStandInOneMemory() {
    let folder = Self.folder()
    folder.write("這個人工智慧研究所在北京開門。\n研究所到2025年將招聘120人。\n", to: "b.zh.txt")
    let run = folder.run("align", "a.ko.txt", "a.zh.txt", "b.zh.txt", "--format", "tmx")
    #expect(run.status == 0)
    #expect(run.output.contains("srclang=\"ko-KR\""))
    for text in ["xml:lang=\"zh-CN\"><seg>研究所到2025年将", "xml:lang=\"zh-TW\"><seg>研究所到2025年將"] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(run.messages == "eonhae: what stands in one language only was left out (places: 2)\n")
    let refused = folder.run("align", "a.ko.txt", "a.zh.txt", "b.zh.txt", "--format", "xliff")
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(
      refused.messages
        == "b.zh.txt: error: expected a document in zh-Hans like the first target, for XLIFF holds one pair of languages, found zh-Hant; write a file for each, or one of --format tmx\n"
    )
  }

  @Test func aFolderGoesIntoOneFileOfUnits() {
    let folder = Self.folder()
    for name in ["b", "c"] { folder.write("네, 갑니다.\n", to: "\(name).ko.txt") }
    folder.write("時間來到會議開始時。\n", to: "b.zh.txt")
    folder.write("好，我去。\n", to: "c.zh.txt")
    let memory = folder.run("align", ".", "--segmented", "--format", "tmx")
    #expect(memory.output.components(separatedBy: "<tu>").count == 5)
    #expect(memory.output.contains("xml:lang=\"zh-TW\"") && memory.status == 0)
    let job = folder.run("align", ".", "--segmented", "--format", "xliff")
    #expect(job.output.components(separatedBy: "<trans-unit").count == 4)
    #expect(job.output.hasSuffix("</xliff>\n"))
    #expect(job.messages.contains("b.zh.txt: error: expected a document in zh-Hans like the first target"))
    #expect(job.status == 2)
  }

  @Test func badInputIsToldWithItsPlace() {
    let folder = Self.folder()
    folder.write("0:0\n1-2\n", to: "bad.gold")
    let run = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--evaluate", "bad.gold")
    #expect(run.messages == "bad.gold:2:1: error: expected a bead like 3,4:5, found “1-2”\n")
    #expect(run.status == 2)
    folder.write("source\ttarget\tscore\n9\t0\t!\n", to: "far.tsv")
    let far = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--corrections", "far.tsv")
    #expect(far.messages.hasPrefix("far.tsv:2:1: error: "))
    #expect(far.status == 2)
    #expect(folder.run("align", "missing.txt", "a.zh.txt").status == 2)
    folder.write("0:0\r\n1:2\r\n", to: "other.gold")
    let other = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--evaluate", "other.gold")
    #expect(
      other.messages
        == "other.gold:2:1: error: expected numbers of sentences, from 0, in documents of 3 and 2, found “1:2”; is this the gold of these documents?\n"
    )
    let alone = folder.run("align", "a.ko.txt")
    #expect(
      alone.messages
        == "a.ko.txt: error: expected a target document after it, or a folder of documents NAME.ko.txt with NAME.zh.txt, found one document\n"
    )
    #expect(alone.status == 2)
  }

  // A programme in two languages, one line of which stands in Chinese only, with a name that is not the other's reading.
  private static let programme = (
    """
    1부 13:30~15:00

    축사: 한빛창업재단 윤가람 이사장
    해양 로봇의 기술 동향: 푸른바다대학교 해양공학과 오정택 교수
    스마트 양식장의 성과: 새별수산 기술연구소 임도현 소장

    폐회사: 한빛창업재단 서하준 센터장

    """,
    """
    第一部 13:30~15:00

    致辞：韩光创业财团理事长 尹佳蓝
    海洋机器人技术动向：碧海大学海洋工程系教授 吴正泰
    智能养殖场的成果：新星水产技术研究所所长 林道贤
    海水淡化市场展望：东海证券首席研究员

    闭幕词：韩光创业财团中心长 徐夏俊

    """
  )

  private static func programmeFolder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(programme.0, to: "p.ko.txt")
    folder.write(programme.1, to: "p.zh.txt")
    return folder
  }

  @Test func rowsOfAProgrammePairUpAndNamesThatDoNotFitArePointedAt() throws {
    let folder = Self.programmeFolder()
    let records = try jsonLines(folder.run("align", "p.ko.txt", "p.zh.txt", "--segmented", "--format", "jsonl").output)
    let pairs = records.map { "\($0["source"] as? [Int] ?? [])\($0["target"] as? [Int] ?? [])" }
    #expect(
      pairs.filter { !["[1][1]", "[5][6]"].contains($0) } == [
        "[0][0]", "[2][2]", "[3][3]", "[4][4]", "[][5]", "[6][7]",
      ])
    let named = records.filter { $0["names"] != nil }
    #expect(named.count == 1)
    let name = try #require((named.first?["names"] as? [[String: String]])?.first)
    #expect(name == ["ko": "오정택", "zh": "吴正泰", "expected": "오정태"])
    #expect(
      records.first { $0["source"] as? [Int] == [] && $0["target"] as? [Int] == [5] }?["kind"] as? String == "omission")

    let text = folder.run("align", "p.ko.txt", "p.zh.txt", "--segmented").output
    #expect(text.contains("  ! the names do not fit: 오정택 – 吴正泰; its reading is 오정태\n"))
    let page = folder.run("align", "p.ko.txt", "p.zh.txt", "--segmented", "--format", "html").output
    #expect(page.contains("<mark>오정택</mark>"))
    #expect(page.contains("<mark>吴正泰</mark>"))
  }

  private static let parts = (
    [
      ("항저우시는 2027년까지 로봇 기업 300곳을 육성할 계획이다.", "杭州市计划到2027年培育300家机器人企业。"),
      ("시 정부는 창업 보조금으로 최대 500만 위안을 지급한다.", "市政府提供最高500万元的创业补贴。"),
      ("저장대학교는 공동 연구소를 설립한다.", "浙江大学将设立联合研究所。"),
    ],
    [
      ("선전시의 드론 수출은 지난해 42% 늘었다.", "深圳市无人机出口去年增长42%。"), ("세계 시장 점유율은 70%를 넘는다.", "全球市场份额超过70%。"),
      ("업계는 유럽의 규제를 우려하고 있다.", "业界对欧洲的监管表示担忧。"), ("기업들은 동남아시아에 공장을 짓고 있다.", "企业正在东南亚建设工厂。"),
    ]
  )

  private static func lines(_ sentences: [String]) -> String { sentences.joined(separator: "\n") + "\n" }

  @Test func aSectionInAnotherPlaceIsMoved() throws {
    let folder = TemporaryFolder()
    folder.write(Self.lines((Self.parts.0 + Self.parts.1).map(\.0)), to: "m.ko.txt")
    folder.write(Self.lines((Self.parts.1 + Self.parts.0).map(\.1)), to: "m.zh.txt")
    let table = folder.run("align", "m.ko.txt", "m.zh.txt", "--segmented", "--format", "tsv").output
    let rows = table.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(
      rows.dropFirst().map { "\($0[0]):\($0[1]) \($0[5])" } == [
        "0:4 pair", "1:5 pair", "2:6 pair", "3:0 moved", "4:1 moved", "5:2 moved", "6:3 moved",
      ])
    folder.write("0:4\n1:5\n2:6\n3:0\n4:1\n5:2\n6:3\n", to: "m.gold")
    let score = folder.run("align", "m.ko.txt", "m.zh.txt", "--segmented", "--evaluate", "m.gold").output
    #expect(score.hasPrefix("strict P 1.000 R 1.000 F1 1.000\n"))
    #expect(folder.run("align", "m.ko.txt", "m.zh.txt", "--segmented").output.contains("  moved\n"))
    #expect(
      folder.run("align", "m.ko.txt", "m.zh.txt", "--segmented", "--format", "html").output.contains(
        "<tr class=\"moved\">"))
    // The table is read back as it is.
    let fixed = rows.dropFirst().map { row in
      row.enumerated().map { $0.offset == 2 ? "!" : String($0.element) }.joined(separator: "\t") + "\n"
    }
    folder.write(fixed.joined(), to: "fixed.tsv")
    let kept = folder.run(
      "align", "m.ko.txt", "m.zh.txt", "--segmented", "--format", "jsonl", "--corrections", "fixed.tsv")
    #expect(try jsonLines(kept.output).filter { $0["kind"] as? String == "moved" }.count == 4)
  }

  @Test func severalSourcesSayWhichSupportsWhichSentence() throws {
    let folder = TemporaryFolder()
    let article = [Self.parts.1[0], Self.parts.0[0], Self.parts.1[1], Self.parts.0[1], Self.parts.0[2]]
    folder.write(
      Self.lines(article.map(\.0) + ["필자는 두 도시의 경쟁이 이어질 것으로 본다."]), to: "a.ko.txt")
    folder.write(Self.lines(Self.parts.0.map(\.1)), to: "hangzhou.zh.txt")
    folder.write(Self.lines(Self.parts.1.map(\.1)), to: "shenzhen.zh.txt")
    let arguments = ["align", "a.ko.txt", "hangzhou.zh.txt", "shenzhen.zh.txt", "--segmented"]
    let records = try jsonLines(folder.run(arguments + ["--format", "jsonl"]).output)
    let found = records.map { record -> String in
      let support = record["support"] as? [[String: Any]] ?? []
      let files = support.map { "\(($0["file"] as? String ?? "").prefix(1))\($0["target"] as? [Int] ?? [])" }
      return "\(record["source"] as? [Int] ?? []) \(files.joined(separator: " "))"
    }
    #expect(found == ["[0] s[0]", "[1] h[0]", "[2] s[1]", "[3] h[1]", "[4] h[2]", "[5] ", "[] s[2]", "[] s[3]"])
    #expect(records.prefix(6).map { $0["isSupported"] as? Bool } == [true, true, true, true, true, false])
    let text = folder.run(arguments).output
    #expect(text.contains("6  필자는 두 도시의 경쟁이 이어질 것으로 본다.\n  ← no support\n"))
    #expect(
      text.hasSuffix(
        """
        5 of 6 sentences have support
        hangzhou.zh.txt: supports 3; 0 of its 3 sentences are not used
        shenzhen.zh.txt: supports 2; 2 of its 4 sentences are not used
        without support: 6

        """))
    #expect(folder.run(arguments + ["--format", "html"]).output.contains("<tr class=\"omission\"><td id=\"s6\""))
    #expect(folder.run(arguments + ["--format", "tsv"]).status == 64)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func outputThatCannotBeWrittenIsTold() {
    let folder = Self.folder()
    let run = TemporaryFolder.run(
      URL(filePath: "/bin/sh"), ["-c", "'\(Program.url.path)' align a.ko.txt a.zh.txt > /dev/full"],
      in: folder.url)
    #expect(
      run.messages
        == "eonhae: the output cannot be written (No space left on device) and is not whole; make room and run it again\n"
    )
    #expect(run.status == 2)
  }

  @Test func thePageSaysWhatItsMarksMean() {
    let folder = Self.programmeFolder()
    for (language, words) in [
      ("en", ["doubtful: a score below 0.6", "no counterpart in the other language", "<th scope=\"col\">Source</th>"]),
      ("ko", ["의심스러움: 점수 0.6 미만", "다른 언어에 대응하는 문장이 없음", "<th scope=\"col\">원문</th>"]),
      ("zh", ["存疑：评分低于 0.6", "另一语言中没有对应", "<th scope=\"col\">原文</th>"]),
    ] {
      let page = folder.run("align", "p.ko.txt", "p.zh.txt", "--segmented", "--format", "html", "--ui", language).output
      #expect(page.contains("<html lang=\"\(language)\">"))
      #expect(page.contains("<h1>p.ko.txt – p.zh.txt</h1>"))
      for word in words { #expect(page.contains(word), "\(word)") }
    }
    let support = folder.run("align", "p.ko.txt", "p.zh.txt", "p.zh.txt", "--segmented", "--format", "html").output
    #expect(support.contains("<h1>p.ko.txt</h1>") && support.contains("no support in any source"))
    #expect(support.contains("<mark>오정택</mark>") && support.contains("<mark>吴正泰</mark>"))
  }

  @Test func aPageEscapesWhatDocumentsHold() {
    let folder = TemporaryFolder()
    folder.write("<b>\u{301}가 & \u{1B}[31m\n", to: "a.ko.txt")
    folder.write("<\u{301}i>价\n", to: "a.zh.txt")
    let page = folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "html").output
    #expect(page.contains("&lt;b&gt;\u{301}가 &amp; \u{FFFD}[31m"))
    #expect(page.contains("&lt;\u{301}i&gt;价"))
  }

  @Test func oneBadSourceOfSeveralDoesNotStopTheOthers() {
    let folder = Self.folder()
    let run = folder.run("align", "a.ko.txt", "missing.txt", "a.zh.txt", "--segmented")
    #expect(run.messages == "missing.txt: error: no such file; check the path\n")
    #expect(run.output.contains("a.zh.txt: supports 2; "))
    #expect(run.status == 2)
  }

  @Test func documentsOfOneLanguageAreTold() {
    let folder = Self.folder()
    let run = folder.run("align", "a.ko.txt", "a.ko.txt", "--segmented")
    #expect(
      run.messages.hasPrefix("a.ko.txt: warning: expected one Korean and one Chinese document, found two in Korean"))
    #expect(run.status == 0)
  }

  @Test func linesAreReadInTheScriptAndEncodingThatTheyAreIn() throws {
    let folder = Self.folder()
    folder.write("人工智慧研究所在北京開門。\n研究所到2025年將招聘120人。\n", to: "t.zh.txt")
    let lines = folder.run("align", "a.ko.txt", "t.zh.txt", "--segmented", "--format", "jsonl").output
    #expect(Set(try jsonLines(lines).compactMap { $0["targetLanguage"] as? String }) == ["zh-Hant"])
    #expect(
      folder.run("align", "a.ko.txt", "t.zh.txt", "--segmented", "--format", "tmx").output.contains(
        "xml:lang=\"zh-TW\""))
    // 기업 in CP949.
    folder.write([0xB1, 0xE2, 0xBE, 0xF7, 0x0A], to: "old.ko.txt")
    let old = folder.run(
      "align", "old.ko.txt", "a.zh.txt", "--segmented", "--encoding", "utf-8", "--format", "jsonl")
    #expect(old.status == 2)
    #expect(folder.run("align", "old.ko.txt", "old.ko.txt", "--segmented", "--encoding", "cp949").output.contains("기업"))
  }

  @Test func documentsWithoutCounterpartAreToldAndNamesAreReadAsHarvestReadsThem() {
    let folder = Self.folder()
    for (name, text) in [("b.ko.md", "네, 갑니다.\n"), ("b.zh-Hans.md", "好，我去。\n"), ("lone.ko.txt", "네.\n")] {
      folder.write(text, to: "in/\(name)")
    }
    folder.write("네, 갑니다.\n", to: "in/c/target.ko.md")
    folder.write("好，我去。\n", to: "in/c/source.zh.md")
    folder.write("네, 갑니다.\n", to: "in/tab\tbed.ko.txt")
    folder.write("好，我去。\n", to: "in/tab\tbed.zh.txt")
    let run = folder.run("align", "in", "--format", "tsv")
    #expect(
      run.output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] } == [
        "in/b.ko.md", "in/c/source.zh.md", "in/tab bed.ko.txt",
      ])
    #expect(
      run.messages
        == "in/lone.ko.txt: error: expected its counterpart beside it, named alike but for “zh”, found none\n")
    #expect(run.status == 2)
    let learnt = folder.run("align", "in/b.ko.md", "in/b.zh-Hans.md", "--learn", "in")
    #expect(learnt.messages == run.messages)
    #expect(learnt.output.hasPrefix("1 – 1  "))
    #expect(learnt.status == 2)
  }

  @Test func aFolderIsAlignedInOneRun() throws {
    let folder = Self.folder()
    folder.write("네, 갑니다.\n", to: "b.ko.txt")
    folder.write("好，我去。\n", to: "b.zh.txt")
    let records = try jsonLines(folder.run("align", ".", "--segmented", "--format", "jsonl").output)
    #expect(Set(records.compactMap { $0["sourceFile"] as? String }).count == 2)
    let single = try jsonLines(folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "jsonl").output)
    #expect(records.prefix(single.count).map { $0["score"] as? Double } == single.map { $0["score"] as? Double })
    #expect(folder.run("align", "a.ko.txt").status == 2)
  }

  @Test func aFolderIsAlignedInTheOrderOfItsNamesAndOneBadFileDoesNotStopTheOthers() {
    let folder = TemporaryFolder()
    for number in 10..<60 {
      folder.write("연구소가 문을 열었다.\n직원은 \(number)명이다.\n", to: "in/\(number).ko.txt")
      folder.write("研究所成立。\n职工\(number)人。\n", to: "in/\(number).zh.txt")
    }
    folder.write([0xFF, 0xFF, 0x00, 0xFE], to: "in/30.zh.txt")
    let run = folder.run("align", "in", "--segmented", "--format", "tsv")
    let names = run.output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] }
    let expected = (10..<60).filter { $0 != 30 }.flatMap { [String](repeating: "in/\($0).ko.txt", count: 2) }
    #expect(names.map(String.init) == expected)
    #expect(run.messages.hasPrefix("in/30.zh.txt"))
    #expect(run.status == 2)
  }
}
