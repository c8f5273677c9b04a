/// Chinese names in Hangul by the official transliteration (외래어 표기법, 제2장 표 5 and 제3장 제7절): 中关村 → 중관춘.
///
/// Names with a customary form keep it (哈尔滨 하얼빈, 台湾 대만). Characters with several readings take the one of the
/// name they stand in (重庆 충칭, 长春 창춘), surnames the one of the surname (任正非 런정페이).
///
///     Transliteration.hangul(of: "王义军")  // "왕이쥔"
///     Transliteration.hangul(of: "孔子", as: .personBefore1911)  // "공자"
///
/// ## Topics
/// - ``hangul(of:as:)``, ``hangul(ofPinyin:)``, ``customaryForms(of:)``, ``Subject``
public enum Transliteration {
  /// What the name names; the rules differ.
  public enum Subject: Sendable {
    /// A person where three characters begin with a surname and no listed word begins there; else anything.
    case unspecified
    /// Its last 省, 市, 区 or 县 takes the Sino-Korean reading: 浙江省 저장성.
    case place
    /// A person of today, that is, since 1911.
    case person
    /// A person before 1911: Sino-Korean reading (제4장 제2절 제1항).
    case personBefore1911
  }

  /// `name` with every Han character in Hangul; all other characters, and Han characters without a reading, stay.
  public static func hangul(of name: String, as subject: Subject = .unspecified) -> String {
    if subject == .personBefore1911 { return SinoKoreanReading.reading(of: name) }
    let text = HanText(name)
    var result = ""
    for run in text.runs() {
      guard run.isHan else {
        result += text.string(run.range)
        continue
      }
      append(text, run.range, subject, to: &result)
    }
    return result
  }

  /// The customary forms of a whole name, the preferred one first; empty where it has none: 北京 → 베이징, 북경.
  public static func customaryForms(of name: String) -> [String] {
    let text = HanText(name)
    guard text.count > 0, let word = text.longestWord(of: .customary, at: 0, limit: text.count), word.end == text.count
    else { return [] }
    return LanguageTables.customary.items(of: word.value)
  }

  private static func append(_ text: HanText, _ range: Range<Int>, _ subject: Subject, to result: inout String) {
    let syllables = syllables(of: text, range, subject)
    var index = range.lowerBound
    while index < range.upperBound {
      if let (end, value) = text.longestWord(of: .customary, at: index, limit: range.upperBound),
        let form = LanguageTables.customary.items(of: value).first
      {
        result += form
        index = end
      } else if let unit = administrativeUnit(text, range, index, subject) {
        result += unit
        index += 1
      } else if let hangul = syllables[index - range.lowerBound]?.hangul {
        result += hangul
        index += 1
      } else {
        result.unicodeScalars.append(text.scalars[index])
        index += 1
      }
    }
  }

  /// The Sino-Korean reading of 省, 市, 区 or 县 at the end of a place: 浙江省 저장성.
  private static func administrativeUnit(
    _ text: HanText, _ range: Range<Int>, _ index: Int, _ subject: Subject
  ) -> String? {
    guard subject == .place, index > range.lowerBound, index == range.upperBound - 1 else { return nil }
    switch Unicode.Scalar(text.keys[index]) {
    case "省": return "성"
    case "市": return "시"
    case "区": return "구"
    case "县": return "현"
    default: return nil
    }
  }

  /// The syllables of a run, its surname read as one.
  static func syllables(of text: HanText, _ range: Range<Int>, _ subject: Subject) -> [PinyinSyllable?] {
    var result = Pinyin.readings(of: text, range).map(\.syllable)
    guard let (end, value) = surname(of: text, range, subject) else { return result }
    let names = LanguageTables.surnames.items(of: value)
    for (index, name) in names.enumerated() where index < end - range.lowerBound {
      result[index] = PinyinSyllables.parse(name)
    }
    return result
  }

  private static func surname(
    of text: HanText, _ range: Range<Int>, _ subject: Subject
  ) -> (end: Int, value: SortedLines.Value)? {
    switch subject {
    case .place, .personBefore1911: return nil
    case .person: break
    case .unspecified:
      guard range.count == 3, text.longestWord(of: .hanja, at: range.lowerBound, limit: range.upperBound) == nil,
        text.longestWord(of: .polyphones, at: range.lowerBound, limit: range.upperBound) == nil,
        text.longestWord(of: .renderings, at: range.lowerBound, limit: range.upperBound) == nil
      else { return nil }
    }
    return text.longestWord(of: .surnames, at: range.lowerBound, limit: range.upperBound)
  }
}
