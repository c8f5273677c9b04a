/// The arithmetic of precomposed syllables that the readings need: lead, vowel and tail by number.
struct HangulSyllable: Hashable, Sendable {
  /// From 0 (ㄱ) to 18 (ㅎ).
  var lead: Int
  /// From 0 (ㅏ) to 20 (ㅣ).
  var vowel: Int
  /// From 0 (none) to 27 (ㅎ).
  var tail: Int

  init(lead: Int, vowel: Int, tail: Int) {
    self.lead = lead
    self.vowel = vowel
    self.tail = tail
  }

  /// Nil where the character is no precomposed syllable.
  init?(_ code: UInt32) {
    guard code >= 0xAC00, code <= 0xD7A3 else { return nil }
    let index = Int(code - 0xAC00)
    self.init(lead: index / 588, vowel: index / 28 % 21, tail: index % 28)
  }

  var code: UInt32 { UInt32(0xAC00 + (lead * 21 + vowel) * 28 + tail) }
  var scalar: Unicode.Scalar { Unicode.Scalar(code)! }
}

extension HangulSyllable {
  static let nieun = 2
  static let rieul = 5
  static let silent = 11

  /// The form at the start of a word (두음법칙): 녀 → 여, 료 → 요, 로 → 노.
  var initialForm: HangulSyllable {
    var form = self
    if lead == Self.nieun, [6, 12, 17, 20].contains(vowel) {
      form.lead = Self.silent
    } else if lead == Self.rieul {
      // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ lose the ㄹ, the other vowels take ㄴ.
      form.lead = [2, 3, 6, 7, 12, 17, 20].contains(vowel) ? Self.silent : Self.nieun
    }
    return form
  }

  /// Whether this is 렬 or 률, which become 열 and 율 after a vowel or ㄴ.
  var isRyeolOrRyul: Bool { lead == Self.rieul && (vowel == 6 || vowel == 17) && tail == 8 }
}
