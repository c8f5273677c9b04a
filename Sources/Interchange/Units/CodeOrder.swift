import BitextModel

/// The codes of one text, ready to be written: at places that are right, each pair whole.
struct CodeOrder {
  struct Item {
    var code: InlineCode
    /// The number that an opening code and its closing code share; nil for all others.
    var pair: Int?
    /// Whether it or the other of its pair has a native code.
    var hasContent = false
  }

  private(set) var items: [Item] = []
  private var used: Set<Int> = []
  /// From here on numbers are made up: no code below ``largestNumber`` has a greater one.
  private var highest = 0
  /// Numbers above it are kept as they are, but none is counted on from them.
  private static let largestNumber = Int.max / 2

  /// - Parameter note: is told what had to be changed.
  init(_ text: UnitText, note: (FormatLosses.Kind) -> Void) {
    guard !text.codes.isEmpty else { return }
    place(text, note)
    highest = items.compactMap(\.code.pair).filter { $0 < Self.largestNumber }.max().map { max(0, $0) } ?? 0
    joinNumbered()
    joinUnnumbered()
    isolate(note)
  }

  // MARK: Places

  private mutating func place(_ text: UnitText, _ note: (FormatLosses.Kind) -> Void) {
    let utf8 = text.text.utf8
    for code in text.codes {
      var code = code
      var offset = max(0, min(code.offset, utf8.count))
      while offset < utf8.count, utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80 { offset += 1 }
      offset = max(offset, items.last?.code.offset ?? 0)
      if offset != code.offset { note(.codePlace) }
      code.offset = offset
      items.append(Item(code: code))
    }
  }

  // MARK: Pairs

  /// An opening code belongs to the next closing code of its number.
  private mutating func joinNumbered() {
    var open: [Int: Int] = [:]
    for (index, item) in items.enumerated() {
      guard let number = item.code.pair else { continue }
      if item.code.kind == .opening { open[number] = open[number] ?? index }
      if item.code.kind == .closing, let start = open.removeValue(forKey: number) { join(start, index, number) }
    }
  }

  /// Codes without a number belong together as brackets do.
  private mutating func joinUnnumbered() {
    var open: [Int] = []
    for (index, item) in items.enumerated() where item.code.pair == nil {
      if item.code.kind == .opening { open.append(index) }
      if item.code.kind == .closing, let start = open.popLast() { join(start, index, nil) }
    }
  }

  private mutating func join(_ start: Int, _ end: Int, _ wanted: Int?) {
    // A number may come back behind its first pair; in a file it stands for one.
    var number = wanted
    if wanted == nil || !used.insert(wanted!).inserted {
      highest += 1
      number = highest
    }
    items[start].pair = number
    items[end].pair = number
    let hasContent = !items[start].code.content.isEmpty || !items[end].code.content.isEmpty
    items[start].hasContent = hasContent
    items[end].hasContent = hasContent
    if TMXHighlight.isHighlight(items[start].code.type) { items[end].code.type = items[start].code.type }
  }

  private mutating func isolate(_ note: (FormatLosses.Kind) -> Void) {
    for index in items.indices where items[index].pair == nil {
      switch items[index].code.kind {
      case .opening: items[index].code.kind = .isolatedOpening
      case .closing: items[index].code.kind = .isolatedClosing
      case .placeholder, .isolatedOpening, .isolatedClosing:
        if items[index].code.pair != nil { note(.codePair) }
        continue
      }
      note(.unpairedCode)
    }
  }

  // MARK: Nesting

  /// Whether a code of a pair has a native code.
  var hasPairContent: Bool { items.contains { $0.pair != nil && $0.hasContent } }

  /// Whether pairs for which `belongs` holds nest in one another as brackets do.
  func nests(_ belongs: (InlineCode) -> Bool) -> Bool {
    var open: [Int] = []
    for item in items {
      guard let pair = item.pair, belongs(item.code) else { continue }
      if item.code.kind == .opening {
        open.append(pair)
      } else if open.popLast() != pair {
        return false
      }
    }
    return open.isEmpty
  }
}
