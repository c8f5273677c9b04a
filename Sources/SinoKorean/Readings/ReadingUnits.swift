/// A syllable, letter or figure of the Korean side.
struct KoreanUnit {
  /// The scalar; Latin letters in lower case, Han characters as keys.
  let code: UInt32
  /// Its parts where it is a syllable.
  let sounds: SyllableSounds
  /// In the Korean string, UTF-8.
  let range: Range<Int>
}

/// The lead, vowel and tail of a syllable as bytes; none of a letter or figure.
struct SyllableSounds {
  let lead: UInt8
  let vowel: UInt8
  let tail: UInt8

  private static let noSyllable: UInt8 = 0xFF

  init(_ code: UInt32) {
    guard let syllable = HangulSyllable(code) else {
      (lead, vowel, tail) = (Self.noSyllable, Self.noSyllable, Self.noSyllable)
      return
    }
    (lead, vowel, tail) = (UInt8(syllable.lead), UInt8(syllable.vowel), UInt8(syllable.tail))
  }

  var isSyllable: Bool { lead != Self.noSyllable }
}

extension KoreanUnit {
  /// The units of a text, the last `longest` of them; spaces, punctuation and marks are no units.
  static func units(of text: String, longest: Int) -> [KoreanUnit] {
    var units: [KoreanUnit] = []
    units.reserveCapacity(text.utf8.count / 3 + 1)
    read(text.utf8, longest: longest, into: &units)
    return units
  }

  /// The same of valid UTF-8, in the place of what `units` held.
  static func read(_ text: some Sequence<UInt8>, longest: Int, into units: inout [KoreanUnit]) {
    units.removeAll(keepingCapacity: true)
    var offset = 0
    var scalar: UInt32 = 0
    var start = 0
    var missing = 0
    for byte in text {
      if missing == 0 {
        start = offset
        missing = byte < 0x80 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
        scalar = UInt32(byte & (missing == 0 ? 0x7F : 0x3F >> UInt8(missing)))
      } else {
        missing -= 1
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      }
      offset += 1
      guard missing == 0, let code = code(of: scalar) else { continue }
      units.append(KoreanUnit(code: code, sounds: SyllableSounds(code), range: start..<offset))
    }
    if units.count > longest { units.removeFirst(units.count - longest) }
  }

  /// The code of a scalar that sounds, nil for all others.
  static func code(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0xAC00...0xD7A3, 0x30...0x39, 0x61...0x7A: scalar
    case 0x41...0x5A: scalar + 0x20
    // Full-width figures and letters.
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: scalar - 0xFEE0
    case 0xFF21...0xFF3A: scalar - 0xFEC0
    default: hanKey(of: scalar)
    }
  }

  /// A radical of an extracted page (⻄) is Han by its key alone, as in ``HanText``.
  private static func hanKey(of code: UInt32) -> UInt32? {
    let key = ScriptFolding.key(of: code)
    return HanText.isHan(key) ? key : nil
  }
}

/// How alike two syllables sound, from 0 to 1: the lead and the vowel weigh 0.4 each, the tail 0.2.
struct SyllableLikeness: Sendable {
  static let shared = SyllableLikeness()

  private let leads: [Float]
  private let vowels: [Float]

  /// For as long as `body` runs, a function of two syllables that checks no bounds.
  func withTables<Result>(_ body: (Tables) -> Result) -> Result {
    leads.withUnsafeBufferPointer { leads in
      vowels.withUnsafeBufferPointer { vowels in
        body(Tables(leads: leads.baseAddress!, vowels: vowels.baseAddress!))
      }
    }
  }

  struct Tables {
    let leads: UnsafePointer<Float>
    let vowels: UnsafePointer<Float>

    /// Both must be syllables.
    @inline(__always)
    func likeness(_ first: SyllableSounds, _ second: SyllableSounds) -> Float {
      leads[Int(first.lead) * 19 + Int(second.lead)] + vowels[Int(first.vowel) * 21 + Int(second.vowel)]
        + (first.tail == second.tail ? 0.2 : 0)
    }
  }

  /// Plain, tense and aspirated leads of one place: ㄱㄲㅋ ㄷㄸㅌ ㅂㅃㅍ ㅅㅆ ㅈㅉㅊ; ㄴ and ㄹ; ㅇ and ㅎ go with none.
  private static let classes = [0, 0, 1, 2, 2, 1, 3, 4, 4, 5, 5, 6, 7, 7, 7, 0, 2, 4, 8]

  private static let leadsByClass = (0...8).map { number in classes.indices.filter { classes[$0] == number } }

  /// The leads that are alike in some measure, `lead` itself among them.
  static func leads(like lead: Int) -> [Int] { leadsByClass[classes[lead]] }

  private init() {
    let classes = Self.classes
    leads = (0..<19 * 19).map { pair in
      let (first, second) = (pair / 19, pair % 19)
      return first == second ? 0.4 : classes[first] == classes[second] ? 0.25 : 0
    }
    var vowels = [Float](repeating: 0, count: 21 * 21)
    for vowel in 0..<21 { vowels[vowel * 22] = 0.4 }
    for pair in Self.confusedVowels.split(separator: " ") {
      let numbers = pair.unicodeScalars.map { Int($0.value) - 0x314F }
      vowels[numbers[0] * 21 + numbers[1]] = 0.2
      vowels[numbers[1] * 21 + numbers[0]] = 0.2
    }
    self.vowels = vowels
  }

  /// Vowels that spellings of Chinese names confuse.
  private static let confusedVowels =
    "ㅏㅑ ㅓㅕ ㅗㅛ ㅜㅠ ㅐㅔ ㅒㅖ ㅔㅖ ㅕㅖ ㅐㅒ ㅗㅜ ㅓㅗ ㅛㅠ ㅓㅡ ㅜㅡ ㅟㅠ ㅜㅟ ㅟㅣ ㅢㅣ ㅟㅢ ㅏㅘ ㅘㅝ ㅓㅝ ㅙㅚ ㅚㅞ ㅙㅞ ㅔㅞ ㅗㅝ ㅜㅝ ㅔㅕ ㅞㅟ ㅏㅓ ㅡㅣ ㅓㅔ ㅝㅞ"
}
