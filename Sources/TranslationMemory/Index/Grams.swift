/// The grams of a text: what the fuzzy index finds it by.
///
/// A gram is two letters that follow one another in the folded text, white space left out. A text of at most ``shortest`` letters also has its first
/// and its last letter as grams, so that one changed letter does not hide it.
public enum Grams {
  /// In letters without white space.
  static let shortest = 8

  /// Distinct grams, ascending.
  public static func of(_ text: PlainText) -> [UInt32] {
    var grams: [UInt32] = []
    append(text.letters, to: &grams)
    grams.sort()
    var count = 0
    for gram in grams where count == 0 || grams[count - 1] != gram {
      grams[count] = gram
      count += 1
    }
    grams.removeLast(grams.count - count)
    return grams
  }

  /// The grams in order, repeated ones too.
  static func append(_ letters: [UInt32], to grams: inout [UInt32]) {
    var previous: UInt32 = 0
    var first: UInt32 = 0
    var count = 0
    for letter in letters where letter != 0x20 {
      let half = half(PlainText.folded(letter))
      if count == 0 { first = half } else { grams.append(previous << 16 | half) }
      previous = half
      count += 1
    }
    guard count > 0, count <= shortest else { return }
    grams.append(first)
    grams.append(previous << 16)
  }

  /// Letters beyond the Basic Multilingual Plane share a number with others there; the index only proposes, so that a wrong one costs time at most.
  private static func half(_ letter: UInt32) -> UInt32 { letter < 0x10000 ? letter : (letter ^ letter >> 16) & 0xFFFF }

  /// The gram of two folded letters.
  static func gram(_ first: UInt32, _ second: UInt32) -> UInt32 { half(first) << 16 | half(second) }
}
