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
  }
}
