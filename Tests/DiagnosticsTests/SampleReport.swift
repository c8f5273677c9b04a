import BitextModel
import Diagnostics

/// Two files with what is hard about positions: Han beyond the basic plane, Hangul in conjoining jamo, a line without
/// its line feed.
enum Sample {
  static let korean = SourceText(
    path: "기사/1호 특집.md",
    text: """
      중국은 전정특신(專精特新) 기업을 키운다.

      𠮷林성(𠮷林省)의 \u{110B}\u{1175}\u{11AB}\u{1100}\u{1169}\u{11BC} 지능도 있다.

      """)
  static let chinese = SourceText(path: "译文/b.md", text: "专精特新企业")

  static let rules = [
    RuleDescription(
      name: "gloss-missing", severity: .warning,
      title: Message(en: "A first mention is glossed", ko: "처음 나온 용어에는 원어를 병기한다", zh: "术语首次出现时须附原文"),
      help: Message(
        en: "Add the original in brackets.", ko: "괄호 안에 원어를 적으십시오.", zh: "请在括号内补上原文。")),
    RuleDescription(
      name: "gloss-script", severity: .error,
      title: Message(en: "Glosses keep to one script", ko: "병기는 한 가지 한자체로 한다", zh: "附注统一使用一种字体"),
      help: Message(
        en: "Write <simplified> characters & nothing else.", ko: "간체자로 쓰십시오.", zh: "请使用简体字。")),
    RuleDescription(
      name: "name-policy", severity: .note,
      title: Message(en: "Names follow the policy", ko: "고유명사는 표기 원칙을 따른다", zh: "专名遵循译写规则"),
      help: Message(en: "See the policy.", ko: "표기 원칙을 보십시오.", zh: "请参阅译写规则。")),
    RuleDescription(
      name: "spacing-variant", severity: .warning,
      title: Message(en: "Terms are spaced one way", ko: "용어의 띄어쓰기를 통일한다", zh: "术语空格写法须一致"),
      help: Message(en: "Space it as the glossary does.", ko: "용어집대로 띄어 쓰십시오.", zh: "请按术语表的写法。")),
  ]

  static let coverage = Coverage(
    coveredTerms: 2, coveredMentions: 5, glossedTerms: 1,
    uncovered: [
      Coverage.Uncovered(korean: "길림성", chinese: "𠮷林省", mentions: 1),
      Coverage.Uncovered(korean: "소재", chinese: "原材料", mentions: 12),
    ],
    fields: [Coverage.Field(name: "ai", terms: 1, mentions: 1), Coverage.Field(name: "중소기업", terms: 1, mentions: 4)])

  static let nfdTerm = "\u{110B}\u{1175}\u{11AB}\u{1100}\u{1169}\u{11BC} 지능"

  static let koreanFindings = [
    Finding(
      rule: "spacing-variant", severity: .warning, range: korean.range(of: nfdTerm),
      message: Message(en: "spaced otherwise: “인공지능”", ko: "띄어쓰기가 용어집과 다릅니다: ‘인공지능’", zh: "空格写法与术语表不同：“인공지능”"),
      fixes: [
        Fix(replacing: korean.range(of: nfdTerm), with: "인공지능", safety: .safe),
        Fix(replacing: korean.range(of: nfdTerm + "도 "), with: "", safety: .suggestion),
      ]),
    Finding(
      rule: "gloss-script", severity: .error, range: korean.range(of: "專精特新"),
      message: Message(en: "traditional script", ko: "번체자입니다", zh: "此处为繁体字"), concept: "zhuanjingtexin",
      fixes: [Fix(replacing: korean.range(of: "專精特新"), with: "专精特新", safety: .safe)]),
    Finding(
      rule: "name-policy", severity: .note, range: korean.range(of: "𠮷林省"),
      message: Message(en: "place name, 100%: see “𠮷”", ko: "지명, 100%: ‘𠮷’", zh: "地名，100%：“𠮷”")),
  ]

  static let chineseFindings = [
    Finding(
      rule: "gloss-missing", severity: .warning, range: chinese.range(of: "专精特新"),
      message: Message(en: "first mention without a gloss", ko: "처음 나온 용어인데 병기가 없습니다", zh: "首次出现，未附原文"),
      concept: "zhuanjingtexin",
      fixes: [Fix(replacing: TextRange(12, 12), with: "(전정특신)", safety: .suggestion)])
  ]

  static let report = CheckReport(
    files: [
      FileReport(source: korean, findings: koreanFindings), FileReport(source: chinese, findings: chineseFindings),
    ],
    coverage: coverage, rules: rules, programVersion: "1.0.0")

  static func written(_ format: ReportFormat, in language: InterfaceLanguage = .english) -> String {
    report.written(as: format, language: language, style: TextStyle(isColored: false, width: 80))
  }
}

extension SourceText {
  /// Where `text` first stands, byte for byte.
  func range(of text: String) -> TextRange {
    let needle = Array(text.utf8)
    let start = (0...(utf8.count - needle.count)).first { utf8[$0..<($0 + needle.count)].elementsEqual(needle) }
    return TextRange(start!, start! + needle.count)
  }
}
