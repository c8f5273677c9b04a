import BitextModel

/// A text with places marked in it: `⟦전정특신⟧(⦃专精特新⦄)은` has one range in each of two kinds of marks.
///
/// Tests mark what they expect, the found ranges are marked in the same way, and the two lines are compared: a failure shows both.
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// The ranges in `⟦⟧`, in order of place, as UTF-8 offsets into ``text``.
  public let ranges: [TextRange]
  /// The ranges in `⦃⦄`.
  public let others: [TextRange]

  public init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var offset = 0
    var opened = 0
    var ranges: [TextRange] = []
    var others: [TextRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦", "⦃": opened = offset
      case "⟧": ranges.append(TextRange(opened, offset))
      case "⦄": others.append(TextRange(opened, offset))
      default:
        text.append(scalar)
        offset += UTF8.width(scalar)
      }
    }
    self.text = String(text)
    self.ranges = ranges
    self.others = others
  }

  /// `text` with marks around `ranges` and `others`, none of which may overlap.
  public static func marking(_ text: String, _ ranges: [TextRange], others: [TextRange] = []) -> String {
    let marks = ranges.map { ($0, "⟦", "⟧") } + others.map { ($0, "⦃", "⦄") }
    let utf8 = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    for (range, open, close) in marks.sorted(by: { $0.0 < $1.0 }) {
      // Ranges that overlap show as marks out of order, not as a trap.
      let start = max(range.start, position)
      let end = max(range.end, start)
      result += utf8[position..<start]
      result += open.utf8
      result += utf8[start..<end]
      result += close.utf8
      position = end
    }
    result += utf8[position...]
    return String(decoding: result, as: UTF8.self)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }
}
