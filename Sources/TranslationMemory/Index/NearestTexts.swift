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
  private var distance: EditDistance
  private var texts: [Text] = []

  public init(_ text: PlainText, limit: Int) {
    self.text = text
    self.limit = limit
    count = text.letters.count
    distance = EditDistance(text.letters.count <= MatchScorer.longest ? text.letters : [])
  }

  /// - Parameter utf8: the text, read as ``PlainText``.
  public mutating func add(_ utf8: UnsafeRawBufferPointer, _ id: Int64) {
    let other = PlainText(utf8: utf8.bindMemory(to: UInt8.self))
    guard count <= MatchScorer.longest, other.letters.count <= MatchScorer.longest, other != text else { return }
    texts.append(
      Text(distance: distance.distance(to: other.letters), longer: max(1, count, other.letters.count), id: id))
  }

  /// The nearest, of equals the older first.
  public var ids: [Int64] { texts.sorted(by: Text.isNearer).prefix(limit).map(\.id) }
}
