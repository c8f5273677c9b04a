import CProcessor

/// Lists of a scan, as long as the buffer they speak of; each is written from its beginning by one step and read by the next.
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
  /// Which of the open places a key has ended at, and the state that ends it: of one depth, or of all up to ``Scan/lookAhead``, one after the other.
  let ended: UnsafeMutablePointer<UInt32>
  let endedStates: UnsafeMutablePointer<UInt64>
  /// Used by loops over eight places alone (``Instructions/vectors``).
  private let units: UnsafeMutablePointer<UInt64>
  /// Matches whose keys are not looked up yet.
  private(set) var hits: UnsafeMutablePointer<Hit>
  private var hitCapacity: Int

  /// A match in the buffer, by the state that ends there.
  struct Hit {
    let state: Entry
    let start: UInt32
    let end: UInt32
  }

  /// - Parameter count: Units in the buffer.
  init(for count: Int) {
    let depths = Scan<UnitSource>.lookAhead
    places = .allocate(capacity: count)
    states = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    slots = .allocate(capacity: count)
    open = .allocate(capacity: count)
    ended = .allocate(capacity: depths * count)
    endedStates = .allocate(capacity: depths * count)
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
