/// A stretch of one text, as UTF-8 offsets `[start, end)`.
public struct TextRange: Hashable, Sendable, Comparable {
  public var start: Int
  public var end: Int

  /// - Precondition: `0 <= start <= end`.
  @inlinable public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "TextRange \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// The length in UTF-8 bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }
  public var bounds: Range<Int> { start..<end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share at least one byte; an empty range overlaps nothing.
  public func overlaps(_ other: TextRange) -> Bool { max(start, other.start) < min(end, other.end) }

  /// The smallest range that holds both.
  public func union(_ other: TextRange) -> TextRange { TextRange(min(start, other.start), max(end, other.end)) }

  public func shifted(by distance: Int) -> TextRange { TextRange(start + distance, end + distance) }

  /// By start, then by end.
  public static func < (first: TextRange, second: TextRange) -> Bool {
    (first.start, first.end) < (second.start, second.end)
  }
}
