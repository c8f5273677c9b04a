import BitextModel
import Diagnostics
import TermRecognition
import Terminology
import Testing

@testable import EditionRendering

@Suite struct HTMLRendererTests {
  private func page(_ edition: Edition, _ language: InterfaceLanguage = .english) throws -> String {
    try HTMLRenderer(language: language, indexing: Sample.indexing).render(edition)
  }

  @Test(arguments: [true, false], InterfaceLanguage.allCases)
  func everyElementIsClosedAndEveryLinkLeadsSomewhere(withTarget: Bool, language: InterfaceLanguage) throws {
    let stack = TagStack(try page(Sample.edition(withTarget: withTarget), language))
    #expect(stack.faults.isEmpty)
    let ids = stack.attributes("id")
    #expect(Set(ids).count == ids.count)
    let ends = stack.attributes("href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    for end in ends + stack.attributes("aria-describedby") + stack.attributes("aria-labelledby") {
      #expect(ids.contains(end), "‘#\(end)’ leads nowhere")
    }
  }

  @Test(arguments: [true, false]) func sameEditionGivesSameBytes(withTarget: Bool) throws {
    let first = try page(Sample.edition(withTarget: withTarget))
    for _ in 0..<5 { #expect(try page(Sample.edition(withTarget: withTarget)) == first) }
  }

  @Test func asksForNothingFromOutside() throws {
    let page = try page(Sample.edition(withTarget: true))
    let stack = TagStack(page)
    #expect(stack.attributes("src").isEmpty)
    #expect(!stack.tags.contains { ["script", "link", "img", "iframe", "object"].contains($0.name) })
    #expect(!page.contains("url(") && !page.contains("@import"))
    #expect(stack.attributes("href").filter { !$0.hasPrefix("#") } == ["https://www.kicchina.org"])
  }

  @Test func tableOfSeveralRowsIsOneTableOnEachSide() throws {
    let stack = TagStack(try page(Sample.edition(withTarget: true)))
    // One on each side, and the list of findings.
    #expect(stack.count("table") == 3)
    #expect(stack.tags.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] == "col" })
    #expect(stack.count("td") == 2 * 6 + 2 * 5)
  }

  @Test func termLinksToItsEntryAndBack() throws {
    let stack = TagStack(try page(Sample.edition(withTarget: true)))
    let mention = stack.tags.first { $0.attributes["id"] == "m2" }
    #expect(mention?.attributes["href"] == "#c2")
    #expect(stack.tags.contains { $0.name == "a" && $0.attributes["href"] == "#m2" })
    #expect(stack.tags.contains { $0.name == "a" && $0.attributes["href"] == "#n2" })
  }

  @Test func draftIsVisiblyOne() throws {
    let draft = try page(Sample.edition(withTarget: false))
    #expect(draft.contains("class=\"banner ui\""))
    #expect(draft.contains("<small lang=\"ko\">1256억 1000만 위안</small>"))
    #expect(!(try page(Sample.edition(withTarget: true)).contains("class=\"banner ui\"")))
  }

  @Test func missingCounterpartsAreNamed() throws {
    let page = try page(Sample.edition(withTarget: true), .korean)
    #expect(page.components("한국어 원문에 없음") == 1)
    #expect(page.components("중국어 본문에 없음") == 2)
  }

  @Test func templatesAskOnlyForLabelsThatExist() {
    for (name, template) in HTMLTemplates.texts {
      var rest = template[...]
      while let range = rest.firstRange(of: "{{labels.") {
        let label = rest[range.upperBound...].prefix { $0 != "}" }
        #expect(EditionWording.labels[String(label)] != nil, "‘\(label)’ in \(name)")
        rest = rest[range.upperBound...]
      }
    }
  }

  @Test func linkLeadsOnlyToWebAndMail() {
    for target in ["http://a", "HTTPS://a", "mailto:a@b"] { #expect(LinkTarget.isSafe(target)) }
    for target in ["javascript:alert(1)", " https://a", "java\tscript:x", "data:text/html,x", "//a", "https://a\n", ""]
    {
      #expect(!LinkTarget.isSafe(target), "\(target)")
    }
  }

  // MARK: Hostile text

  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301} onfocus=alert(1) x=\"", "</style><b>",
    "{{rows}}",
    "'&amp;<!--", "<\u{301}b>", "\u{0}<a>", "]]>",
  ]

  @Test(arguments: hostile) func hostileTextStaysText(_ text: String) throws {
    let edition = HostileEdition.edition(text)
    for renderer in [
      HTMLRenderer(language: .korean, indexing: HostileEdition.indexing(text)),
      HTMLRenderer(language: .english, indexing: HostileEdition.indexing(text)),
    ] {
      let page = try renderer.render(edition)
      let stack = TagStack(page)
      #expect(stack.faults.isEmpty)
      #expect(stack.count("script") + stack.count("img") == 0)
      #expect(!stack.tags.contains { tag in tag.attributes.keys.contains { $0.hasPrefix("on") } })
      #expect(page.components("</style>") == 1)
    }
  }
}

extension String {
  /// How often `part` stands in it.
  func components(_ part: String) -> Int { ranges(of: part).count }
}

/// An edition that has the same text in every field.
enum HostileEdition {
  static func edition(_ text: String) -> Edition {
    var article = SampleArticle()
    let marks = [
      InlineMark(kind: .link("https://a/" + text), range: TextRange(0, text.utf8.count)),
      InlineMark(kind: .link("javascript:" + text), range: TextRange(0, 1)),
      InlineMark(kind: .code, range: TextRange(0, text.utf8.count)),
    ]
    let roles: [BlockRole] = [
      .paragraph, .heading(level: 1), .listItem(depth: 1, marker: text), .footnote(label: text), .opaque, .editorsNote,
      .tableCell(table: 0, row: 0, column: 0, isHeader: true),
    ]
    for role in roles { article.add(role, text, marks: marks) }
    article.add(.paragraph, text)
    let languages: [Language] = [.korean, .simplifiedChinese, .traditionalChinese, .english]
    let concept = Concept(
      id: text, field: text, terms: languages.map { Term(text, language: $0, status: .preferred, rendering: .mixed) },
      definition: [.korean: text, .english: text], source: text, note: text)
    let occurrences = article.blocks.enumerated().map {
      TermOccurrence(range: $1.sourceRange, block: $0, concept: 0, term: 0)
    }
    let finding = Finding(
      rule: text, severity: .error, range: article.blocks[0].sourceRange, message: Message(verbatim: text))
    return Edition(
      name: text, source: article.article(.korean, title: text), target: nil, targetLanguage: .simplifiedChinese,
      termbase: Termbase([concept]), annotations: Annotations(occurrences: occurrences, glosses: []),
      targetAnnotations: nil, findings: [finding],
      coverage: Coverage(
        uncovered: [.init(korean: text, chinese: text, mentions: 1)], fields: [.init(name: text, terms: 1, mentions: 1)]
      ),
      rows: article.blocks.indices.map {
        EditionRow(
          source: [$0], target: [],
          certain: [
            CertainItem(kind: .term, range: article.blocks[$0].sourceRange, korean: text, chinese: text, concept: 0)
          ])
      })
  }

  static func indexing(_ text: String) -> TermIndexing {
    TermIndexing(
      koreanPrecedes: { $0 < $1 }, koreanHeading: { _ in text }, pinyinPrecedes: { $0 < $1 },
      pinyinHeading: { _ in text }, sinoKoreanReading: { _ in text }, pinyin: { _ in text })
  }
}
