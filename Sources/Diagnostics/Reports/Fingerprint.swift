import BitextModel

/// What stays the same of a finding while the text around it moves: its rule, its concept, its text and the words
/// beside it, not its line.
///
/// White space and invisible characters do not count, nor do punctuation and markup in the words beside it; these end
/// with the paragraph.
struct Fingerprint {
  /// 16 hexadecimal digits.
  let digits: String

  init(_ finding: Finding, in source: SourceText) {
    let parts = [
      Array(finding.rule.utf8), Array((finding.concept ?? "").utf8),
      Self.normalized(source.utf8[finding.range.bounds]),
      source.context(before: finding.range.start), source.context(after: finding.range.end),
    ]
    digits = Self.hash(parts)
  }

  private static func normalized(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format { continue }
      result.append(scalar)
    }
    return Array(String(result).utf8)
  }

  /// FNV-1a in 64 bits, each part followed by a byte that no text holds.
  private static func hash(_ parts: [[UInt8]]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: [0xFF]) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension SourceText {
  /// How many letters and digits of the words beside a place are taken.
  private static let contextLength = 12
  /// How many bytes are read for them.
  private static let contextReach = 160

  /// The last letters and digits of the paragraph before `end`.
  fileprivate func context(before end: Int) -> [UInt8] {
    var start = max(0, end - Self.contextReach)
    while start < end, utf8[start] & 0xC0 == 0x80 { start += 1 }
    let words = Self.firstParagraph(of: scalars(from: start, to: end).reversed()).filter(Self.isWordScalar)
    return Self.utf8(of: words.prefix(Self.contextLength))
  }

  /// The first letters and digits of the paragraph after `start`.
  fileprivate func context(after start: Int) -> [UInt8] {
    var end = min(utf8.count, start + Self.contextReach)
    while end > start, end < utf8.count, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    let words = Self.firstParagraph(of: scalars(from: start, to: end)).filter(Self.isWordScalar)
    return Self.utf8(of: words.prefix(Self.contextLength))
  }

  private func scalars(from start: Int, to end: Int) -> [Unicode.Scalar] {
    Array(String(decoding: utf8[start..<end], as: UTF8.self).unicodeScalars)
  }

  /// What comes before the first blank line.
  private static func firstParagraph(of scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var feeds = 0
    let end = scalars.firstIndex { scalar in
      if scalar == "\n" { feeds += 1 } else if !scalar.properties.isWhitespace { feeds = 0 }
      return feeds == 2
    }
    return scalars[..<(end ?? scalars.endIndex)]
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func utf8(of scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
    scalars.flatMap { Array(String($0).utf8) }
  }
}
