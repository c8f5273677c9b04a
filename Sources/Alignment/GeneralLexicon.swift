import SinoKorean

/// How probable it is that one piece stands for the other, in both directions.
struct Association: Hashable, Sendable {
  /// Of the Chinese piece in the translation of a text that holds the Korean one.
  var toChinese: Float
  var toKorean: Float
}

/// The Korean–Chinese lexicon that is built in: pieces of both languages and how they go together.
///
/// Learnt from message catalogues by `Scripts/learn-lexicon`; `CLanguageTables/Tables/README.md` says which. It is read in
/// place but for the tables that find a piece's number.
struct GeneralLexicon: @unchecked Sendable {
  let korean: PieceVocabulary
  let chinese: PieceVocabulary
  private let starts: UnsafePointer<UInt32>
  private let entries: UnsafePointer<Entry>
  private let chineseKeys: UnsafePointer<UInt64>

  /// Four bytes, as they lie in the file.
  private struct Entry {
    let piece: UInt16
    let toChinese: UInt8
    let toKorean: UInt8
  }

  static let shared = GeneralLexicon(BilingualTable.bytes.baseAddress!)

  private init(_ table: UnsafeRawPointer) {
    let head = (table + 8).assumingMemoryBound(to: UInt32.self)
    let (koreanCount, chineseCount) = (Int(head[0]), Int(head[1]))
    let keys = (table + 24).assumingMemoryBound(to: UInt64.self)
    chineseKeys = keys + koreanCount
    let numbers = UnsafeRawPointer(chineseKeys + chineseCount).assumingMemoryBound(to: Float.self)
    korean = PieceVocabulary(keys: keys, scores: numbers, frequencies: numbers + koreanCount, count: koreanCount)
    let rest = numbers + koreanCount * 2
    chinese = PieceVocabulary(
      keys: chineseKeys, scores: rest, frequencies: rest + chineseCount, count: chineseCount)
    starts = UnsafeRawPointer(rest + chineseCount * 2).assumingMemoryBound(to: UInt32.self)
    entries = UnsafeRawPointer(starts + koreanCount + 1).assumingMemoryBound(to: Entry.self)
  }

  /// The probabilities by the byte they are stored as: e^((*b* − 255) / 32), 0 for 0.
  private static let probabilities: [Float] = {
    // e^(1/32), multiplied up: no mathematics library is needed for a table of 256.
    let step: Float = 1.0317434
    var result = [Float](repeating: 0, count: 256)
    result[255] = 1
    for byte in stride(from: 254, through: 1, by: -1) { result[byte] = result[byte + 1] / step }
    return result
  }()

  /// Calls `body` with each Chinese piece that goes with the Korean piece.
  func forEachAssociation(of korean: UInt64, _ body: (UInt64, Association) -> Void) {
    guard let index = self.korean.index(of: korean) else { return }
    for place in Int(starts[index])..<Int(starts[index + 1]) {
      let entry = entries[place]
      body(
        chineseKeys[Int(entry.piece)],
        Association(
          toChinese: Self.probabilities[Int(entry.toChinese)], toKorean: Self.probabilities[Int(entry.toKorean)]))
    }
  }
}
