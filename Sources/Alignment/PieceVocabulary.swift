/// Words and parts of words of one language, each packed into a number, with their frequencies.
///
/// A text is cut into the likeliest sequence of pieces (a unigram model). Korean pieces know whether they begin a word:
/// 이 that begins one is this, 이 that ends one is a particle.
struct PieceVocabulary: @unchecked Sendable {
  let count: Int
  /// Log probability of each piece, for cutting.
  private let scores: UnsafePointer<Float>
  /// The share of messages that hold the piece.
  let frequencies: UnsafePointer<Float>
  /// Sorted by number.
  private let keys: UnsafePointer<UInt64>
  /// One more than the number of the piece at each place of the table; 0 where it is free.
  private let places: [UInt16]
  private let mask: Int
  /// The worth of a character that no piece holds: worse than any piece.
  private let unknown: Float

  /// - Parameter count: fewer than 65,535.
  init(keys: UnsafePointer<UInt64>, scores: UnsafePointer<Float>, frequencies: UnsafePointer<Float>, count: Int) {
    self.count = count
    self.keys = keys
    self.scores = scores
    self.frequencies = frequencies
    var size = 16
    while size < count * 2 { size *= 2 }
    let mask = size - 1
    self.mask = mask
    places = [UInt16](unsafeUninitializedCapacity: size) { places, initialized in
      places.initialize(repeating: 0)
      for index in 0..<count {
        var slot = Self.hash(keys[index]) & mask
        while places[slot] != 0 { slot = (slot + 1) & mask }
        places[slot] = UInt16(index + 1)
      }
      initialized = size
    }
    unknown = (UnsafeBufferPointer(start: scores, count: count).min() ?? 0) - 10
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The number of the piece, from 0; nil where the vocabulary does not hold it.
  @inline(__always)
  func index(of key: UInt64) -> Int? {
    var slot = Self.hash(key) & mask
    while places[slot] != 0 {
      let index = Int(places[slot]) - 1
      if keys[index] == key { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// In characters.
  static let longestPiece = 4

  /// Cuts a run of characters into pieces and calls `body` with the key of each and its place in the run.
  ///
  /// - Parameter pack: the key of `run[range]`.
  /// - Complexity: O(*n*) in the length of the run.
  func cut(_ run: [UInt32], pack: (Range<Int>) -> UInt64, _ body: (UInt64, Range<Int>) -> Void) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: run.count + 1) { best in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: run.count + 1) { back in
        best.initialize(repeating: -.infinity)
        back.initialize(repeating: 0)
        best[0] = 0
        for start in run.indices {
          for end in start + 1...min(run.count, start + Self.longestPiece) {
            let piece = index(of: pack(start..<end))
            guard piece != nil || end == start + 1 else { continue }
            let worth = best[start] + (piece.map { scores[$0] } ?? unknown)
            if worth > best[end] {
              best[end] = worth
              back[end] = Int32(start)
            }
          }
        }
        // The way back, turned: where each piece ends, by where it begins.
        var (end, next) = (run.count, run.count)
        while end > 0 {
          let start = Int(back[end])
          back[end] = Int32(next)
          (next, end) = (end, start)
        }
        var start = 0
        while start < run.count {
          body(pack(start..<next), start..<next)
          (start, next) = (next, Int(back[next]))
        }
      }
    }
  }
}

/// How pieces and Latin words are packed into numbers.
enum PieceKey {
  private static let wordStart: UInt64 = 1 << 62
  private static let latin: UInt64 = 0xFFFF << 48
  private static let firstSyllable: UInt32 = 0xAC00
  /// Latin words are told apart by this many letters.
  private static let latinLength = 6

  /// Up to four Hangul syllables.
  @inline(__always)
  static func korean(_ syllables: ArraySlice<UInt32>, startsWord: Bool) -> UInt64 {
    var key: UInt64 = 0
    for syllable in syllables { key = key << 14 | UInt64(syllable - firstSyllable + 1) }
    return startsWord ? key | wordStart : key
  }

  /// Up to four Han characters of the basic plane.
  @inline(__always)
  static func chinese(_ characters: ArraySlice<UInt32>) -> UInt64 {
    var key: UInt64 = 0
    for character in characters { key = key << 16 | UInt64(character) }
    return key
  }

  /// The first letters of a word in small ASCII letters and digits.
  static func latin(_ letters: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for letter in letters.prefix(latinLength) { key = key << 8 | UInt64(letter) }
    return latin | key
  }

  static func isLatin(_ key: UInt64) -> Bool { key & latin == latin }

  /// The piece as it is written in lexicon files; a Korean piece that begins a word has ▁ before it.
  static func text(_ key: UInt64, isKorean: Bool) -> String {
    var scalars: [Unicode.Scalar] = []
    if isLatin(key) {
      var rest = key & ~latin
      while rest != 0 {
        scalars.append(Unicode.Scalar(UInt8(rest & 0xFF)))
        rest >>= 8
      }
      return string(scalars)
    }
    let bits = isKorean ? 14 : 16
    var rest = key & ~(isKorean ? wordStart : 0)
    while rest != 0 {
      let code = UInt32(rest & (1 << bits - 1)) + (isKorean ? firstSyllable - 1 : 0)
      if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
      rest >>= UInt64(bits)
    }
    if isKorean, key & wordStart != 0 { scalars.append("▁") }
    return string(scalars)
  }

  /// The key of a piece as ``text(_:isKorean:)`` writes it; nil where it is none.
  static func key(of text: some StringProtocol, isKorean: Bool) -> UInt64? {
    var codes = text.unicodeScalars.map(\.value)
    guard let first = codes.first else { return nil }
    if first < 0x80 { return latin(text.utf8) }
    let startsWord = first == 0x2581
    if startsWord { codes.removeFirst() }
    guard !codes.isEmpty, codes.count <= PieceVocabulary.longestPiece, startsWord ? isKorean : true,
      codes.allSatisfy({ isKorean ? (0xAC00...0xD7A3).contains($0) : (0x3400...0x9FFF).contains($0) })
    else { return nil }
    return isKorean ? korean(codes[...], startsWord: startsWord) : chinese(codes[...])
  }

  private static func string(_ reversed: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: reversed.reversed())
    return String(view)
  }
}
