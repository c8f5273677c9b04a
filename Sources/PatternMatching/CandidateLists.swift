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
  /// Used by loops over eight places alone (``Instructions/vectors``).
  private let units: UnsafeMutablePointer<UInt64>
  private let ended: UnsafeMutablePointer<UInt32>
  private let endedStates: UnsafeMutablePointer<UInt64>
  /// Matches whose keys are not looked up yet.
  let hits: UnsafeMutablePointer<Hit>
  let capacity: Int

  /// A match in the buffer, by the state that ends there.
  struct Hit {
    let state: Entry
    let start: UInt32
    let end: UInt32
  }

  /// - Parameter count: Units in the buffer.
  init(for count: Int) {
    capacity = count
    places = .allocate(capacity: count)
    states = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    slots = .allocate(capacity: count)
    open = .allocate(capacity: count)
    units = .allocate(capacity: count)
    ended = .allocate(capacity: count)
    endedStates = .allocate(capacity: count)
    hits = .allocate(capacity: count)
  }

  var forProcessor: processor_lists {
    processor_lists(
      places: places, states: states, lengths: lengths, slots: slots, open: open, units: units, ended: ended,
      ended_states: endedStates)
  }

  func deallocate() {
    places.deallocate()
    states.deallocate()
    lengths.deallocate()
    slots.deallocate()
    open.deallocate()
    units.deallocate()
    ended.deallocate()
    endedStates.deallocate()
    hits.deallocate()
  }
}
