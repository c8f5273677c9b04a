extension Hangul {
  /// The letters of `text` as they are typed: double vowels and double finals in two (ㅘ = ㅗㅏ, ㄵ = ㄴㅈ), while ㄲ ㄸ ㅃ ㅆ
  /// ㅉ ㅒ ㅖ are one stroke. Everything that is not Hangul stays.
  public static func keystrokes(of text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in composed(text).unicodeScalars {
      if let syllable = Syllable(scalar) {
        result.append(syllable.initial)
        appendStrokes(of: syllable.medial, to: &result)
        if let final = syllable.final { appendStrokes(of: final, to: &result) }
      } else {
        appendStrokes(of: scalar, to: &result)
      }
    }
    return result
  }

  private static func appendStrokes(of letter: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    if let pair = compounds.first(where: { $0.whole == letter }) {
      result.append(pair.first)
      result.append(pair.second)
    } else {
      result.append(letter)
    }
  }

  /// Letters that two strokes make.
  private static let compounds: [(first: Unicode.Scalar, second: Unicode.Scalar, whole: Unicode.Scalar)] = [
    ("ㅗ", "ㅏ", "ㅘ"), ("ㅗ", "ㅐ", "ㅙ"), ("ㅗ", "ㅣ", "ㅚ"), ("ㅜ", "ㅓ", "ㅝ"), ("ㅜ", "ㅔ", "ㅞ"), ("ㅜ", "ㅣ", "ㅟ"),
    ("ㅡ", "ㅣ", "ㅢ"), ("ㄱ", "ㅅ", "ㄳ"), ("ㄴ", "ㅈ", "ㄵ"), ("ㄴ", "ㅎ", "ㄶ"), ("ㄹ", "ㄱ", "ㄺ"), ("ㄹ", "ㅁ", "ㄻ"),
    ("ㄹ", "ㅂ", "ㄼ"), ("ㄹ", "ㅅ", "ㄽ"), ("ㄹ", "ㅌ", "ㄾ"), ("ㄹ", "ㅍ", "ㄿ"), ("ㄹ", "ㅎ", "ㅀ"), ("ㅂ", "ㅅ", "ㅄ"),
  ]

  static func compound(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    compounds.first { $0.first == first && $0.second == second }?.whole
  }

  /// Puts letters together as an input method does: ㅈㅓㄴㅈㅓㅇ → 전정, ㅈㅓㄴㅈ → 젅. What cannot join stays a lone letter.
  public static func composing(_ strokes: some Sequence<Unicode.Scalar>) -> String {
    var composer = Composer()
    for stroke in strokes { composer.type(stroke) }
    composer.flush()
    return String(composer.result)
  }
}

/// The state of a syllable while it is typed.
private struct Composer {
  var result = String.UnicodeScalarView()
  private var initial: Unicode.Scalar?
  private var medial: Unicode.Scalar?
  private var final: Unicode.Scalar?

  mutating func type(_ stroke: Unicode.Scalar) {
    switch stroke.value {
    case 0x3131...0x314E: typeConsonant(stroke)
    case 0x314F...0x3163: typeVowel(stroke)
    default:
      flush()
      result.append(stroke)
    }
  }

  private mutating func typeConsonant(_ stroke: Unicode.Scalar) {
    if let final, let both = Hangul.compound(final, stroke) {
      self.final = both
    } else if initial != nil, medial != nil, final == nil, Hangul.finalLetters.contains(stroke) {
      final = stroke
    } else {
      flush()
      initial = stroke
    }
  }

  private mutating func typeVowel(_ stroke: Unicode.Scalar) {
    if let last = final {
      // The final was the next syllable's initial all along: 전 + ㅓ → 저너.
      let parts = Hangul.keystrokes(of: String(last))
      final = parts.count == 2 ? parts[0] : nil
      flush()
      initial = parts[parts.count - 1]
      medial = stroke
    } else if let medial {
      if let both = Hangul.compound(medial, stroke) {
        self.medial = both
      } else {
        flush()
        self.medial = stroke
      }
    } else {
      medial = stroke
    }
  }

  mutating func flush() {
    if let initial, let medial, let syllable = Hangul.Syllable(initial: initial, medial: medial, final: final) {
      result.append(syllable.scalar)
    } else {
      for letter in [initial, medial, final] { if let letter { result.append(letter) } }
    }
    (initial, medial, final) = (nil, nil, nil)
  }
}
