import BitextModel
import SinoKorean
import TermRecognition

/// Finds what may be a term in Korean text: nouns and rows of nouns in one eojeol or several, unknown runs before a particle, Latin names.
///
/// An eojeol is cut once, however often it comes.
struct KoreanSpans {
  private static let limits = SpanLimits(words: 4, units: 6, length: 14)

  /// A morpheme of an eojeol, as offsets in syllables.
  private struct Piece {
    enum Role { case noun, prefix, suffix, stop }
    let range: Range<Int>
    let role: Role
    let isKnown: Bool
  }

  /// What an eojeol is made of.
  private struct Eojeol {
    let pieces: [Piece]
    /// Beginnings that a particle may follow, where the dictionary does not know the word.
    let stems: [Int]
  }

  private var cut: [[UInt32]: Eojeol] = [:]

  /// The spans of `utf8`, each once, by start, then by end.
  mutating func spans(of utf8: [UInt8]) -> [TextSpan] {
    var result: [TextRange: Bool] = [:]
    var row: [SpanUnit] = []
    var isSpaced = false
    func close() {
      SpanUnit.forEachSpan(of: row, within: Self.limits) { range, units in result[range] = units.count == 1 }
      row.removeAll(keepingCapacity: true)
    }
    var scanner = RunScanner(utf8)
    while let run = scanner.next() {
      switch run.kind {
      case .hangul:
        let syllables = run.scalars
        let eojeol = eojeol(syllables, before: run.before)
        for piece in eojeol.pieces {
          let range = run.range(of: piece.range)
          guard piece.role != .stop else {
            close()
            isSpaced = false
            continue
          }
          row.append(
            SpanUnit(
              range: range, length: piece.range.count, canStart: piece.role != .suffix, canEnd: piece.role != .prefix,
              standsAlone: piece.role == .noun, isSpaced: isSpaced && piece.range.lowerBound == 0, isLatin: false))
        }
        for end in eojeol.stems where result[run.range(of: 0..<end)] == nil { result[run.range(of: 0..<end)] = false }
        isSpaced = false
      case .latin where run.range.count <= SpanUnit.longestLatin:
        row.append(
          SpanUnit(
            range: run.range, length: 1, canStart: true, canEnd: true, standsAlone: run.range.count > 1,
            isSpaced: isSpaced, isLatin: true))
        isSpaced = false
      case .space: isSpaced = !row.isEmpty
      case .middleDot where !row.isEmpty && row[row.count - 1].isLatin: break
      default:
        close()
        isSpaced = false
      }
    }
    close()
    return result.sorted { $0.key < $1.key }.map { range, isWord in
      TextSpan(range: range, key: FormKey.of(utf8[range.bounds]), isWord: isWord, looseEdges: 0)
    }
  }

  // MARK: Eojeols

  private mutating func eojeol(_ syllables: [UInt32], before: EojeolLattice.Before) -> Eojeol {
    let key = syllables + [UInt32(before.rawValue)]
    if let known = cut[key] { return known }
    let new = Self.read(syllables, before)
    cut[key] = new
    return new
  }

  private static func read(_ syllables: [UInt32], _ before: EojeolLattice.Before) -> Eojeol {
    let lattice = syllables.withUnsafeBufferPointer { EojeolLattice($0, before: before) }
    let best = lattice.bestPieces
    var pieces: [Piece] = []
    for piece in best {
      let role = role(of: piece, text: text(syllables[piece.range]))
      pieces.append(Piece(range: piece.range, role: role, isKnown: piece.isKnown))
    }
    return Eojeol(pieces: pieces, stems: before == .number ? [] : stems(of: syllables, pieces))
  }

  private static func role(of piece: EojeolLattice.Piece, text: String) -> Piece.Role {
    switch piece.kind {
    case .noun, .name, .root: FunctionWords.korean.contains(text) ? .stop : .noun
    case .prefix: .prefix
    case .suffix: text == "들" || text == "님" ? .stop : .suffix
    case .boundNoun, .numeral, .pronoun, .determiner, .particle, .ending, .copula, .verbalSuffix, .verb, .adverb,
      .other:
      .stop
    }
  }

  /// In syllables.
  private static let longestStem = 8

  /// An eojeol with a piece that no dictionary has, or that begins with two nouns of a syllable, may be a name: what stands before any particle.
  private static func stems(of syllables: [UInt32], _ pieces: [Piece]) -> [Int] {
    let isBroken = pieces.count > 1 && pieces.prefix(2).allSatisfy { $0.role == .noun && $0.range.count == 1 }
    guard syllables.count > 1, isBroken || pieces.contains(where: { !$0.isKnown }) else { return [] }
    return (2...min(longestStem, max(2, syllables.count))).filter { end in
      guard end < syllables.count else { return end == syllables.count && pieces.last?.role != .stop }
      guard let last = Unicode.Scalar(syllables[end - 1]), let sound = LastSound(last),
        let tail = Particles.analyse(tail: text(syllables[end...]), afterSound: sound)
      else { return false }
      return tail.agreement == .agrees && tail.parts.allSatisfy { $0.kind == .particle || $0.kind == .plural }
    }
  }

  private static func text(_ syllables: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for syllable in syllables { if let scalar = Unicode.Scalar(syllable) { text.append(scalar) } }
    return String(text)
  }
}
