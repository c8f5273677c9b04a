/// How far the general lexicon explains each side of a pair of forms by the other.
package struct LexiconAgreement: Hashable, Sendable {
  /// From 0 to 1: the share of the Korean form that the Chinese one accounts for; nil where the lexicon knows none of its pieces.
  package let ofKorean: Double?
  /// The same the other way.
  package let ofChinese: Double?

  /// - Parameters:
  ///   - korean: Hangul; what is none counts for nothing.
  ///   - chinese: Han in either script.
  /// - Complexity: O(*n* × *m*) in the numbers of pieces.
  package init(korean: String, chinese: String) {
    let lexicon = GeneralLexicon.shared
    let sources = SegmentReader.pieces(of: korean, isKorean: true)
    let targets = SegmentReader.pieces(of: chinese, isKorean: false)
    var forward = [Float](repeating: 0, count: sources.count)
    var backward = [Float](repeating: 0, count: targets.count)
    var isKnown = [Bool](repeating: false, count: sources.count)
    for (index, source) in sources.enumerated() {
      lexicon.forEachAssociation(of: source.key) { key, association in
        isKnown[index] = true
        for (place, target) in targets.enumerated() where target.key == key {
          forward[index] = max(forward[index], association.toChinese)
          backward[place] = max(backward[place], association.toKorean)
        }
      }
    }
    ofKorean = Self.share(
      zip(sources, zip(forward, isKnown)).filter(\.1.1).map { (length: $0.length, probability: $1.0) })
    ofChinese = Self.share(
      zip(targets, backward).filter { lexicon.chinese.index(of: $0.0.key) != nil }.map { ($0.length, $1) })
  }

  /// From here on a piece is as good as explained: most have several translations.
  private static let plenty: Float = 0.25

  /// By length in characters.
  private static func share(_ pieces: [(length: Int, probability: Float)]) -> Double? {
    let total = pieces.reduce(0) { $0 + $1.length }
    guard total > 0 else { return nil }
    let explained = pieces.reduce(Float(0)) { $0 + Float($1.length) * min(1, $1.probability / plenty) }
    return Double(explained) / Double(total)
  }
}

extension SegmentReader {
  /// The pieces of the runs of Hangul or Han in `text`, with their length in characters.
  static func pieces(of text: String, isKorean: Bool) -> [(key: UInt64, length: Int)] {
    let vocabulary = isKorean ? GeneralLexicon.shared.korean : GeneralLexicon.shared.chinese
    var result: [(key: UInt64, length: Int)] = []
    var run: [UInt32] = []
    func close() {
      guard !run.isEmpty else { return }
      let characters = run
      vocabulary.cut(characters) { range in
        isKorean
          ? PieceKey.korean(characters[range], startsWord: range.lowerBound == 0) : PieceKey.chinese(characters[range])
      } _: { key, range in
        result.append((key, range.count))
      }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let code = folded(scalar)
      if isKorean ? (0xAC00...0xD7A3).contains(code) : (0x3400...0x9FFF).contains(code) {
        run.append(code)
      } else {
        close()
      }
    }
    close()
    return result
  }
}
