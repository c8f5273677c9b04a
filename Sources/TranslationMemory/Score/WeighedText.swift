import BitextModel
import SinoKorean

/// A text as the score sees it: letters with what each weighs. White space is no letter.
struct WeighedText: Sendable {
  enum Kind: UInt8, Sendable {
    /// A syllable, a character, a letter of any script but Latin.
    case letter
    /// Particles, the plural and the copula at the end of an eojeol.
    case tail
    case latin
    case punctuation
    /// A number in digits, whole: 1,256.1 is one.
    case number
  }

  struct Letter: Sendable {
    /// The folded scalar; of a number a hash of its digits.
    var value: UInt32
    var kind: Kind
    /// Whether it is part of a name.
    var isName = false
    var start: Int
    var end: Int

    /// Twelfths of a syllable.
    var weight: Int {
      switch kind {
      case .letter, .number: 12
      case .latin: 6
      case .tail, .punctuation: 3
      }
    }
  }

  private(set) var letters: [Letter] = []
  /// Of all letters.
  private(set) var weight = 0
  /// What may not change unseen: a number for each number in digits and each name, sorted.
  private(set) var serious: [UInt64] = []

  /// - Parameter names: ranges of `text` that are names or terms, which count like numbers where they differ.
  init(_ text: String, names: [TextRange] = [], tails: inout TailCache) {
    var text = text
    text.withUTF8 { read($0) }
    markTails(&tails)
    markNames(names)
    serious.sort()
    weight = letters.reduce(0) { $0 + $1.weight }
  }

  // MARK: Letters

  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    letters.reserveCapacity(utf8.count / 2)
    var reader = ScalarReader(utf8)
    while let (scalar, start) = reader.next() {
      let end = start + (scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4)
      if PlainText.isSpace(scalar) || PlainText.isWithoutWidth(scalar) { continue }
      if let last = letters.last, last.end == start, let joined = PlainText.joined(last.value, scalar) {
        letters[letters.count - 1].value = joined
        letters[letters.count - 1].end = end
        continue
      }
      let folded = PlainText.folded(scalar)
      let kind = Self.kind(folded)
      if continuesNumber(folded, kind, at: start) {
        if kind == .number { letters[letters.count - 1].value = letters.last!.value &* 31 &+ folded }
        letters[letters.count - 1].end = end
        continue
      }
      letters.append(
        Letter(value: kind == .number ? folded &+ 0x4000_0000 : folded, kind: kind, start: start, end: end))
    }
    trimNumbers(utf8)
  }

  static func kind(_ letter: UInt32) -> Kind {
    switch letter {
    case 0x30...0x39: .number
    case 0x61...0x7A, 0xC0...0x24F: .latin
    case 0x21...0x7E, 0xA1...0xBF, 0x2010...0x2BFF, 0x3001...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFF00...0xFF20,
      0xFF3B...0xFF65:
      .punctuation
    default: .letter
    }
  }

  /// Digits behind digits, and the marks that may stand between them; commas do not count for the value.
  private mutating func continuesNumber(_ folded: UInt32, _ kind: Kind, at start: Int) -> Bool {
    guard let last = letters.last, last.kind == .number, last.end == start else { return false }
    if folded == 0x2E {
      letters[letters.count - 1].value = last.value &* 31 &+ folded
      return true
    }
    return kind == .number || folded == 0x2C
  }

  /// A comma or full stop behind the last digit is none of the number's.
  private mutating func trimNumbers(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard letters.contains(where: { $0.kind == .number }) else { return }
    var result: [Letter] = []
    result.reserveCapacity(letters.count + 2)
    for letter in letters {
      guard letter.kind == .number else {
        result.append(letter)
        continue
      }
      var end = letter.end
      while let width = Self.markWidth(utf8, before: end) { end -= width }
      result.append(
        Letter(value: Self.number(utf8, letter.start, end), kind: .number, start: letter.start, end: end))
      var offset = end
      while offset < letter.end {
        let width = utf8[offset] < 0x80 ? 1 : 3
        let mark: UInt32 = utf8[offset + width - 1] == 0x2E || utf8[offset + width - 1] == 0x8E ? 0x2E : 0x2C
        result.append(Letter(value: mark, kind: .punctuation, start: offset, end: offset + width))
        offset += width
      }
    }
    letters = result
  }

  /// Of the comma or full stop that ends at `end`, full-width (EF BC 8C, EF BC 8E) or not; nil where none does.
  private static func markWidth(_ utf8: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    let last = utf8[end - 1]
    if last == 0x2C || last == 0x2E { return 1 }
    let isWide = end >= 3 && utf8[end - 3] == 0xEF && utf8[end - 2] == 0xBC && (last == 0x8C || last == 0x8E)
    return isWide ? 3 : nil
  }

  private static func number(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    var value: UInt32 = 0x8000_0000
    var reader = ScalarReader(UnsafeBufferPointer(rebasing: utf8[start..<end]))
    var marks: [UInt32] = []
    while let (scalar, _) = reader.next() { marks.append(PlainText.folded(scalar)) }
    // A comma is nothing before a group of three: 1,256 is 1256, but 1,2 is not 12.
    for (index, mark) in marks.enumerated() {
      let digits = marks[(index + 1)...].prefix { $0 != 0x2C && $0 != 0x2E }.count
      if mark != 0x2C || digits != 3 { value = value &* 31 &+ mark }
    }
    // Never the value of a scalar.
    return value | 0x8000_0000
  }

  // MARK: Tails and names

  private mutating func markTails(_ tails: inout TailCache) {
    var start = 0
    while start < letters.count {
      guard Self.isSyllable(letters[start].value) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < letters.count, Self.isSyllable(letters[end].value), letters[end].start == letters[end - 1].end {
        end += 1
      }
      let count = tails.length(ofTailIn: letters[start..<end].map(\.value))
      for index in (end - count)..<end { letters[index].kind = .tail }
      start = end
    }
  }

  private static func isSyllable(_ value: UInt32) -> Bool { (0xAC00...0xD7A3).contains(value) }

  private mutating func markNames(_ names: [TextRange]) {
    for letter in letters where letter.kind == .number { serious.append(UInt64(letter.value)) }
    var next = 0
    for name in names.sorted() {
      while next < letters.count, letters[next].start < name.start { next += 1 }
      var hash: UInt64 = 1 << 32
      while next < letters.count, letters[next].end <= name.end {
        letters[next].isName = true
        hash = hash &* 31 &+ UInt64(letters[next].value)
        next += 1
      }
      serious.append(hash | 1 << 63)
    }
  }
}

/// What ends an eojeol as a tail, remembered: the same few hundred tails end most of them.
struct TailCache: Sendable {
  private var known: [Key: Bool] = [:]

  private struct Key: Hashable {
    let tail: [UInt32]
    let sound: UInt8
  }

  /// How many syllables at the end of `run` (a run of syllables to the end of its eojeol) are particles, the plural or the copula.
  ///
  /// The longest tail with a stem of two syllables or more is taken; a stem of one syllable only takes the particles that no noun ends in.
  mutating func length(ofTailIn run: [UInt32]) -> Int {
    guard run.count > 1 else { return 0 }
    let longest = min(run.count - 2, 6)
    if longest > 0 {
      for count in stride(from: longest, through: 1, by: -1) where isTail(run, count) { return count }
    }
    let count = run.count - 1
    return count <= 2 && Self.unmistakable.contains(Array(run[1...])) && isTail(run, count) ? count : 0
  }

  private static let unmistakable = Set(
    ["은", "는", "을", "를", "에서", "에게", "부터", "까지"].map { $0.unicodeScalars.map(\.value) })

  private mutating func isTail(_ run: [UInt32], _ count: Int) -> Bool {
    isTail(Array(run[(run.count - count)...]), after: run[run.count - count - 1])
  }

  /// Whether the syllables are a tail behind this letter; behind one that is no syllable no tail is known.
  mutating func isTail(_ syllables: [UInt32], after letter: UInt32) -> Bool {
    guard (0xAC00...0xD7A3).contains(letter) else { return false }
    let final = (letter - 0xAC00) % 28
    let sound: UInt8 = final == 0 ? 0 : final == 8 ? 1 : 2
    let key = Key(tail: syllables, sound: sound)
    if let answer = known[key] { return answer }
    let text = String(String.UnicodeScalarView(key.tail.compactMap { Unicode.Scalar($0) }))
    let analysis = Particles.analyse(tail: text, afterSound: sound == 0 ? .vowel : sound == 1 ? .rieul : .consonant)
    let isTail =
      analysis.map { analysis in
        analysis.agreement == .agrees && analysis.parts.allSatisfy { [.particle, .plural, .copula].contains($0.kind) }
      } ?? false
    known[key] = isTail
    return isTail
  }
}
