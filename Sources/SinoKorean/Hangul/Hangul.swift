/// Hangul as arithmetic: syllables, the jamo inside them, and the keys that type them.
///
/// Jamo are given as *compatibility* letters (ㄱ U+3131 … ㅣ U+3163), the ones that a person types and sees. The rules
/// are those of the Unicode Standard, section 3.12.
///
/// ## Topics
/// - Syllables: ``Syllable``, ``isSyllable(_:)``, ``composed(_:)``; sets and words of them: ``SyllableSet``, ``SyllableWords``
/// - Looking things up: ``initials(of:)``, ``isPrefixByJamo(_:of:)``, ``editDistance(_:_:)``
/// - Reading aloud: ``lastSound(of:reading:)``
public enum Hangul {
  /// One of the 11,172 modern syllables as initial, medial and final.
  public struct Syllable: Hashable, Sendable {
    /// The index of the initial, 0 (ㄱ) to 18 (ㅎ).
    public let initialIndex: Int
    /// The index of the vowel, 0 (ㅏ) to 20 (ㅣ).
    public let medialIndex: Int
    /// The index of the final, 0 (none), 1 (ㄱ) to 27 (ㅎ).
    public let finalIndex: Int

    /// nil where `scalar` is no syllable (a lone jamo is none).
    public init?(_ scalar: Unicode.Scalar) {
      guard Hangul.isSyllable(scalar) else { return nil }
      let index = Int(scalar.value - 0xAC00)
      self.init(initial: index / 588, medial: index % 588 / 28, final: index % 28)
    }

    init(initial: Int, medial: Int, final: Int) {
      initialIndex = initial
      medialIndex = medial
      finalIndex = final
    }

    /// A syllable from its letters; nil where one of them cannot stand there (ㄸ is no final).
    public init?(initial: Unicode.Scalar, medial: Unicode.Scalar, final: Unicode.Scalar? = nil) {
      guard let first = Hangul.initialLetters.firstIndex(of: initial), (0x314F...0x3163).contains(medial.value) else {
        return nil
      }
      var last = 0
      if let final {
        guard let index = Hangul.finalLetters.firstIndex(of: final) else { return nil }
        last = index + 1
      }
      self.init(initial: first, medial: Int(medial.value - 0x314F), final: last)
    }

    public var scalar: Unicode.Scalar {
      Unicode.Scalar(UInt32(0xAC00 + (initialIndex * 21 + medialIndex) * 28 + finalIndex))!
    }
    public var initial: Unicode.Scalar { Hangul.initialLetters[initialIndex] }
    public var medial: Unicode.Scalar { Unicode.Scalar(UInt32(0x314F + medialIndex))! }
    public var final: Unicode.Scalar? { finalIndex == 0 ? nil : Hangul.finalLetters[finalIndex - 1] }
  }

  static let initialLetters = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
  static let finalLetters = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)

  public static func isSyllable(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }

  /// Whether `scalar` is a letter on its own, ㄱ to ㅣ.
  public static func isJamo(_ scalar: Unicode.Scalar) -> Bool { (0x3131...0x3163).contains(scalar.value) }

  /// Whether `scalar` is a syllable that ends in a consonant.
  public static func hasFinal(_ scalar: Unicode.Scalar) -> Bool {
    isSyllable(scalar) && (scalar.value - 0xAC00) % 28 != 0
  }

  /// `text` with its syllables taken apart into initial, medial and final; everything else stays.
  ///
  ///     Hangul.decomposed("전과 AI")  // ㅈㅓㄴㄱㅘ AI
  public static func decomposed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
      guard let syllable = Syllable(scalar) else {
        result.append(scalar)
        continue
      }
      result.append(syllable.initial)
      result.append(syllable.medial)
      if let final = syllable.final { result.append(final) }
    }
    return String(result)
  }

  /// `text` with conjoining jamo (U+1100…, as decomposed file names have them) put together into syllables.
  ///
  /// This is the Hangul part of NFC; a text without such jamo comes back as it is.
  public static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x1100...0x11FF).contains($0.value) }) else { return text }
    var result = String.UnicodeScalarView()
    var last: UInt32 = 0
    func put(_ value: UInt32) {
      last = value
      result.append(Unicode.Scalar(value)!)
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if (0x1161...0x1175).contains(value), (0x1100...0x1112).contains(last) {
        result.removeLast()
        put(0xAC00 + ((last - 0x1100) * 21 + value - 0x1161) * 28)
      } else if (0x11A8...0x11C2).contains(value), (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0 {
        result.removeLast()
        put(last + value - 0x11A7)
      } else {
        put(value)
      }
    }
    return String(result)
  }

  /// The initials of the syllables of `text`; everything else stays, spaces too.
  ///
  ///     Hangul.initials(of: "전정특신")  // ㅈㅈㅌㅅ
  public static func initials(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars { result.append(Syllable(scalar)?.initial ?? scalar) }
    return String(result)
  }
}
