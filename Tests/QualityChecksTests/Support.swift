import BitextModel
import Diagnostics
import Interchange
import QualityChecks
import TermRecognition
import Terminology
import TestSupport
import Testing

/// The glossary that the articles of these tests are checked with.
let termbase = Termbase([
  .of("beijing", glossing: .optional, .ko("베이징", .preferred, .transliteration), .ko("북경", .deprecated), .zh("北京")),
  .of("fudandaxue", .ko("푸단대학"), .zh("复旦大学")), .of("guganqiye", .ko("근간 기업"), .zh("骨干企业")),
  .of("gongxinbu", .ko("산업정보화부"), .ko("공신부", .admitted, type: .shortForm), .zh("工业和信息化部")),
  .of("lvsejinrong", glossing: .firstMention, .ko("녹색금융"), .zh("绿色金融")), .of("healthcare", .ko("헬스케어")),
  .of("kabozi", .ko("목 조르기"), .ko("카보쯔", .forbidden), .zh("卡脖子")),
  .of("longpiaojihua", .ko("룽퍄오 플랜"), .ko("롱파오 계획", .forbidden), .zh("蓉漂计划")),
  .of("longtouqiye", .ko("선도기업"), .zh("龙头企业")), .of("renminbi", glossing: .never, .ko("위안화"), .zh("人民币")),
  .of("xiaojuren", .ko("작은 거인"), .ko("소거인", .deprecated), .zh("小巨人"), .zh("小巨子", .deprecated)),
  .of("zhidu", .ko("제도"), .ko("법식", .deprecated), .zh("制度")),
  .of("zhongguancun", .ko("중관춘", .preferred, .transliteration), .ko("중관촌", .admitted), .zh("中关村")),
  .of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新")), .of("yinhe", .ko("은하"), .zh("银河")),
  .of("yinhe-b", .ko("인하"), .ko("은하", .deprecated), .zh("音荷")),
])

func context(_ text: String, style: HouseStyle = HouseStyle()) -> CheckContext {
  let article = ArticleReader.read(SourceText(path: "sample.md", text: text), language: .korean).article
  return CheckContext(
    article: article, annotations: TermRecognizer(termbase).annotations(of: article), termbase: termbase, style: style)
}

func findings(_ text: String, style: HouseStyle = HouseStyle()) -> [Finding] {
  CheckRunner().findings(in: context(text, style: style))
}

/// An article with the ranges of one rule's findings in `⟦⟧`.
struct RuleCase: CustomTestStringConvertible {
  /// What the article becomes where every finding's first fix is made.
  enum Mended {
    case safely(String)
    case asSuggested(String)
    case byHand
  }

  let rule: String
  let marked: String
  let mended: Mended
  let style: HouseStyle

  init(_ rule: String, _ marked: String, _ mended: Mended = .byHand, style: HouseStyle = HouseStyle()) {
    self.rule = rule
    self.marked = marked
    self.mended = mended
    self.style = style
  }

  var testDescription: String { "\(rule): \(marked)" }

  func expect(sourceLocation: SourceLocation = #_sourceLocation) {
    let text = MarkedText(marked).text
    let found = findings(text, style: style).filter { $0.rule == rule }
    #expect(MarkedText.marking(text, found.map(\.range)) == marked, sourceLocation: sourceLocation)
    switch mended {
    case .safely(let expected): expectFixes(of: found, .safe, to: expected, text, sourceLocation)
    case .asSuggested(let expected): expectFixes(of: found, .suggestion, to: expected, text, sourceLocation)
    case .byHand: #expect(found.flatMap(\.fixes) == [], sourceLocation: sourceLocation)
    }
  }

  private func expectFixes(
    of found: [Finding], _ safety: Fix.Safety, to expected: String, _ text: String, _ sourceLocation: SourceLocation
  ) {
    #expect(Set(found.flatMap { $0.fixes.map(\.safety) }) == [safety], sourceLocation: sourceLocation)
    let firm = found.map { finding in
      let fix = finding.fixes.first.map { [Fix(edits: $0.edits, safety: .safe)] } ?? []
      return Finding(
        rule: finding.rule, severity: finding.severity, range: finding.range, message: finding.message, fixes: fix)
    }
    let mended = SourceText(path: "sample.md", text: text).applyingSafeFixes(of: firm).text
    #expect(String(decoding: mended.utf8, as: UTF8.self) == expected, sourceLocation: sourceLocation)
  }
}

extension HouseStyle {
  static let everyMention = with { $0.gloss = .everyMention }
  static let noGlosses = with { $0.gloss = .never }
  static let traditional = with { $0.glossScript = .traditional }

  private static func with(_ change: (inout HouseStyle) -> Void) -> HouseStyle {
    var style = HouseStyle()
    change(&style)
    return style
  }
}
