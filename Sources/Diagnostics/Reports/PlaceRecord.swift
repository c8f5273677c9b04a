import BitextModel

/// A stretch of a file as every JSON output names it: `{file, line, column, utf8Range, utf16Range}`.
public struct PlaceRecord: Encodable, Hashable, Sendable {
  public let file: String
  /// From 1, of the start.
  public let line: Int
  /// From 1, of the start, in grapheme clusters.
  public let column: Int
  /// `[start, end)` in bytes of the decoded text.
  public let utf8Range: [Int]
  /// `[start, end)` in UTF-16 code units of the decoded text.
  public let utf16Range: [Int]

  /// The records of `ranges`, which may overlap and stand in any order, in the order given.
  ///
  /// - Complexity: O(*n* + *m* log *m*) in the length of the text and the number of ranges.
  public static func records(of ranges: [TextRange], in source: SourceText) -> [PlaceRecord] {
    let places = PlaceTable(ranges.flatMap { [$0.start, $0.end] }, in: source)
    return ranges.map { PlaceRecord($0, in: source, places: places) }
  }

  init(_ range: TextRange, in source: SourceText, places: PlaceTable) {
    let start = places[range.start].position
    file = source.path
    line = start.line
    column = start.column
    utf8Range = [range.start, range.end]
    utf16Range = [start.utf16Offset, places[range.end].position.utf16Offset]
  }
}

/// The positions of many offsets of one text, found in a single pass.
///
/// Ranges overlap and fixes reach back before their finding, so asking a ``PositionFinder`` range by range would start
/// it anew each time.
struct PlaceTable {
  struct Place {
    let position: Position
    /// The UTF-8 offset where the line starts.
    let lineStart: Int
    /// From 1.
    let utf16Column: Int
  }

  private let offsets: [Int]
  private let places: [Place]

  init(_ wanted: [Int], in source: SourceText) {
    var finder = PositionFinder(source)
    var line = finder.position(at: 0)
    var lineStart = 0
    var scanned = 0
    var offsets: [Int] = []
    var places: [Place] = []
    for offset in wanted.sorted() where offset != offsets.last {
      if let feed = source.utf8[scanned..<offset].lastIndex(of: 0x0A) {
        lineStart = feed + 1
        line = finder.position(at: lineStart)
      }
      scanned = offset
      let position = finder.position(at: offset)
      offsets.append(offset)
      places.append(
        Place(position: position, lineStart: lineStart, utf16Column: position.utf16Offset - line.utf16Offset + 1))
    }
    self.offsets = offsets
    self.places = places
  }

  /// The place of `offset`, which is one of those the table was made for.
  subscript(offset: Int) -> Place {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    precondition(low < offsets.count && offsets[low] == offset, "offset \(offset) is not in the table")
    return places[low]
  }
}

extension FileReport {
  /// The places where findings start and end.
  func findingPlaces() -> PlaceTable {
    PlaceTable(findings.flatMap { [$0.range.start, $0.range.end] }, in: source)
  }

  /// The places where findings and the edits of their fixes start and end.
  func findingAndEditPlaces() -> PlaceTable {
    let edits = findings.flatMap(\.fixes).flatMap(\.edits).map(\.range)
    return PlaceTable((findings.map(\.range) + edits).flatMap { [$0.start, $0.end] }, in: source)
  }
}
