import BitextModel
import CICU

/// The order of a language's dictionaries: ㄱㄴㄷ with Hanja by their reading for Korean, pinyin for Chinese.
///
/// Safe to use from any task; the two orders are opened when first used (1 ms).
public final class Collation: @unchecked Sendable {
  public static let korean = Collation(locale: "ko", isChinese: false)
  public static let pinyin = Collation(locale: "zh@collation=pinyin", isChinese: true)

  private let handle: OpaquePointer
  private let isChinese: Bool

  private init(locale: String, isChinese: Bool) {
    var status: cicu_status = 0
    guard let handle = cicu_collator_open(locale, &status), status <= 0 else {
      preconditionFailure("ICU has no collation \(locale): \(String(cString: cicu_status_name(status)))")
    }
    self.handle = handle
    self.isChinese = isChinese
  }

  deinit { cicu_collator_close(handle) }

  /// The order of `language`: pinyin for Chinese in both scripts, the Korean one for all others.
  public static func of(_ language: Language) -> Collation { language.isChinese ? .pinyin : .korean }

  /// Whether `first` sorts before `second`; texts that the order holds for equal are sorted by their code points, so that
  /// a sorted list is the same every time.
  public func areInIncreasingOrder(_ first: String, _ second: String) -> Bool {
    let order = compare(first, second)
    return order == 0 ? first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars) : order < 0
  }

  /// Below 0, 0 or above 0 as `first` sorts before, with or after `second`.
  public func compare(_ first: String, _ second: String) -> Int {
    var first = first
    var second = second
    return first.withUTF8 { first in
      second.withUTF8 { second in
        guard let a = first.baseAddress, let b = second.baseAddress else { return first.count - second.count }
        var status: cicu_status = 0
        return Int(cicu_collator_compare(handle, a, Int32(first.count), b, Int32(second.count), &status))
      }
    }
  }

  /// Bytes that sort as `text` does, for lists that are compared often.
  public func sortKey(of text: String) -> [UInt8] {
    let units = Array(text.utf16)
    var capacity = units.count * 4 + 16
    while true {
      var length = 0
      let key = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        length = units.withUnsafeBufferPointer { units in
          guard let key = buffer.baseAddress, let text = units.baseAddress else { return 0 }
          return Int(cicu_collator_sort_key(handle, text, Int32(units.count), key, Int32(capacity)))
        }
        count = length <= capacity ? length : 0
      }
      if length <= capacity { return key }
      capacity = length
    }
  }

  // MARK: Index headings

  /// The heading of `term` in an index: for Korean ㄱ to ㅎ (doubled consonants under the single one), for Chinese A to Z by pinyin;
  /// a Latin letter in upper case under both; `#` for numbers and everything else.
  ///
  ///     Collation.korean.heading(of: "까르푸")  // "ㄱ"
  ///     Collation.pinyin.heading(of: "专精特新")  // "Z"
  ///
  /// A Korean term in Hanja stands under its reading. The headings of Han come from the order itself: each heading ends where
  /// the first Han of the next begins.
  public func heading(of term: String) -> String {
    let scalars = MatchingForm.of(term).unicodeScalars.drop { !Script($0).isLetter && Script($0) != .digit }
    guard let scalar = scalars.first else { return "#" }
    switch Script(scalar) {
    // É sorts between E and F. The matching form is in lower case.
    case .latin: return Self.latinLetters.last { compare($0, String(scalar)) <= 0 }?.uppercased() ?? "#"
    case .hangul: return Self.initialConsonant(of: scalar.value) ?? "#"
    // The whole term: the order knows that 重 is chóng in 重庆.
    case .han: return headingOfHan(String(scalars))
    case .digit, .kana, .punctuation, .space, .other: return "#"
    }
  }

  /// The heading under which a Hangul syllable or letter stands.
  static func initialConsonant(of scalar: UInt32) -> String? {
    switch scalar {
    case 0xAC00...0xD7A3: consonants[Int((scalar - 0xAC00) / 588)]
    case 0x1100...0x1112: consonants[Int(scalar - 0x1100)]
    case 0x3131...0x314E: letters[Int(scalar - 0x3131)]
    default: nil
    }
  }

  /// The initial consonants in the order of Unicode, the doubled ones under the single.
  private static let consonants = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ".map(String.init)
  /// The same of the compatibility letters U+3131–U+314E, clusters such as ㄳ under their first consonant.
  private static let letters = "ㄱㄱㄱㄴㄴㄴㄷㄷㄹㄹㄹㄹㄹㄹㄹㄹㅁㅂㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ".map(String.init)

  private static let latinLetters = "abcdefghijklmnopqrstuvwxyz".map(String.init)

  private func headingOfHan(_ term: String) -> String {
    let bounds = isChinese ? Self.pinyinBounds : Self.koreanBounds
    // The last heading that begins at or before the term.
    var heading = "#"
    for bound in bounds {
      if compare(bound.first, term) > 0 { break }
      heading = bound.heading
    }
    return heading
  }

  /// The first Han of each letter in the order of pinyin (CLDR's index characters); I, U and V begin no syllable.
  private static let pinyinBounds: [(heading: String, first: String)] = [
    ("A", "阿"), ("B", "八"), ("C", "嚓"), ("D", "咑"), ("E", "妸"), ("F", "发"), ("G", "旮"), ("H", "哈"), ("J", "丌"),
    ("K", "咔"),
    ("L", "垃"), ("M", "妈"), ("N", "拿"), ("O", "噢"), ("P", "妑"), ("Q", "七"), ("R", "呥"), ("S", "仨"), ("T", "他"),
    ("W", "屲"),
    ("X", "夕"), ("Y", "丫"), ("Z", "帀"),
  ]

  /// The first syllable of each consonant: the Korean order puts a Hanja right behind the syllable of its reading.
  private static let koreanBounds: [(heading: String, first: String)] = [
    ("ㄱ", "가"), ("ㄴ", "나"), ("ㄷ", "다"), ("ㄹ", "라"), ("ㅁ", "마"), ("ㅂ", "바"), ("ㅅ", "사"), ("ㅇ", "아"), ("ㅈ", "자"),
    ("ㅊ", "차"),
    ("ㅋ", "카"), ("ㅌ", "타"), ("ㅍ", "파"), ("ㅎ", "하"),
    // Beyond the last syllable come Hanja whose reading the order does not know, among them all simplified ones.
    ("#", "힣"),
  ]
}
