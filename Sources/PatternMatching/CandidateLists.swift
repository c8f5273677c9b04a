/// Lists of a scan, as long as the buffer they speak of; each is written from its beginning by one step and read by the next.
struct CandidateLists {
  /// Places in the buffer where a key may begin, ascending.
  private(set) var places: UnsafeMutablePointer<UInt32>
  /// Beside each place: the last state that was reached from there and ends a key; before one is known, any other.
  private(set) var states: UnsafeMutablePointer<UInt64>
  /// Beside each place: how many units that state is deep.
  private(set) var lengths: UnsafeMutablePointer<UInt32>
  /// Slots that have been asked for and are looked at in the next step.
  private(set) var slots: UnsafeMutablePointer<UInt32>
  /// Which of the places go on beyond that state.
  private(set) var open: UnsafeMutablePointer<UInt32>
  /// Matches whose keys are not looked up yet.
  private(set) var hits: UnsafeMutablePointer<Hit>
  private(set) var capacity: Int

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
    hits = .allocate(capacity: count)
  }

  func deallocate() {
    places.deallocate()
    states.deallocate()
    lengths.deallocate()
    slots.deallocate()
    open.deallocate()
    hits.deallocate()
  }
}
