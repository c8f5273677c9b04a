import TestSupport

/// Makes inputs from a seed: seed texts cut and spliced, characters in any order, long repetitions, and then damage to the bytes.
public struct InputGenerator {
  private var random: SplitMix

  private static let texts = SeedTexts.texts.map { Array($0.utf8) }
  private static let tokens = SeedTexts.tokens.map { Array($0.utf8) }

  public init(seed: UInt64) { random = SplitMix(seed: seed) }

  public mutating func input() -> [UInt8] {
    var bytes: [UInt8]
    switch random.below(16) {
    case 0..<5: bytes = spliced()
    case 5..<11: bytes = strung(upTo: random.oneIn(8) ? 200 : 12)
    case 11..<13: bytes = spliced() + strung(upTo: 6)
    case 13: bytes = repeated()
    case 14: bytes = (0..<random.below(64)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    default: bytes = inUTF16(spliced())
    }
    while random.oneIn(2) { mutate(&bytes) }
    return bytes
  }

  private mutating func spliced() -> [UInt8] {
    var result: [UInt8] = []
    for _ in 0...random.below(3) {
      let text = random.element(of: Self.texts)
      let start = boundary(in: text, near: random.below(text.count + 1))
      let end = boundary(in: text, near: min(text.count, start + random.below(random.oneIn(3) ? 400 : 60)))
      result += text[start..<max(start, end)]
    }
    return result
  }

  private mutating func strung(upTo count: Int) -> [UInt8] {
    var result: [UInt8] = []
    for _ in 0..<random.below(count + 1) { result += random.element(of: Self.tokens) }
    return result
  }

  private mutating func repeated() -> [UInt8] {
    let unit = strung(upTo: 3)
    var result = strung(upTo: 4)
    for _ in 0..<random.below(400) { result += unit }
    return result + strung(upTo: 4)
  }

  /// Either byte order, with or without its mark.
  private mutating func inUTF16(_ text: [UInt8]) -> [UInt8] {
    let isBig = random.oneIn(2)
    var result: [UInt8] = []
    for unit in (random.oneIn(2) ? [0xFEFF] : []) + Array(String(decoding: text, as: UTF8.self).utf16) {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      result += isBig ? [high, low] : [low, high]
    }
    return result
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count + 1)
    switch random.below(8) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(12)))
    case 4:
      let stretch = bytes[place..<min(bytes.count, place + 1 + random.below(30))]
      bytes.insert(contentsOf: stretch, at: random.below(bytes.count + 1))
    case 5, 6: bytes.insert(contentsOf: random.element(of: Self.tokens), at: boundary(in: bytes, near: place))
    // A surrogate in what would be UTF-8.
    default:
      bytes.insert(contentsOf: [0xED, UInt8(0xA0 + random.below(32)), UInt8(0x80 + random.below(64))], at: place)
    }
  }

  /// The next start of a character.
  private func boundary(in bytes: [UInt8], near offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
