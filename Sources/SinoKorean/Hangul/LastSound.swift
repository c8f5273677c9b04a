/// How a word ends when it is read aloud, as far as particles care.
public enum LastSound: Hashable, Sendable {
  case vowel
  /// ㄹ, which takes 로 like a vowel and 은·을·이·과 like a consonant.
  case rieul
  /// Any other final consonant.
  case consonant

  public var hasFinal: Bool { self != .vowel }

  /// The sound a syllable (or a lone jamo) ends in; nil of other scalars.
  public init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xAC00...0xD7A3: self.init(finalIndex: Int((scalar.value - 0xAC00) % 28))
    case 0x1161...0x1175, 0x314F...0x3163: self = .vowel
    case 0x11A8...0x11C2: self.init(finalIndex: Int(scalar.value - 0x11A7))
    // ㄹ is called 리을, every other letter ends in a consonant too (기역 …).
    case 0x3131...0x314E: self = scalar == "ㄹ" ? .rieul : .consonant
    default: return nil
    }
  }

  private init(finalIndex: Int) { self = finalIndex == 0 ? .vowel : finalIndex == 8 ? .rieul : .consonant }

  /// The sound of a syllable that is known to the program.
  init(syllable: Unicode.Scalar) { self = LastSound(syllable) ?? .vowel }

  /// The same of a scalar value.
  init(unit: UInt32) { self = SyllableSet.isSyllable(unit) ? LastSound(finalIndex: Int((unit - 0xAC00) % 28)) : .vowel }
}

/// The Korean reading of a Hanja as a syllable, nil where it is unknown.
public typealias HanjaReading = (Unicode.Scalar) -> Unicode.Scalar?

extension Hangul {
  /// The sound `text` ends in when it is read aloud in Korean; nil where nothing in it is pronounced, or only a
  /// reader of Hanja could tell.
  ///
  /// Closing quotes, emphasis marks and final punctuation are looked through. After a bracket the head before it
  /// decides, for a gloss is not read: 전정특신(专精特新) ends in 신. Digits are read as Sino-Korean numbers (3 삼, 10 십, 1.5
  /// 일점오, $100 백 달러), symbols and units by name (% 퍼센트, 5kg 킬로그램), Latin words by ``LatinSound``.
  ///
  /// - Parameter reading: asked for the reading of the last Hanja, where the text ends in one.
  /// - Complexity: O(1) in the length of the text for each closing bracket, mark and space at its end.
  public static func lastSound(of text: String, reading: HanjaReading? = nil) -> LastSound? {
    var rest = Substring(text).unicodeScalars
    while let last = rest.last {
      if skipClosing(last, from: &rest) { continue }
      if let sound = LastSound(last) { return sound }
      if let symbol = SpokenSymbol.sound(of: last) { return symbol }
      if SpokenNumber.digit(last) != nil { return SpokenNumber.sound(endOf: rest) }
      if LatinSound.isLetter(last) { return LatinSound.sound(endOf: rest) }
      if isHan(last) { return reading?(last).flatMap { LastSound($0) } }
      if (0x3041...0x30FF).contains(last.value) { return last == "ん" || last == "ン" ? .consonant : .vowel }
      rest.removeLast()
    }
    return nil
  }

  /// Takes a closing bracket with all it encloses off the end, where a head stands before it; otherwise only the
  /// bracket.
  private static func skipClosing(_ last: Unicode.Scalar, from rest: inout Substring.UnicodeScalarView) -> Bool {
    guard let index = closers.firstIndex(of: last) else { return false }
    let opener = openers[index]
    var depth = 0
    var position = rest.endIndex
    for _ in 0..<longestGloss where position > rest.startIndex {
      position = rest.index(before: position)
      if rest[position] == last { depth += 1 } else if rest[position] == opener { depth -= 1 }
      guard depth == 0 else { continue }
      let head = rest[..<position]
      if head.suffix(longestGloss).contains(where: isPronounced) {
        rest = head
        return true
      }
      break
    }
    rest.removeLast()
    return true
  }

  /// In scalars: a bracket that spans more encloses no gloss, and is only taken off.
  private static let longestGloss = 400

  private static let closers = Array(")）]］】〕".unicodeScalars)
  private static let openers = Array("(（[［【〔".unicodeScalars)

  private static func isPronounced(_ scalar: Unicode.Scalar) -> Bool {
    isSyllable(scalar) || LatinSound.isLetter(scalar) || SpokenNumber.digit(scalar) != nil || isHan(scalar)
      || SpokenSymbol.sound(of: scalar) != nil
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    // 〇 is a digit of Chinese; as a Hanja it is read 영.
    case 0x3007: true
    default: false
    }
  }
}
