/// What the slots of a bead gain from the other side: of each slot the best gain, summed by kind of evidence.
///
/// A bead grows by pairs of segments and its sums grow with it, so that the beads that begin at one position are not each
/// summed from the start. One for each task, for it has room to work in.
///
/// It is the innermost loop of an alignment: its room is without checks of bounds, which hold for slots of the segments of
/// one bead.
final class BeadSupport {
  private struct Slot {
    var gain: UInt16 = 0
    var explained: Float = 0
  }

  private static let kinds = 8
  private let slots: UnsafeMutablePointer<Slot>
  /// The slots with a gain.
  private let touched: UnsafeMutablePointer<Int32>
  private var touchedCount = 0
  /// By kind, the source's before the target's: gains in 1/2048, and the weight of slots as far as they are supported.
  private let gains: UnsafeMutablePointer<Int32>
  private let explained: UnsafeMutablePointer<Float>
  /// By segment of the bead, the source's before the target's: what is explained but by transliteration.
  private let shares: UnsafeMutablePointer<Float>

  /// - Parameter mostSlots: as many as a bead can have.
  init(mostSlots: Int) {
    func room<Element>(_ value: Element, _ count: Int) -> UnsafeMutablePointer<Element> {
      let room = UnsafeMutablePointer<Element>.allocate(capacity: count)
      room.initialize(repeating: value, count: count)
      return room
    }
    slots = room(Slot(), mostSlots)
    touched = room(0, mostSlots)
    gains = room(0, 2 * Self.kinds)
    explained = room(0, 2 * Self.kinds)
    shares = room(0, 2 * SegmentRuns.longest)
  }

  deinit {
    slots.deallocate()
    touched.deallocate()
    gains.deallocate()
    explained.deallocate()
    shares.deallocate()
  }

  /// Begins another bead.
  @inline(__always) func clear() {
    for index in 0..<touchedCount { slots[Int(touched[index])] = Slot() }
    touchedCount = 0
    gains.update(repeating: 0, count: 2 * Self.kinds)
    explained.update(repeating: 0, count: 2 * Self.kinds)
    shares.update(repeating: 0, count: 2 * SegmentRuns.longest)
  }

  /// Adds a pair of segments.
  ///
  /// - Parameters:
  ///   - row: the place of the source segment in the bead, `column` of the target segment.
  ///   - sourceBase: where the slots of the source segment begin among those of the bead, `targetBase` those of the target.
  @inline(__always)
  func add(
    _ matches: UnsafeBufferPointer<MatchRows.Match>, row: Int, column: Int, sourceBase: Int, targetBase: Int
  ) {
    for match in matches {
      let isTarget = match.slot & MatchRows.Match.targetBit != 0
      let slot = isTarget ? targetBase + Int(match.slot & ~MatchRows.Match.targetBit) : sourceBase + Int(match.slot)
      let old = slots[slot]
      guard match.gain > old.gain else { continue }
      if old.gain == 0 {
        touched[touchedCount] = Int32(truncatingIfNeeded: slot)
        touchedCount += 1
      }
      slots[slot] = Slot(gain: match.gain, explained: match.explained)
      let sum = Int(match.kind) + (isTarget ? Self.kinds : 0)
      gains[sum] += Int32(match.gain) - Int32(old.gain)
      let more = match.explained - old.explained
      explained[sum] += more
      if match.kind != EvidenceKind.transliteration.rawValue {
        shares[isTarget ? SegmentRuns.longest + column : row] += more
      }
    }
  }

  // MARK: What has been added

  @inline(__always) func sourceGain(_ kind: EvidenceKind) -> Float {
    Float(gains[Int(kind.rawValue)]) / MatchRows.Match.unit
  }
  @inline(__always) func targetGain(_ kind: EvidenceKind) -> Float {
    Float(gains[Self.kinds + Int(kind.rawValue)]) / MatchRows.Match.unit
  }
  @inline(__always) func sourceExplained(_ kind: EvidenceKind) -> Float { explained[Int(kind.rawValue)] }
  @inline(__always) func targetExplained(_ kind: EvidenceKind) -> Float { explained[Self.kinds + Int(kind.rawValue)] }
  /// What is explained of one segment of the bead.
  @inline(__always) func sourceShare(_ row: Int) -> Float { shares[row] }
  @inline(__always) func targetShare(_ column: Int) -> Float { shares[SegmentRuns.longest + column] }
}
