/// Keeps the texts that are nearest to one and not the same, by edit distance in proportion to the longer text.
public struct NearestTexts {
  private struct Text {
    let distance: Int
    let longer: Int
    let id: Int64

    static func isNearer(_ first: Text, _ second: Text) -> Bool {
      let (one, other) = (first.distance * second.longer, second.distance * first.longer)
      return one == other ? first.id < second.id : one < other
    }
  }

  private let text: PlainText
  private let limit: Int
  private let count: Int
  /// In percent of the longer text; what is less alike is not kept.
  private let least: Int
  /// Which letters the text has, by ten bits of each: a letter that is not there is certainly none of the text's.
  private var letters = [UInt64](repeating: 0, count: 16)
  private var distance: EditDistance
  private var texts: [Text] = []

  /// - Parameter least: in percent; 0 to keep the nearest, however far they are.
  public init(_ text: PlainText, limit: Int, least: Int = 0) {
    self.least = least
    self.text = text
    self.limit = limit
    count = text.letters.count
    distance = EditDistance(text.letters.count <= MatchScorer.longest ? text.letters : [])
    for letter in text.letters {
      let place = Self.place(of: letter)
      letters[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// - Parameter utf8: the text, read as ``PlainText``.
  public mutating func add(_ utf8: UnsafeRawBufferPointer, _ id: Int64) {
    add(PlainText(utf8: utf8.bindMemory(to: UInt8.self)), id)
  }

  mutating func add(_ other: PlainText, _ id: Int64) {
    guard count <= MatchScorer.longest, other.letters.count <= MatchScorer.longest, other != text else { return }
    let longer = max(1, count, other.letters.count)
    // Each letter that one text has more is an edit, and so is each that the other lacks.
    guard isNear(abs(count - other.letters.count), longer), isNear(longer - shared(other), longer) else { return }
    let distance = distance.distance(to: other.letters)
    if isNear(distance, longer) { texts.append(Text(distance: distance, longer: longer, id: id)) }
  }

  /// No fewer than the letters of the other text that have a partner in the text.
  private func shared(_ other: PlainText) -> Int {
    guard least > 0 else { return other.letters.count }
    return letters.withUnsafeBufferPointer { letters in
      other.letters.reduce(into: 0) { sum, letter in
        let place = Self.place(of: letter)
        sum &+= Int(truncatingIfNeeded: letters[place >> 6] >> UInt64(place & 63) & 1)
      }
    }
  }

  private static func place(of letter: UInt32) -> Int { Int((letter &* 0x9E37_79B1) >> 22) }

  private func isNear(_ distance: Int, _ longer: Int) -> Bool { (longer - distance) * 100 >= least * longer }

  /// The nearest, of equals the older first.
  public var ids: [Int64] { texts.sorted(by: Text.isNearer).prefix(limit).map(\.id) }
}
