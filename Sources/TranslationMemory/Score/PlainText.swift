import BitextModel

/// A text as it is compared: conjoining jamo put together, runs of white space as one space and none at the ends, characters
/// without width left out.
///
/// Two texts are the same for the memory where their plain texts are. Capitals and full-width letters are told apart there,
/// but not in ``folded``, which the index works with.
public struct PlainText: Hashable, Sendable {
  /// The scalars.
  public private(set) var letters: [UInt32] = []

  public init(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  public init(utf8: UnsafeBufferPointer<UInt8>) { append(utf8) }

  /// The letters as a text; what is no scalar is left out.
  public var string: String { String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init))) }

  /// Letter for letter without capitals and full-width forms.
  public var folded: [UInt32] { letters.map(Self.folded) }

  /// A number that is the same for the same plain text on every machine, now and later: stores keep it.
  public var key: Int64 { Self.key(of: letters) }

  static func key(of letters: [UInt32], from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> Int64 {
    // FNV-1a over scalars, then the finalizer of MurmurHash3, so that the low bits depend on all letters.
    var hash = start
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    return Int64(bitPattern: hash)
  }

  /// What the memory calls one unit: same source, target and context.
  public static func key(source: PlainText, target: PlainText, previous: String?, next: String?) -> Int64 {
    var hash = UInt64(bitPattern: key(of: target.letters, from: UInt64(bitPattern: source.key)))
    for context in [previous, next] {
      hash = UInt64(bitPattern: key(of: context.map { PlainText($0).letters + [1] } ?? [0], from: hash))
    }
    return Int64(bitPattern: hash)
  }

  // MARK: One pass

  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
    letters.reserveCapacity(utf8.count)
    var reader = ScalarReader(utf8)
    while let (scalar, _) = reader.next() {
      if scalar == 0x20 || scalar > 0x7F || scalar < 0x20 {
        if Self.isSpace(scalar) {
          if letters.last != nil, letters.last != 0x20 { letters.append(0x20) }
          continue
        }
        if Self.isWithoutWidth(scalar) { continue }
        if Self.join(scalar, to: &letters) { continue }
      }
      letters.append(scalar)
    }
    if letters.last == 0x20 { letters.removeLast() }
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  static func isWithoutWidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Puts a conjoining vowel or final into the syllable before it (the Unicode Standard, section 3.12); false where it cannot.
  static func join(_ scalar: UInt32, to letters: inout [UInt32]) -> Bool {
    guard let joined = joined(letters.last ?? 0, scalar) else { return false }
    letters[letters.count - 1] = joined
    return true
  }

  static func joined(_ last: UInt32, _ scalar: UInt32) -> UInt32? {
    if (0x1161...0x1175).contains(scalar), (0x1100...0x1112).contains(last) {
      return 0xAC00 + ((last - 0x1100) * 21 + scalar - 0x1161) * 28
    }
    if (0x11A8...0x11C2).contains(scalar), (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0 {
      return last + scalar - 0x11A7
    }
    return nil
  }

  static func folded(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x41...0x5A: letter + 0x20
    case 0xFF21...0xFF3A: letter - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: letter - 0xFEE0
    default: letter
    }
  }
}

/// The scalars of UTF-8, one after the other; a byte that begins none is U+FFFD.
struct ScalarReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// A scalar and its offset in bytes.
  mutating func next() -> (scalar: UInt32, offset: Int)? {
    guard position < bytes.count else { return nil }
    let start = position
    let first = UInt32(bytes[start])
    position += 1
    guard first >= 0x80 else { return (first, start) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, start + length <= bytes.count else { return (0xFFFD, start) }
    var scalar = first & (0x7F >> UInt32(length))
    for index in 1..<length {
      let byte = UInt32(bytes[start + index])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, start) }
      scalar = scalar << 6 | byte & 0x3F
    }
    position = start + length
    return (scalar, start)
  }
}
