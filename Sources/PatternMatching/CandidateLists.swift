import CProcessor

/// Lists of a scan, as long as the buffer they speak of where nothing else is said; each is written from its beginning by one step and read by the next.
struct CandidateLists {
  /// Places in the buffer where a key may begin, ascending.
  let places: UnsafeMutablePointer<UInt32>
  /// Beside each place: the last state that was reached from there and ends a key; before one is known, any other.
  let states: UnsafeMutablePointer<UInt64>
  /// Beside each place: how many units that state is deep.
  let lengths: UnsafeMutablePointer<UInt32>
  /// Slots that have been asked for and are looked at in the next step.
  let slots: UnsafeMutablePointer<UInt32>
  /// Which of the places go on beyond that state.
  let open: UnsafeMutablePointer<UInt32>
  /// Which of the places a key has ended at, and the state that ends it: of one depth, or of all up to ``Scan/lookAhead``, one after the other.
  private(set) var ended: UnsafeMutablePointer<UInt32>
  private(set) var endedStates: UnsafeMutablePointer<UInt64>
  private var depths = 1
  /// Used by loops over eight places alone (``Instructions/vectors``).
  private let units: UnsafeMutablePointer<UInt64>
  /// Matches whose keys are not looked up yet.
  private(set) var hits: UnsafeMutablePointer<Hit>
  private(set) var hitCapacity: Int
  /// How many units the lists are for.
  let count: Int
  /// Matches of ``Scan/lookAhead`` units and more (``takeLong()``).
  private var long: [LongHit] = []

  /// A match in the buffer, by the state that ends there.
  struct Hit {
    let state: Entry
    let start: UInt32
    let end: UInt32
  }

  /// A hit, and which of the places it begins at.
  struct LongHit {
    let candidate: Int
    let hit: Hit
  }

  /// - Parameter count: Units in the buffer, and its room beyond them.
  init(for count: Int) {
    self.count = count
    places = .allocate(capacity: count)
    states = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    slots = .allocate(capacity: count)
    open = .allocate(capacity: count)
    ended = .allocate(capacity: count)
    endedStates = .allocate(capacity: count)
    units = .allocate(capacity: count)
    hits = .allocate(capacity: count)
    hitCapacity = count
  }

  func deallocate() {
    places.deallocate()
    states.deallocate()
    lengths.deallocate()
    slots.deallocate()
    open.deallocate()
    ended.deallocate()
    endedStates.deallocate()
    units.deallocate()
    hits.deallocate()
  }

  /// Makes room for what has ended of all depths; what stands there is forgotten.
  mutating func makeRoomForAllDepths() {
    guard depths == 1 else { return }
    ended.deallocate()
    endedStates.deallocate()
    depths = Scan<UnitSource>.lookAhead
    ended = .allocate(capacity: depths * count)
    endedStates = .allocate(capacity: depths * count)
  }

  /// Whether there is more in them than a scan of ordinary text needs.
  var isLarge: Bool { hitCapacity > Scan<UnitSource>.lookAhead * count || long.capacity > 2 * count }

  /// The list of long hits, empty; it is to be given back (``giveBack(_:)``).
  mutating func takeLong() -> [LongHit] {
    var taken: [LongHit] = []
    swap(&taken, &long)
    return taken
  }

  mutating func giveBack(_ list: consuming [LongHit]) {
    long = list
    long.removeAll(keepingCapacity: true)
  }

  /// Forgets the hits, and makes room for `count`.
  mutating func makeRoom(forHits count: Int) {
    guard count > hitCapacity else { return }
    hits.deallocate()
    hitCapacity = 2 * count
    hits = .allocate(capacity: hitCapacity)
  }

  /// - Parameter end: How many have ended before.
  func forProcessor(after end: Int) -> processor_lists {
    processor_lists(
      places: places, states: states, lengths: lengths, slots: slots, open: open, units: units, ended: ended + end,
      ended_states: endedStates + end)
  }
}
