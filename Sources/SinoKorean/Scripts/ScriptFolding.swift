import BitextModel

/// One key for all the forms of a Chinese character: 專, 专 and 専 are 专; 復, 複 and 复 are 复; U+F9E1 is 李.
///
/// Use it to match, never to show: the key is many-to-one, so 后 and 後 (and 发, 發 and 髮) cannot be told apart by it.
/// The key is the simplified character where there is one. Folding twice is folding once. Characters that are not Han
/// stay as they are.
///
/// Sources: OpenCC's character dictionaries, then Unihan's compatibility, Z- and semantic variants where they name one
/// standard form with the same reading, then a short list of Korean print forms (淸, 靑).
///
/// ## Topics
/// - ``fold(_:)-(Unicode.Scalar)``, ``fold(_:)-(String)``, ``fold(utf8:)``, ``fold(_:)-(MappedText)``
public enum ScriptFolding {
  static let keyMask: UInt32 = 0x1FFFFF

  /// The key of one character.
  ///
  /// - Complexity: O(1).
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(key(of: scalar.value)) ?? scalar
  }

  /// The text with every character as its key.
  public static func fold(_ text: String) -> String {
    String(decoding: fold(utf8: Array(text.utf8)), as: UTF8.self)
  }

  /// Valid UTF-8 with every character as its key. The length changes only where a character and its key lie on different
  /// planes, which only rare characters do.
  ///
  /// - Complexity: O(*n*), 600 MB/s and more.
  public static func fold(utf8 text: [UInt8]) -> [UInt8] {
    var folded = text
    guard let place = FoldingPass.run(over: &folded) else { return folded }
    folded.removeSubrange(place...)
    text.withUnsafeBufferPointer { bytes in
      FoldingPass.forEachKey(in: bytes, from: place) { _, key in folded.append(contentsOf: key) }
    }
    return folded
  }

  /// The text with every character as its key, mapped to the same origin.
  ///
  /// Nearly all keys are as long as their characters, so that positions stay: what stood in the origin and has other characters now is
  /// one ``MappedText/Piece/Kind/respelled`` piece, and only a key of another length is a replaced piece of its own.
  ///
  /// - Complexity: O(*n*), like ``fold(utf8:)``; a text whose characters are their own keys is returned as it is.
  public static func fold(_ text: MappedText) -> MappedText {
    var folded = text.utf8
    guard FoldingPass.run(over: &folded) == nil else { return foldPieces(of: text) }
    let pieces = text.utf8.withUnsafeBufferPointer { old in
      folded.withUnsafeBufferPointer { new in respelled(text.pieces, from: old, to: new) }
    }
    return MappedText(utf8: folded, pieces: pieces)
  }

  /// The pieces of a text in which each character was replaced by one as long.
  private static func respelled(
    _ pieces: [MappedText.Piece], from old: UnsafeBufferPointer<UInt8>, to new: UnsafeBufferPointer<UInt8>
  ) -> [MappedText.Piece] {
    guard old.baseAddress != new.baseAddress else { return pieces }
    var result = pieces
    for (index, piece) in pieces.enumerated() where piece.kind == .copied {
      let isSame = UnsafeBufferPointer(rebasing: old[piece.range.bounds]).elementsEqual(
        UnsafeBufferPointer(rebasing: new[piece.range.bounds]))
      if !isSame { result[index] = MappedText.Piece(range: piece.range, origin: piece.origin, kind: .respelled) }
    }
    return result
  }

  /// The way of texts that hold a key of another length: piece by piece.
  private static func foldPieces(of text: MappedText) -> MappedText {
    var result = MappedText()
    for piece in text.pieces {
      let bytes = Array(text.utf8[piece.range.bounds])
      if piece.kind.mapsByPosition {
        appendFolded(bytes, of: piece, to: &result)
      } else {
        // It maps as a whole, so it is folded as a whole.
        result.appendReplacement(fold(utf8: bytes), origin: piece.origin, kind: piece.kind)
      }
    }
    return result
  }

  private static func appendFolded(_ bytes: [UInt8], of piece: MappedText.Piece, to result: inout MappedText) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var stretch: [UInt8] = []
      func flush(upTo end: Int) {
        let isSame = piece.kind == .copied && stretch.elementsEqual(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if isSame {
          result.appendCopy(of: stretch, originStart: piece.origin.start + start)
        } else {
          result.appendRespelling(stretch, originStart: piece.origin.start + start)
        }
        stretch.removeAll(keepingCapacity: true)
        start = end
      }
      FoldingPass.forEachKey(in: bytes, from: 0) { range, key in
        if key.count == range.count {
          stretch.append(contentsOf: key)
        } else {
          flush(upTo: range.lowerBound)
          let origin = TextRange(range.lowerBound, range.upperBound).shifted(by: piece.origin.start)
          result.appendReplacement(key, origin: origin)
          start = range.upperBound
        }
      }
      flush(upTo: bytes.count)
    }
  }

  @inline(__always)
  static func key(of code: UInt32) -> UInt32 {
    let key = LanguageTables.folding[code] & keyMask
    return key == 0 ? code : key
  }
}
