import BitextModel

/// Puts one side of a unit together from the pieces of a file.
struct UnitTextBuilder {
  private var text = ""
  private var length = 0
  private var codes: [InlineCode] = []
  private(set) var size = 0
  private let limit: Int
  /// Places in ``codes`` whose pair has no number yet, by their own number.
  private var unnumbered: [(place: Int, group: Int)] = []

  /// - Parameter limit: In bytes of text and codes; beyond it nothing more is kept.
  init(limit: Int) { self.limit = limit }

  var isTooLong: Bool { size > limit }

  mutating func append(_ piece: String) {
    let count = piece.utf8.count
    size += count
    guard !isTooLong else { return }
    text += piece
    length += count
  }

  mutating func append(
    _ kind: InlineCode.Kind, pair: Int? = nil, match: Int? = nil, type: String? = nil, content: String = ""
  ) {
    size += content.utf8.count + 16
    guard !isTooLong else { return }
    codes.append(InlineCode(at: length, kind, pair: pair, match: match, type: type, content: content))
  }

  /// A code of a pair that the file does not number: codes of the same `group` get the same number, which is no other's.
  mutating func append(
    _ kind: InlineCode.Kind, group: Int, match: Int? = nil, type: String? = nil, content: String = ""
  ) {
    append(kind, match: match, type: type, content: content)
    if !isTooLong { unnumbered.append((codes.count - 1, group)) }
  }

  /// What was put together; empty where it was too long.
  func finished() -> UnitText {
    guard !isTooLong else { return UnitText("") }
    guard !unnumbered.isEmpty else { return UnitText(text, codes: codes) }
    var result = codes
    var used = Set(codes.compactMap(\.pair))
    var numbers: [Int: Int] = [:]
    var next = 1
    for (place, group) in unnumbered {
      if numbers[group] == nil {
        while used.contains(next) { next += 1 }
        used.insert(next)
        numbers[group] = next
      }
      result[place].pair = numbers[group]
    }
    return UnitText(text, codes: result)
  }
}
