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
  /// - Complexity: O(*n*), several hundred megabytes a second.
  public static func fold(utf8 text: [UInt8]) -> [UInt8] {
    let table = LanguageTables.folding
    // A key takes at most 4 bytes for 3.
    return [UInt8](unsafeUninitializedCapacity: text.count + text.count / 3 + 4) { output, count in
      text.withUnsafeBufferPointer { input in
        count = fold(input, into: output.baseAddress!, table: table)
      }
    }
  }

  /// The text with every character as its key, mapped to the same origin.
  public static func fold(_ text: MappedText) -> MappedText {
    var result = MappedText()
    for piece in text.pieces {
      guard piece.kind == .copied else {
        // A replaced piece maps as a whole, so it is folded as a whole.
        result.appendReplacement(
          fold(utf8: Array(text.utf8[piece.range.bounds])), origin: piece.origin, kind: piece.kind)
        continue
      }
      appendFolded(text, piece, to: &result)
    }
    return result
  }

  private static func appendFolded(_ text: MappedText, _ piece: MappedText.Piece, to result: inout MappedText) {
    let shift = piece.origin.start - piece.range.start
    var start = piece.range.start
    var offset = start
    text.utf8.withUnsafeBufferPointer { bytes in
      func copy(upTo end: Int) {
        result.appendCopy(of: UnsafeBufferPointer(rebasing: bytes[start..<end]), originStart: start + shift)
      }
      while offset < piece.range.end {
        let length = utf8Length(bytes[offset])
        let code = length < 3 ? 0 : decode(bytes.baseAddress! + offset, length)
        let key = length < 3 ? 0 : key(of: code)
        if key != code, let scalar = Unicode.Scalar(key) {
          copy(upTo: offset)
          let origin = TextRange(offset + shift, offset + shift + length)
          result.appendReplacement(UTF8.encode(scalar)!, origin: origin)
          start = offset + length
        }
        offset += length
      }
      copy(upTo: piece.range.end)
    }
  }

  @inline(__always)
  static func key(of code: UInt32) -> UInt32 {
    let key = LanguageTables.folding[code] & keyMask
    return key == 0 ? code : key
  }

  private static func fold(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>, table: TwoStageTable<UInt32>
  ) -> Int {
    guard let bytes = input.baseAddress else { return 0 }
    var offset = 0
    var written = 0
    while offset < input.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        output[written] = lead
        offset += 1
        written += 1
        continue
      }
      let length = utf8Length(lead)
      // Han characters and radicals begin with E2…E9, EF, F0; Hangul with EA…ED. A key is written even where it is the
      // character itself, for the processor cannot foresee which it is.
      if length >= 3, lead < 0xEA || lead > 0xED {
        let code = decode(bytes + offset, length)
        let key = table[code] & keyMask
        written += encode(key == 0 ? code : key, at: output + written)
      } else {
        for index in 0..<length { output[written + index] = bytes[offset + index] }
        written += length
      }
      offset += length
    }
    return written
  }

  @inline(__always)
  private static func utf8Length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  @inline(__always)
  private static func decode(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    let tail = UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
    if length == 3 { return UInt32(bytes[0] & 0x0F) << 12 | tail }
    return UInt32(bytes[0] & 0x07) << 18 | tail << 6 | UInt32(bytes[3] & 0x3F)
  }

  @inline(__always)
  private static func encode(_ code: UInt32, at output: UnsafeMutablePointer<UInt8>) -> Int {
    if code < 0x10000 {
      output[0] = UInt8(truncatingIfNeeded: 0xE0 | code >> 12)
      output[1] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
      output[2] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
      return 3
    }
    output[0] = UInt8(truncatingIfNeeded: 0xF0 | code >> 18)
    output[1] = UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3F)
    output[2] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
    output[3] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
    return 4
  }
}
