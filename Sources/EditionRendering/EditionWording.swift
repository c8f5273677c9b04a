import Diagnostics
import TermRecognition
import Terminology

/// What an edition says in its own voice, in the reader's language.
struct EditionWording: Sendable {
  let language: InterfaceLanguage

  init(_ language: InterfaceLanguage) { self.language = language }

  /// The BCP 47 tag of the wording.
  var tag: String { language == .chinese ? "zh-Hans" : language.rawValue }

  /// The wording of a fixed label.
  ///
  /// - Precondition: ``labels`` has the name.
  func label(_ name: String) -> String {
    guard let message = Self.labels[name] else { preconditionFailure("no label ‘\(name)’") }
    return message.text(in: language)
  }

  /// All labels, for the templates.
  var allLabels: [String: Any] { Self.labels.mapValues { $0.text(in: language) } }

  func severity(_ severity: Severity, _ count: Int? = nil) -> String {
    let plural = count != nil && count != 1
    let message =
      switch severity {
      case .error: Message(en: plural ? "errors" : "error", ko: "오류", zh: "错误")
      case .warning: Message(en: plural ? "warnings" : "warning", ko: "경고", zh: "警告")
      case .note: Message(en: plural ? "notes" : "note", ko: "참고", zh: "提示")
      }
    guard let count else { return message.text(in: language) }
    return Message(
      en: "\(count) \(message.english)", ko: "\(message.korean) \(count)건", zh: "\(message.chinese) \(count) 处"
    ).text(in: language)
  }

  func findingNumber(_ number: Int, _ severity: Severity) -> String {
    let word = self.severity(severity)
    return Message(
      en: "Finding \(number), \(word)", ko: "검사 결과 \(number), \(word)", zh: "第 \(number) 条检查结果，\(word)"
    ).text(in: language)
  }

  func mention(_ number: Int, isTarget: Bool) -> String {
    let message =
      isTarget
      ? Message(en: "Mention \(number) in the Chinese", ko: "중국어 본문 \(number)번째", zh: "中文第 \(number) 处")
      : Message(en: "Mention \(number) in the Korean", ko: "한국어 본문 \(number)번째", zh: "韩文第 \(number) 处")
    return message.text(in: language)
  }

  func mentionCount(_ count: Int) -> String {
    Message(en: count == 1 ? "1 mention" : "\(count) mentions", ko: "언급 \(count)회", zh: "提及 \(count) 处").text(
      in: language)
  }

  func covered(_ covered: Int, of all: Int) -> String {
    Message(
      en: "\(covered) of \(all) \(all == 1 ? "term" : "terms") in the glossary", ko: "용어 \(all)개 중 \(covered)개 수록",
      zh: "\(all) 个术语中已收录 \(covered) 个"
    ).text(in: language)
  }

  func glossed(_ count: Int) -> String {
    Message(en: "\(count) printed with their Chinese", ko: "중국어 병기 \(count)개", zh: "\(count) 个附有中文").text(in: language)
  }

  func status(_ status: TermStatus) -> String {
    let message =
      switch status {
      case .preferred: Message(en: "preferred", ko: "우선", zh: "首选")
      case .admitted: Message(en: "admitted", ko: "허용", zh: "许用")
      case .deprecated: Message(en: "deprecated", ko: "사용 중단", zh: "弃用")
      case .forbidden: Message(en: "forbidden", ko: "사용 금지", zh: "禁用")
      }
    return message.text(in: language)
  }

  func rendering(_ rendering: Rendering) -> String {
    let message =
      switch rendering {
      case .sinoKorean: Message(en: "Sino-Korean reading", ko: "한자음", zh: "汉字音")
      case .transliteration: Message(en: "transliteration", ko: "음역", zh: "音译")
      case .translation: Message(en: "translation", ko: "번역", zh: "意译")
      case .foreign: Message(en: "foreign name", ko: "외래 명칭", zh: "外文名")
      case .mixed: Message(en: "mixed", ko: "혼합", zh: "混合")
      }
    return message.text(in: language)
  }

  func kind(_ kind: CertainItem.Kind) -> String {
    let message =
      switch kind {
      case .term: Message(en: "term", ko: "용어", zh: "术语")
      case .gloss: Message(en: "gloss in the article", ko: "본문 병기", zh: "文中夹注")
      case .figure: Message(en: "figure", ko: "수치", zh: "数字")
      case .date: Message(en: "date", ko: "날짜", zh: "日期")
      }
    return message.text(in: language)
  }
}

extension EditionWording {
  /// Sorted by name.
  static let labels: [String: Message] = [
    "byKorean": Message(en: "In Korean order", ko: "가나다순", zh: "按韩文字母顺序"),
    "byPinyin": Message(en: "In the order of pinyin", ko: "병음순", zh: "按拼音顺序"),
    "chinese": Message(en: "Chinese", ko: "중국어", zh: "中文"),
    "column": Message(en: "Place", ko: "위치", zh: "位置"),
    "coverage": Message(en: "Glossary coverage", ko: "용어집 수록률", zh: "术语收录率"),
    "draft": Message(en: "Draft", ko: "초안", zh: "草稿"),
    "draftBanner": Message(
      en:
        "The Chinese column holds only what is certain: glossary terms, names, figures and dates. The sentences are yours to write.",
      ko: "중국어 단에는 확실한 것, 곧 용어집의 용어와 이름, 수치, 날짜만 실었습니다. 문장은 번역자가 채웁니다.",
      zh: "中文一栏只列出可以确定的内容：术语、名称、数字和日期。译文由译者补写。"),
    "edition": Message(en: "Bilingual edition", ko: "대역본", zh: "双语版"),
    "fields": Message(en: "Subject fields", ko: "분야", zh: "领域"),
    "findings": Message(en: "Findings", ko: "검사 결과", zh: "检查结果"),
    "index": Message(en: "Index of terms", ko: "용어 찾아보기", zh: "术语索引"),
    "korean": Message(en: "Korean", ko: "한국어", zh: "韩文"),
    "message": Message(en: "Finding", ko: "내용", zh: "内容"),
    "missingSource": Message(en: "Not in the Korean text", ko: "한국어 원문에 없음", zh: "韩文原文无此段"),
    "missingTarget": Message(en: "Not in the Chinese text", ko: "중국어 본문에 없음", zh: "中文译文无此段"),
    "notInGlossary": Message(en: "Not in the glossary", ko: "용어집에 없음", zh: "术语表未收录"),
    "rule": Message(en: "Rule", ko: "규칙", zh: "规则"),
    "severity": Message(en: "Severity", ko: "정도", zh: "级别"),
    "skip": Message(en: "Skip to the text", ko: "본문으로 건너뛰기", zh: "跳到正文"),
    "toTranslate": Message(en: "To be translated", ko: "번역할 곳", zh: "待译"),
  ]
}
