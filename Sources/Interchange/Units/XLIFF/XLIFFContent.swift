import BitextModel

/// Walks over a text with its codes and marks, in the order in which they are written.
struct ContentWalk {
  enum Part {
    case text(Substring)
    case code(CodeOrder.Item)
    case markStart(Int)
    case markEnd(Int)
  }

  private let text: String
  private let items: [CodeOrder.Item]
  /// By their number: those that overlap no other and no code.
  private let marks: [(number: Int, range: TextRange)]

  init(_ text: UnitText, _ order: CodeOrder, marks: [TextRange]) {
    self.text = text.text
    items = order.items
    self.marks = Self.writable(marks, in: text.text, order)
  }

  /// The numbers of the marks that can be written.
  var writtenMarks: [Int] { marks.map(\.number) }

  private static func writable(
    _ marks: [TextRange], in text: String, _ order: CodeOrder
  ) -> [(number: Int, range: TextRange)] {
    let utf8 = Array(text.utf8)
    func isBoundary(_ offset: Int) -> Bool {
      offset == utf8.count || offset >= 0 && offset < utf8.count && utf8[offset] & 0xC0 != 0x80
    }
    var result: [(number: Int, range: TextRange)] = []
    for (number, range) in marks.enumerated().sorted(by: { $0.element.start < $1.element.start }) {
      guard range.start < range.end, isBoundary(range.start), isBoundary(range.end),
        range.start >= result.last?.range.end ?? 0,
        !order.items.contains(where: { range.start < $0.code.offset && $0.code.offset < range.end })
      else { continue }
      result.append((number, range))
    }
    return result
  }

  func run(_ body: (Part) -> Void) {
    var events: [(offset: Int, order: Int, part: Part)] = items.map { ($0.code.offset, 1, .code($0)) }
    for (number, range) in marks {
      events.append((range.start, 2, .markStart(number)))
      events.append((range.end, 0, .markEnd(number)))
    }
    // A mark ends before the codes at its end, and begins behind those at its start.
    let sorted = events.enumerated().sorted {
      ($0.element.offset, $0.element.order, $0.offset) < ($1.element.offset, $1.element.order, $1.offset)
    }
    var offset = 0
    let utf8 = text.utf8
    var place = utf8.startIndex
    for (_, event) in sorted {
      if event.offset > offset {
        let end = utf8.index(place, offsetBy: event.offset - offset)
        body(.text(text[place..<end]))
        (place, offset) = (end, event.offset)
      }
      body(event.part)
    }
    if place < utf8.endIndex { body(.text(text[place...])) }
  }
}

/// The ids of codes in one text: the number that joins source and target, else one of the side's own, so that no two correspond by accident.
struct XLIFFCodeIDs {
  private let side: String
  private var used: Set<String> = []
  private var openings: [Int: String] = [:]
  private var count = 0

  init(side: String) { self.side = side }

  mutating func id(of item: CodeOrder.Item, note: (FormatLosses.Kind) -> Void) -> String {
    let code = item.code
    if code.kind == .closing, let pair = item.pair, let opening = openings[pair] {
      if code.match != nil { note(.codeMatch) }
      if code.type != nil, !TMXHighlight.isHighlight(code.type) { note(.codeType) }
      return opening
    }
    var id: String
    if let match = code.match, match >= 0, used.insert(String(match)).inserted {
      id = String(match)
    } else {
      if code.match != nil { note(.codeMatch) }
      repeat {
        count += 1
        id = side + String(count)
      } while !used.insert(id).inserted
    }
    if code.kind == .opening, let pair = item.pair { openings[pair] = id }
    return id
  }

  /// The number that joins source and target; nil for an id that the side made for itself.
  static func match(of id: String?, _ numbers: inout XLIFFIDNumbers) -> Int? {
    guard let id else { return nil }
    if let number = Int(id), number >= 0, String(number) == id { return number }
    if let first = id.first, first == "s" || first == "t", id.dropFirst().allSatisfy({ ("0"..."9").contains($0) }),
      id.utf8.count > 1
    {
      return nil
    }
    return numbers.number(of: id)
  }
}

/// Numbers for ids that are none; the same id has the same number within a unit.
struct XLIFFIDNumbers {
  private var numbers: [String: Int] = [:]

  mutating func number(of id: String) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = 1000 + numbers.count
    return 999 + numbers.count
  }
}
