import BitextModel
import SinoKorean

/// What a piece of evidence is; each kind is weighed by itself.
enum EvidenceKind: UInt8 {
  /// A word or part of one: the lexicon says what it goes with.
  case piece
  /// A word in Latin letters: the same word on the other side, or what a learnt lexicon says.
  case latin
  /// Two syllables that are the Sino-Korean readings of two Chinese characters.
  case reading
  /// Two syllables that are the transliterations of two Chinese characters.
  case transliteration
  /// A number, date or amount, by its value.
  case figure

  static let count = 5
}

/// One segment of a document, read: all that the comparison will look at.
struct RawSegment {
  /// In characters; a Latin letter or figure counts for half.
  var length: Float = 0
  /// Pieces and Latin words, each once, in the order of their first places.
  var tokens: [UInt64] = []
  /// What is evidence where the other side has the same.
  var keys: [Key] = []
  var marks: Marks = []

  struct Key {
    let key: UInt64
    let kind: EvidenceKind
    /// The tokens that a match speaks for, by their number; `none` where there is none.
    var first = Self.none
    var second = Self.none

    static let none = UInt16.max
  }

  /// Punctuation that translators keep.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let question = Marks(rawValue: 1)
    static let exclamation = Marks(rawValue: 2)
    static let quotation = Marks(rawValue: 4)
    static let bracket = Marks(rawValue: 8)
    static let colon = Marks(rawValue: 16)
    static let ellipsis = Marks(rawValue: 32)
    /// The segment ends as a sentence does.
    static let full = Marks(rawValue: 64)

    static let count = 7
  }
}

/// Reads segments of one language.
struct SegmentReader {
  private let isKorean: Bool
  private let vocabulary: PieceVocabulary
  private let figures: FigureRecognizer
  /// Tokens and keys of the segment at hand.
  private var tokens = KeyNumbers()
  private var keys = KeyNumbers()
  /// Of each Chinese character met.
  private var syllables = CharacterSyllables()
  /// The token at each character of the run at hand.
  private var tokenAt: [UInt16] = []

  init(_ language: Language) {
    isKorean = !language.isChinese
    vocabulary = isKorean ? GeneralLexicon.shared.korean : GeneralLexicon.shared.chinese
    figures = FigureRecognizer(language)
  }

  /// - Complexity: O(*n*) in the length of the text.
  mutating func segment(_ text: String) -> RawSegment {
    var result = RawSegment()
    tokens.removeAll()
    keys.removeAll()
    var run: [UInt32] = []
    var latin: [UInt8] = []
    var hasDigit = false
    var followsLetter = false
    var dots = 0
    for scalar in text.unicodeScalars {
      let code = Self.folded(scalar)
      dots = scalar == "." ? dots + 1 : 0
      if dots == 3 { result.marks.insert(.ellipsis) }
      let continuesRun = isKorean ? (0xAC00...0xD7A3).contains(code) : (0x3400...0x9FFF).contains(code)
      let isAlphanumeric = code < 0x80 && Self.isAlphanumeric(UInt8(code))
      if !continuesRun, !run.isEmpty {
        add(run, startsWord: !followsLetter, to: &result)
        run.removeAll(keepingCapacity: true)
        followsLetter = true
      }
      if !isAlphanumeric, !latin.isEmpty {
        addLatin(&latin, to: &result)
        followsLetter = true
      }
      if continuesRun {
        run.append(code)
        result.length += 1
      } else if isAlphanumeric {
        if (0x30...0x39).contains(code) { hasDigit = true }
        latin.append(UInt8(code) | ((0x41...0x5A).contains(code) ? 0x20 : 0))
        result.length += 0.5
      } else {
        if code != 0x20 { result.length += 0.5 }
        followsLetter = false
        Self.mark(code, in: &result.marks)
      }
    }
    if !run.isEmpty { add(run, startsWord: !followsLetter, to: &result) }
    if !latin.isEmpty { addLatin(&latin, to: &result) }
    Self.markEnd(of: text, in: &result.marks)
    if hasDigit || !isKorean { addFigures(of: text, to: &result) }
    return result
  }

  // MARK: Characters

  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0xFF01...0xFF5E: scalar.value - 0xFEE0
    case 0x3000, 0xA0, 0x09: 0x20
    case 0x3400...0x9FFF, 0xF900...0xFAFF: ScriptFolding.fold(scalar).value
    default: scalar.value
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func mark(_ code: UInt32, in marks: inout RawSegment.Marks) {
    switch code {
    case 0x3F: marks.insert(.question)
    case 0x21: marks.insert(.exclamation)
    case 0x22, 0x201C, 0x201D, 0x300C...0x300F, 0x2018, 0x2019: marks.insert(.quotation)
    case 0x28, 0x29, 0x5B, 0x3010, 0x300A: marks.insert(.bracket)
    case 0x3A: marks.insert(.colon)
    case 0x2026: marks.insert(.ellipsis)
    default: break
    }
  }

  private static func markEnd(of text: String, in marks: inout RawSegment.Marks) {
    for scalar in text.unicodeScalars.reversed() {
      switch scalar.value {
      case 0x20, 0x22, 0x201D, 0x2019, 0x29, 0xFF09, 0x300D, 0x300F, 0x0A, 0x0D: continue
      case 0x2E, 0x3002, 0x21, 0x3F, 0xFF01, 0xFF1F, 0x2026: marks.insert(.full)
      default: break
      }
      break
    }
  }

  // MARK: Runs

  private mutating func add(_ run: [UInt32], startsWord: Bool, to result: inout RawSegment) {
    let isKorean = isKorean
    func pack(_ range: Range<Int>) -> UInt64 {
      isKorean
        ? PieceKey.korean(run[range], startsWord: startsWord && range.lowerBound == 0) : PieceKey.chinese(run[range])
    }
    tokenAt.removeAll(keepingCapacity: true)
    let vocabulary = vocabulary
    vocabulary.cut(run, pack: pack) { key, range in
      let (place, isNew) = tokens.insert(key)
      if isNew { result.tokens.append(key) }
      for _ in range { tokenAt.append(UInt16(clamping: place)) }
    }
    if isKorean {
      for index in 0..<(run.count - 1) { addSound(run[index], run[index + 1], .reading, at: index, to: &result) }
    } else {
      var first = syllables.number(of: run[0])
      for index in 0..<(run.count - 1) {
        let second = syllables.number(of: run[index + 1])
        addSounds(syllables.readings(first), syllables.readings(second), .reading, at: index, to: &result)
        addSounds(
          syllables.transliterations(first), syllables.transliterations(second), .transliteration, at: index,
          to: &result)
        first = second
      }
    }
  }

  /// Adds every pair of the syllables of a character of the run and of the next.
  private mutating func addSounds(
    _ first: Range<Int>, _ second: Range<Int>, _ kind: EvidenceKind, at index: Int, to result: inout RawSegment
  ) {
    for one in first {
      for other in second { addSound(syllables[one], syllables[other], kind, at: index, to: &result) }
    }
  }

  private mutating func addSound(
    _ first: UInt32, _ second: UInt32, _ kind: EvidenceKind, at index: Int, to result: inout RawSegment
  ) {
    let key = UInt64(first) << 32 | UInt64(second)
    guard keys.insert(key).isNew else { return }
    result.keys.append(RawSegment.Key(key: key, kind: kind, first: tokenAt[index], second: tokenAt[index + 1]))
  }

  private mutating func addLatin(_ latin: inout [UInt8], to result: inout RawSegment) {
    let key = PieceKey.latin(latin)
    if tokens.insert(key).isNew { result.tokens.append(key) }
    latin.removeAll(keepingCapacity: true)
  }

  // MARK: Figures

  private mutating func addFigures(of text: String, to result: inout RawSegment) {
    for figure in figures.figures(in: text) {
      // A small number in words is often not translated as one.
      if figure.isSpelledOut, case .cardinal = figure.kind { continue }
      let key = Self.key(of: figure)
      if keys.insert(key).isNew { result.keys.append(RawSegment.Key(key: key, kind: .figure)) }
    }
  }

  /// A number for the value; ordinals and cardinals of one value share it.
  private static func key(of figure: Figure) -> UInt64 {
    let kind = figure.kind == .ordinal ? .cardinal : figure.kind
    // Other in each process, which nobody sees: keys are compared with each other alone.
    var hasher = Hasher()
    hasher.combine(kind)
    hasher.combine(figure.value)
    // Apart from the keys of sounds, whose upper half is a syllable.
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1 << 63
  }
}
