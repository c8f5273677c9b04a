import CProcessor

/// The tables of a matcher where they lie in the file. Whatever stands in them, nothing outside is read.
struct MatcherTables: @unchecked Sendable {
  /// By scalar below 0x10000: its code, ``none``, ``Code/skip`` or ``Code/special``; then those of two bytes again (``LeadPlaces``).
  let codes: UnsafePointer<UInt16>
  let leadPlaces: UnsafePointer<UInt64>
  /// Up to four ASCII characters that are passed over; the first stands again where there are fewer.
  let skipped: SkippedBytes
  /// The code of all that is in no pattern; the highest there is.
  let none: UInt16
  /// By code: the base of the state after that unit alone, or one below which nothing stands.
  private let firsts: UnsafePointer<UInt32>
  private let entries: UnsafePointer<UInt64>
  private let entryCount: Int
  private let filter: PairFilter
  private let filterBits: UnsafePointer<UInt64>
  /// Codes up to this one are keys by themselves.
  let lastSingle: UInt16
  let keyCount: Int
  let firstPattern: UnsafeBufferPointer<UInt32>
  let patterns: UnsafeBufferPointer<UInt32>
  /// By key, in units.
  private let lengths: UnsafeBufferPointer<UInt32>
  /// Per scalar: scalar, place in `expansionCodes`, number there. Ascending.
  private let expansions: UnsafeBufferPointer<UInt32>
  private let expansionCodes: UnsafeBufferPointer<UInt16>
  /// Code of the first, of the second, of the result, in 16 bits each from above. Ascending.
  private let compositions: UnsafeBufferPointer<UInt64>
  /// By slot: the state to go on from where a text leaves the trie, and the nearest shorter key that ends there.
  private let links: TableFile.Table
  let workspaces = Workspaces()
  /// Keeps the memory alive.
  private let file: TableFile

  enum Code {
    /// Passed over.
    static var skip: UInt16 { 0xFFFE }
    /// Folds to several, joins with what stands before, or lies beyond 0xFFFF.
    static var special: UInt16 { 0xFFFF }
    /// More codes than there can be: those of characters, 0, and ``MatcherTables/none``.
    static var limit: Int { 0xFFF1 }
  }

  init(_ file: TableFile) throws(TableFileError) {
    self.file = file
    func numbers<Number: FixedWidthInteger>(_ name: String) throws(TableFileError) -> UnsafeBufferPointer<Number> {
      guard let table = file.table(name), let bytes = table.whole(), bytes.count % MemoryLayout<Number>.size == 0 else {
        throw .damaged
      }
      return bytes.bindMemory(to: Number.self)
    }
    let codes: UnsafeBufferPointer<UInt16> = try numbers("codes")
    let entries: UnsafeBufferPointer<UInt64> = try numbers("entries")
    let filterBits: UnsafeBufferPointer<UInt64> = try numbers("filter")
    let firsts: UnsafeBufferPointer<UInt32> = try numbers("firsts")
    let scalars: UnsafeBufferPointer<UInt32> = try numbers("numbers")
    firstPattern = try numbers("keys")
    patterns = try numbers("patterns")
    lengths = try numbers("lengths")
    expansions = try numbers("expand")
    expansionCodes = try numbers("expanded")
    compositions = try numbers("compose")
    guard let links = file.table("links"), codes.count == LeadPlaces.count, !firsts.isEmpty,
      firsts.count <= Code.limit, let filter = PairFilter(bits: filterBits.count * 64), scalars.count == 1,
      scalars[0] < firsts.count, !firstPattern.isEmpty, lengths.count == firstPattern.count - 1,
      links.count == entries.count * 8, entries.count <= Int32.max,
      // No pair of codes leads outside.
      firsts.allSatisfy({ Int($0) + firsts.count <= entries.count }),
      // None leads to the root, where every search goes that has no slot.
      Entry(bits: entries[0]).code >= Code.skip,
      codes.allSatisfy({ $0 < firsts.count || $0 >= Code.skip }), expansionCodes.allSatisfy({ $0 < firsts.count }),
      compositions.allSatisfy({ $0 >> 16 & 0xFFFF < firsts.count })
    else { throw .damaged }
    self.codes = codes.baseAddress!
    leadPlaces = LeadPlaces.shared.places
    skipped = SkippedBytes(codes)
    none = UInt16(firsts.count - 1)
    self.firsts = firsts.baseAddress!
    self.entries = entries.baseAddress!
    entryCount = entries.count
    self.filter = filter
    self.filterBits = filterBits.baseAddress!
    lastSingle = UInt16(scalars[0])
    keyCount = firstPattern.count - 1
    self.links = links
  }

  /// The slot, or the root where there is no such slot: no code is the root's.
  @inline(__always)
  func entry(_ slot: Int) -> Entry { Entry(bits: entries[slot < entryCount ? slot : 0]) }

  /// The slot of the state after two units, if there is one.
  ///
  /// - Precondition: The codes are those of a buffer: none is above ``none``.
  @inline(__always)
  func slot(ofPair first: UInt16, _ second: UInt16) -> Int { Int(firsts[Int(first)] &+ UInt32(second)) }

  /// The entry at a slot that ``slot(ofPair:_:)`` or ``slot(after:by:)`` gave.
  @inline(__always)
  func entry(at slot: Int) -> Entry { Entry(bits: entries[slot]) }

  /// The slot of the child of `state` by `code`, if there is one; the root's where there can be none.
  @inline(__always)
  func slot(after state: Entry, by code: UInt16) -> Int {
    let slot = Int(state.base) &+ Int(code)
    return slot < entryCount ? slot : 0
  }

  /// Where the key of `state` stands, if not in the state itself.
  @inline(__always)
  func slotOfKey(_ state: Entry) -> Int {
    let slot = Int(state.base) & (state.leaves &- 1)
    return slot < entryCount ? slot : 0
  }

  var forProcessor: processor_trie {
    let rows = filter.forVectors
    return processor_trie(
      entries: entries, entry_count: entryCount, firsts: firsts, filter: filterBits, row_factor: rows.factor,
      row_shift: rows.shift, last_single: lastSingle)
  }

  @inline(__always)
  func prefetch(_ slot: Int) { processor_prefetch(entries + slot) }

  /// 1 where a key may begin with the two codes, the first in the lower half of `pair`.
  @inline(__always)
  func filterHolds(_ pair: UInt32) -> UInt64 {
    let place = filter.place(pair)
    return (filterBits[Int(place &>> 6)] &>> (place & 63)) & 1
  }

  /// The key that ends at `state`.
  @inline(__always)
  func key(of state: Entry) -> Int {
    let inLeaf = Int(state.base) & -state.leaves
    let key = inLeaf | Int(entry(at: slotOfKey(state)).base) & (state.leaves &- 1)
    return min(key, keyCount - 1)
  }

  var hasCompositions: Bool { !compositions.isEmpty }

  func length(of key: Int) -> Int { Int(lengths[key]) }

  /// The links by slot, checked now; nil where they are damaged.
  func failureLinks() -> UnsafeBufferPointer<UInt32>? { links.whole()?.bindMemory(to: UInt32.self) }

  // MARK: Characters

  /// The code of a folded unit.
  func code(of unit: UInt32) -> UInt16 {
    let code = unit < 0x10000 ? codes[Int(unit)] : Code.special
    guard code >= Code.skip else { return code }
    guard let expansion = expansion(of: unit), expansion.count == 1 else { return none }
    return expansion[0]
  }

  /// The codes that a special scalar folds to, none where it is passed over; nil where it is in no pattern.
  func expansion(of scalar: UInt32) -> UnsafeBufferPointer<UInt16>? {
    var low = 0
    var high = expansions.count / 3
    while low < high {
      let middle = (low + high) / 2
      if expansions[3 * middle] < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < expansions.count / 3, expansions[3 * low] == scalar else { return nil }
    let start = min(Int(expansions[3 * low + 1]), expansionCodes.count)
    // Unicode has none of more than 18.
    let end = min(start + min(Int(expansions[3 * low + 2]), 32), expansionCodes.count)
    return UnsafeBufferPointer(rebasing: expansionCodes[start..<end])
  }

  /// What two codes in a row make; nil where they stay two.
  func composition(_ first: UInt16, _ second: UInt16) -> UInt16? {
    let pair = UInt64(first) << 48 | UInt64(second) << 32
    var low = 0
    var high = compositions.count
    while low < high {
      let middle = (low + high) / 2
      if compositions[middle] < pair { low = middle + 1 } else { high = middle }
    }
    guard low < compositions.count, compositions[low] >> 32 == pair >> 32 else { return nil }
    return UInt16(truncatingIfNeeded: compositions[low] >> 16)
  }
}
