/// Lays a trie out as a double array: the nodes breadth first, each at the first base that suits its children.
///
/// Sixty-four bases are tried at once: the free slots of each child, shifted by its code, are words of a bitmap that are or-ed together. Nodes with
/// equally many children continue where the last one was placed, so that no region is searched for ever.
struct DoubleArrayBuilder {
  /// A state in the order of placing: the keys below it, its slot, and the state it is a child of.
  struct State {
    let keys: Range<Int32>
    let depth: Int32
    let slot: UInt32
    let parent: Int32
  }

  private(set) var entries: [UInt64] = []
  private(set) var states: [State] = []
  private let keys: SortedKeys
  private let baseLimit: Int
  /// By slot and by base: 1 where taken.
  private var takenSlots: [UInt64] = []
  private var takenBases: [UInt64] = []
  /// By the number of children, in steps of doubling: the word of bases where to go on searching.
  private var cursors = [Int](repeating: 0, count: 20)
  /// The first word of slots that are not all taken.
  private var firstFree = 0

  /// - Parameter baseLimit: Bases are below this.
  init(_ keys: SortedKeys, alphabet: Int, baseLimit: Int = Entry.baseLimit) throws(PatternError) {
    self.keys = keys
    self.baseLimit = baseLimit
    let estimate = keys.codes.count + 2 * alphabet + 128
    entries = [UInt64](repeating: 0, count: estimate)
    takenSlots = [UInt64](repeating: 0, count: estimate / 64 + 1)
    takenBases = [UInt64](repeating: 0, count: estimate / 64 + 1)
    states.reserveCapacity(keys.codes.count / 2 + 2)
    // The root stands in slot 0 with base 0, so the states of depth 1 stand at the slots of their codes.
    states.append(State(keys: 0..<Int32(keys.count), depth: 0, slot: 0, parent: -1))
    takenSlots[0] = 1
    takenBases[0] = 1
    var next = 0
    while next < states.count {
      try place(next)
      next += 1
    }
    let used = (entries.lastIndex { $0 != 0 } ?? 0) + 1
    entries.removeLast(entries.count - used)
  }

  /// By code up to the highest: the base of the state that it leads to from the root, `otherwise` where that has no children.
  func firsts(upTo highest: UInt16, otherwise: UInt32) -> [UInt32] {
    (0...highest).map { code in
      guard code > 0, Int(code) < entries.count else { return otherwise }
      let entry = Entry(bits: entries[Int(code)])
      return entry.code == code && entry.hasChildren ? entry.base : otherwise
    }
  }

  /// The children of state `index`, by code ascending; and whether a key ends there.
  private func children(of state: State) -> (codes: [UInt16], starts: [Int32], endsKey: Bool) {
    var codes: [UInt16] = []
    var starts: [Int32] = []
    var position = Int(state.keys.lowerBound)
    let depth = Int(state.depth)
    let endsKey = position < state.keys.upperBound && depth > 0 && keys.length(position) == depth
    if endsKey { position += 1 }
    while position < state.keys.upperBound {
      let code = keys.codes[keys.starts[position] + depth]
      codes.append(code)
      starts.append(Int32(position))
      position = keys.end(of: code, at: depth, from: position, to: Int(state.keys.upperBound))
    }
    return (codes, starts, endsKey)
  }

  private mutating func place(_ index: Int) throws(PatternError) {
    let state = states[index]
    let (codes, starts, endsKey) = children(of: state)
    let code = Entry(bits: entries[Int(state.slot)]).code
    if codes.isEmpty {
      // Without any key the root has no children either, and is none's end.
      entries[Int(state.slot)] =
        index == 0
        ? Entry(base: 0, code: .max, endsKey: false, isLeaf: false, children: 0).bits
        : Entry(base: UInt32(state.keys.lowerBound), code: code, endsKey: true, isLeaf: true, children: 0).bits
      return
    }
    let wanted = endsKey ? [0] + codes : codes
    let base = index == 0 ? 0 : firstBase(for: wanted)
    guard base < baseLimit else { throw .tooLong(found: base, limit: baseLimit - 1) }
    set(&takenBases, base)
    var bits: UInt64 = 0
    for child in codes { bits |= Entry.childBit(child) }
    entries[Int(state.slot)] =
      Entry(base: UInt32(base), code: index == 0 ? .max : code, endsKey: endsKey, isLeaf: false, children: bits).bits
    if endsKey {
      set(&takenSlots, base)
      entries[base] = Entry(base: UInt32(state.keys.lowerBound), code: 0, endsKey: true, isLeaf: true, children: 0).bits
    }
    for (place, child) in codes.enumerated() {
      let slot = base + Int(child)
      set(&takenSlots, slot)
      entries[slot] = Entry(base: 0, code: child, endsKey: false, isLeaf: false, children: 0).bits
      let end = place + 1 < codes.count ? starts[place + 1] : state.keys.upperBound
      states.append(
        State(keys: starts[place]..<end, depth: state.depth + 1, slot: UInt32(slot), parent: Int32(index)))
    }
  }

  /// A base whose slots for `codes` are all free.
  private mutating func firstBase(for codes: [UInt16]) -> Int {
    if codes.count == 1 { return firstBase(for: Int(codes[0])) }
    let size = Int.bitWidth - codes.count.leadingZeroBitCount
    let last = Int(codes[codes.count - 1])
    while true {
      let word = cursors[size]
      grow(to: word * 64 + last + 192)
      var taken = takenBases[word]
      for code in codes {
        taken |= Self.window(takenSlots, from: word * 64 + Int(code))
        if taken == .max { break }
      }
      if taken != .max { return word * 64 + (~taken).trailingZeroBitCount }
      cursors[size] += 1
    }
  }

  /// The base that puts an only child into the first free slot: they fill what larger families leave.
  private mutating func firstBase(for code: Int) -> Int {
    while takenSlots[firstFree] == .max {
      firstFree += 1
      grow(to: firstFree * 64 + 192)
    }
    var word = max(firstFree, (code + 63) / 64)
    while true {
      grow(to: word * 64 + 192)
      let taken = takenSlots[word] | Self.window(takenBases, from: word * 64 - code)
      if taken != .max { return word * 64 + (~taken).trailingZeroBitCount - code }
      word += 1
    }
  }

  /// The 64 bits from `index` on.
  @inline(__always)
  private static func window(_ bitmap: [UInt64], from index: Int) -> UInt64 {
    let word = index >> 6
    let shift = UInt64(index & 63)
    let low = bitmap[word] &>> shift
    return shift == 0 ? low : low | bitmap[word + 1] &<< (64 - shift)
  }

  private mutating func grow(to slots: Int) {
    guard slots > entries.count else { return }
    let count = max(slots, entries.count + entries.count / 4)
    entries.append(contentsOf: repeatElement(0, count: count - entries.count))
    let words = count / 64 + 2
    takenSlots.append(contentsOf: repeatElement(0, count: words - takenSlots.count))
    takenBases.append(contentsOf: repeatElement(0, count: words - takenBases.count))
  }

  private func set(_ bitmap: inout [UInt64], _ index: Int) { bitmap[index >> 6] |= 1 << UInt64(index & 63) }
}
