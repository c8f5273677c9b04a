import BitextModel
import Diagnostics
import EditionRendering
import Terminology

@testable import TermRecognition

/// An article built block by block, each standing in the file as it is printed.
struct SampleArticle {
  var text = ""
  var blocks: [Block] = []

  mutating func add(_ role: BlockRole, _ content: String, prefix: String = "", marks: [InlineMark] = []) {
    let start = text.utf8.count
    text += prefix
    let text = MappedText(copying: Array(content.utf8), originStart: start + prefix.utf8.count)
    self.text += content + "\n\n"
    blocks.append(
      Block(
        role: role, text: text, marks: marks,
        sourceRange: TextRange(start, start + prefix.utf8.count + content.utf8.count)))
  }

  func article(_ language: Language, title: String? = nil) -> Article {
    Article(source: SourceText(path: "sample.md", text: text), language: language, title: title, blocks: blocks)
  }

  /// Where the `count`-th `needle` stands in the file, with its block.
  func place(of needle: String, _ count: Int = 1) -> (range: TextRange, block: Int) {
    var start = text.startIndex
    var range = text.range(of: needle, from: start)
    for _ in 1..<max(count, 1) {
      start = range.upperBound
      range = text.range(of: needle, from: start)
    }
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let result = TextRange(offset, offset + needle.utf8.count)
    return (result, blocks.firstIndex { $0.sourceRange.contains(result) } ?? 0)
  }

  func occurrence(_ needle: String, _ count: Int = 1, concept: Int, term: Int = 0) -> TermOccurrence {
    let place = place(of: needle, count)
    return TermOccurrence(range: place.range, block: place.block, concept: concept, term: term)
  }
}

extension String {
  fileprivate func range(of needle: String, from start: Index) -> Range<Index> {
    var index = start
    while index < endIndex {
      if self[index...].hasPrefix(needle) { return index..<self.index(index, offsetBy: needle.count) }
      index = self.index(after: index)
    }
    preconditionFailure("‘\(needle)’ is not in the sample")
  }
}

enum Sample {
  static let termbase = Termbase([
    Concept(
      id: "jinrongjigou", field: "finance",
      terms: [
        Term("금융기관", language: .korean, status: .preferred, rendering: .sinoKorean),
        Term("金融机构", language: .simplifiedChinese, status: .preferred),
        Term("financial institution", language: .english, status: .preferred),
      ], definition: [.korean: "예금과 대출을 다루는 기관."]),
    Concept(
      id: "xiaojuren", field: "sme-policy",
      terms: [
        Term("작은 거인", language: .korean, status: .preferred, rendering: .translation),
        Term("소거인", language: .korean, status: .deprecated, rendering: .sinoKorean),
        Term("小巨人", language: .simplifiedChinese, status: .preferred),
      ],
      definition: [.korean: "전정특신 중소기업 가운데 선도적인 기업.", .simplifiedChinese: "专精特新中小企业中的佼佼者。"]),
    Concept(
      id: "zhongguancun", field: "science-parks",
      terms: [
        Term("중관춘", language: .korean, status: .preferred, rendering: .transliteration),
        Term("中关村", language: .simplifiedChinese, status: .preferred),
        Term("中關村", language: .traditionalChinese, status: .preferred),
        Term("Zhongguancun", language: .english, status: .preferred),
      ], definition: [.korean: "베이징 하이뎬구에 있는 과학기술 단지.", .english: "The science park in Haidian, Beijing."]),
    Concept(
      id: "zhuanjingtexin", field: "sme-policy",
      terms: [
        Term("전정특신", language: .korean, status: .preferred, rendering: .sinoKorean),
        Term("专精特新", language: .simplifiedChinese, status: .preferred),
        Term("專精特新", language: .traditionalChinese, status: .preferred),
      ],
      definition: [
        .korean: "전문화·정밀화·특색화·참신화를 갖춘 중소기업을 이르는 말.",
        .simplifiedChinese: "专业化、精细化、特色化、新颖化的中小企业。",
      ], source: "工业和信息化部, 《优质中小企业梯度培育管理暂行办法》, 2022"),
  ])

  static let indexing = TermIndexing(
    koreanPrecedes: { $0 < $1 },
    koreanHeading: { text in
      guard let first = text.unicodeScalars.first, (0xAC00...0xD7A3).contains(first.value) else { return "A–Z" }
      return ["ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"][
        Int(first.value - 0xAC00) / 588]
    },
    pinyinPrecedes: { (pinyin[$0] ?? $0).lowercased() < (pinyin[$1] ?? $1).lowercased() },
    pinyinHeading: { String((pinyin[$0] ?? "#").prefix(1)).uppercased() },
    sinoKoreanReading: { ["专精特新": "전정특신", "小巨人": "소거인", "中关村": "중관촌", "金融机构": "금융기구"][$0] },
    pinyin: { pinyin[$0] })

  private static let pinyin = [
    "专精特新": "zhuānjīngtèxīn", "小巨人": "xiǎojùrén", "中关村": "Zhōngguāncūn", "金融机构": "jīnróng jīgòu",
  ]

  /// With `target`: an edition; without: a draft.
  static func edition(withTarget: Bool) -> Edition {
    let korean = koreanArticle()
    let chinese = chineseArticle()
    let source = korean.article(.korean, title: "‘작은 거인’은 어떻게 자라는가")
    let target = withTarget ? chinese.article(.simplifiedChinese, title: "“小巨人”如何成长") : nil
    let targetOccurrences = [
      chinese.occurrence("小巨人", 1, concept: 1, term: 2), chinese.occurrence("小巨人", 2, concept: 1, term: 2),
      chinese.occurrence("专精特新", 1, concept: 3, term: 1), chinese.occurrence("中关村", 1, concept: 2, term: 1),
      chinese.occurrence("金融机构", 1, concept: 0, term: 1), chinese.occurrence("专精特新", 2, concept: 3, term: 1),
    ]
    return Edition(
      name: "newsletter-289", source: source, target: target, targetLanguage: .simplifiedChinese, termbase: termbase,
      annotations: annotations(korean),
      targetAnnotations: withTarget ? Annotations(occurrences: targetOccurrences, glosses: []) : nil,
      findings: findings(korean),
      coverage: Coverage(
        coveredTerms: 4, coveredMentions: 9, glossedTerms: 2,
        uncovered: [.init(korean: "룽퍄오 플랜", chinese: "蓉漂计划", mentions: 1)],
        fields: [
          .init(name: "finance", terms: 1, mentions: 1), .init(name: "science-parks", terms: 1, mentions: 2),
          .init(name: "sme-policy", terms: 2, mentions: 6),
        ]),
      rows: withTarget ? targetRows : draftRows(korean))
  }

  private static func koreanArticle() -> SampleArticle {
    var article = SampleArticle()
    article.add(.contents, "1. ‘작은 거인’은 어떻게 자라는가 P1", prefix: "- ")
    article.add(.heading(level: 2), "1. ‘작은 거인’은 어떻게 자라는가", prefix: "## ")
    article.add(
      .paragraph,
      "공업정보화부는 2022년 6월 27일 전정특신(专精特新) 기업을 단계별로 육성하는 잠정 방법을 발표했다. 올해 상반기까지 소거인 기업은 "
        + "4762개로 늘었고, 중앙 재정은 1256억 1000만 위안을 투입했다. 청두시의 룽퍄오 플랜(蓉漂计划)도 같은 방향이다.",
      marks: [InlineMark(kind: .strong, range: TextRange(44, 70))])
    article.add(
      .editorsNote, "(*전정특신 편집자 주: 专精特新 전문화·정밀화·특색화·참신화의 특징을 갖춘 중소기업)")
    article.add(.listItem(depth: 1, marker: "-"), "중관춘에는 스타트업이 하루 평균 230개 생긴다.", prefix: "- ")
    article.add(.listItem(depth: 2, marker: "-"), "Inspur(浪潮)와 KIC 중국도 여기에 있다.", prefix: "  - ")
    article.add(.listItem(depth: 1, marker: "-"), "금융기관은 지식재산권을 담보로 대출한다.", prefix: "- ")
    let cells = [["구분", "기업 수", "비율"], ["전정특신", "40,000곳", "89.4%"], ["작은 거인", "4,762곳", "10.6%"]]
    for (row, values) in cells.enumerated() {
      for (column, value) in values.enumerated() {
        article.add(.tableCell(table: 0, row: row, column: column, isHeader: row == 0), value)
      }
    }
    article.add(.caption, "표 1) 단계별 기업 수. 출처: 공업정보화부")
    article.add(.quotation, "“작은 기업도 큰일을 할 수 있다.”")
    article.add(
      .paragraph, "자세한 내용은 KIC 중국 누리집을 보라.",
      marks: [InlineMark(kind: .link("https://www.kicchina.org"), range: TextRange(20, 41))])
    return article
  }

  private static func chineseArticle() -> SampleArticle {
    var article = SampleArticle()
    article.add(.contents, "一、“小巨人”如何成长 P1")
    article.add(.heading(level: 2), "一、“小巨人”如何成长")
    article.add(
      .paragraph,
      "工业和信息化部于2022年6月27日发布暂行办法，对专精特新企业实行梯度培育。截至今年上半年，此类企业已增至4762家，中央财政投入1256.1亿元。成都的“蓉漂计划”亦与此同向。")
    article.add(.listItem(depth: 1, marker: "-"), "中关村平均每天诞生230家初创企业。")
    article.add(.listItem(depth: 2, marker: "-"), "浪潮和KIC中国也在这里。")
    article.add(.listItem(depth: 1, marker: "-"), "金融机构以知识产权为质押发放贷款。")
    let cells = [["类别", "企业数", "占比"], ["专精特新", "40000家", "89.4%"], ["其他", "4762家", "10.6%"]]
    for (row, values) in cells.enumerated() {
      for (column, value) in values.enumerated() {
        article.add(.tableCell(table: 0, row: row, column: column, isHeader: row == 0), value)
      }
    }
    article.add(.caption, "表1 各梯度企业数。来源：工业和信息化部")
    article.add(.paragraph, "本文由编辑部整理。")
    article.add(.paragraph, "详情请见KIC中国网站。")
    return article
  }

  private static func annotations(_ korean: SampleArticle) -> Annotations {
    let bracket = korean.place(of: "(专精特新)")
    let gloss = TextRange(bracket.range.start + 1, bracket.range.end - 1)
    let unknown = korean.place(of: "(蓉漂计划)")
    return Annotations(
      occurrences: [
        korean.occurrence("작은 거인", 1, concept: 1), korean.occurrence("작은 거인", 2, concept: 1),
        korean.occurrence("전정특신", 1, concept: 3), korean.occurrence("소거인", 1, concept: 1, term: 1),
        korean.occurrence("전정특신", 2, concept: 3), korean.occurrence("중관춘", 1, concept: 2),
        korean.occurrence("금융기관", 1, concept: 0), korean.occurrence("전정특신", 3, concept: 3),
        korean.occurrence("작은 거인", 3, concept: 1),
      ],
      glosses: [
        GlossPair(
          form: .bracket, block: bracket.block, head: korean.place(of: "전정특신").range, gloss: gloss,
          bracket: bracket.range, headText: "전정특신", glossText: "专精特新", concepts: [3], headConcepts: [3]),
        GlossPair(
          form: .bracket, block: unknown.block, head: korean.place(of: "룽퍄오 플랜").range,
          gloss: TextRange(unknown.range.start + 1, unknown.range.end - 1), bracket: unknown.range,
          headText: "룽퍄오 플랜", glossText: "蓉漂计划", concepts: [], headConcepts: []),
      ])
  }

  private static func findings(_ korean: SampleArticle) -> [Finding] {
    [
      Finding(
        rule: "deprecated-term", severity: .error, range: korean.place(of: "소거인 기업").range,
        message: Message(
          en: "“소거인” is deprecated; write “작은 거인”", ko: "‘소거인’은 쓰지 않습니다. ‘작은 거인’으로 쓰세요",
          zh: "“소거인”已弃用；应写作“작은 거인”"), concept: "xiaojuren"),
      Finding(
        rule: "uncovered-term", severity: .warning, range: korean.place(of: "룽퍄오 플랜(蓉漂计划)").range,
        message: Message(
          en: "“룽퍄오 플랜(蓉漂计划)” is not in the glossary", ko: "‘룽퍄오 플랜(蓉漂计划)’이 용어집에 없습니다",
          zh: "术语表未收录“룽퍄오 플랜(蓉漂计划)”")),
    ]
  }

  /// The editor's note and the quotation have no counterpart; one Chinese paragraph has none in Korean.
  private static let targetRows: [EditionRow] =
    [
      EditionRow(source: [0], target: [0]), EditionRow(source: [1], target: [1]),
      EditionRow(source: [2], target: [2], score: 0.9),
      EditionRow(source: [3], target: []), EditionRow(source: [4], target: [3]), EditionRow(source: [5], target: [4]),
      EditionRow(source: [6], target: [5]),
    ] + (0..<9).map { EditionRow(source: [7 + $0], target: [6 + $0]) } + [
      EditionRow(source: [16], target: [15]), EditionRow(source: [17], target: []),
      EditionRow(source: [], target: [16]), EditionRow(source: [18], target: [17]),
    ]

  private static func draftRows(_ korean: SampleArticle) -> [EditionRow] {
    func item(_ kind: CertainItem.Kind, _ korean: String, _ chinese: String, _ place: TextRange, _ concept: Int?)
      -> CertainItem
    {
      CertainItem(kind: kind, range: place, korean: korean, chinese: chinese, concept: concept)
    }
    let items = [
      item(.term, "작은 거인", "小巨人", korean.place(of: "작은 거인").range, 1),
      item(.term, "작은 거인", "小巨人", korean.place(of: "작은 거인", 2).range, 1),
      item(.date, "2022년 6월 27일", "2022年6月27日", korean.place(of: "2022년 6월 27일").range, nil),
      item(.term, "전정특신", "专精特新", korean.place(of: "전정특신").range, 3),
      item(.date, "상반기", "上半年", korean.place(of: "상반기").range, nil),
      item(.term, "소거인", "小巨人", korean.place(of: "소거인").range, 1),
      item(.figure, "4762개", "4762家", korean.place(of: "4762개").range, nil),
      item(.figure, "1256억 1000만 위안", "1256.1亿元", korean.place(of: "1256억 1000만 위안").range, nil),
      item(.gloss, "룽퍄오 플랜", "蓉漂计划", korean.place(of: "룽퍄오 플랜").range, nil),
      item(.term, "중관춘", "中关村", korean.place(of: "중관춘").range, 2),
      item(.term, "금융기관", "金融机构", korean.place(of: "금융기관").range, 0),
      item(.term, "전정특신", "专精特新", korean.place(of: "전정특신", 3).range, 3),
      item(.figure, "89.4%", "89.4%", korean.place(of: "89.4%").range, nil),
      item(.term, "작은 거인", "小巨人", korean.place(of: "작은 거인", 3).range, 1),
    ]
    return korean.blocks.indices.map { index in
      EditionRow(
        source: [index], target: [],
        certain: items.filter { korean.blocks[index].sourceRange.contains($0.range) })
    }
  }
}
