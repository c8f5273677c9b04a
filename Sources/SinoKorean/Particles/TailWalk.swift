/// Every way to read a tail by the ``Grammar``, without a string and without memory of its own: what ``TailSearch`` and the reading of
/// eojeols choose from.
struct TailWalk {
  /// The way that is being read.
  struct Path {
    /// How many arcs it has.
    fileprivate(set) var count = 0
    fileprivate(set) var cost = 0
    /// Allomorphs after the wrong sound.
    fileprivate(set) var mismatches = 0
    /// Whether an allomorph stands where the sound before it is not known.
    fileprivate(set) var isUnsure = false

    var agreement: TailAnalysis.Agreement { mismatches > 0 ? .disagrees : isUnsure ? .unknown : .agrees }
  }

  private let tail: UnsafeBufferPointer<UInt32>
  private let table = GrammarTable.shared
  /// The numbers of the arcs of the way, as ``Grammar/arcs`` has them.
  private let arcs: UnsafeMutablePointer<UInt16>
  private var path = Path()

  /// Calls `body` for each way to a place where a tail may end, with the place and the numbers of the way's arcs, good as long as it runs.
  ///
  /// - Parameter tail: of at most ``TailSearch/longest`` units.
  /// - Complexity: O(*n*) in the length of the tail for all practical tails.
  static func forEachPath(
    of tail: UnsafeBufferPointer<UInt32>, after sound: LastSound?,
    _ body: (_ end: Int, _ path: Path, _ arcs: UnsafePointer<UInt16>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: TailSearch.longest) { arcs in
      var walk = TailWalk(tail: tail, arcs: arcs.baseAddress!)
      walk.go(on: .stem, at: 0, after: sound, body)
    }
  }

  private init(tail: UnsafeBufferPointer<UInt32>, arcs: UnsafeMutablePointer<UInt16>) {
    self.tail = tail
    self.arcs = arcs
  }

  private mutating func go(
    on state: Grammar.State, at position: Int, after sound: LastSound?,
    _ body: (_ end: Int, _ path: Path, _ arcs: UnsafePointer<UInt16>) -> Void
  ) {
    if Grammar.States.ending.contains(state) { body(position, path, arcs) }
    guard position < tail.count else { return }
    for place in table.places(of: tail[position]) {
      let arc = table.arcs[place]
      let end = position + arc.count
      guard arc.from.contains(state), end <= tail.count, stands(arc, at: position) else { continue }
      let before = path
      guard take(arc, after: sound) else { continue }
      go(on: arc.to, at: end, after: LastSound(unit: tail[end - 1]), body)
      path = before
    }
  }

  private func stands(_ arc: GrammarTable.Arc, at position: Int) -> Bool {
    for index in 1..<max(1, arc.count) where tail[position + index] != table.units[arc.start + index] { return false }
    return true
  }

  /// Puts `arc` on the path; false where it may not stand after `sound`.
  private mutating func take(_ arc: GrammarTable.Arc, after sound: LastSound?) -> Bool {
    if let sound {
      if !arc.condition.holds(after: sound) {
        if arc.condition == .onlyVowel { return false }
        path.mismatches += 1
        path.cost += 60
      }
    } else if arc.condition != .any {
      path.isUnsure = true
    }
    arcs[path.count] = arc.number
    path.count += 1
    path.cost += arc.cost + (arc.joins ? 1 : 10)
    return true
  }
}

/// The arcs of the ``Grammar`` as plain numbers in a row, by their first syllable.
final class GrammarTable: @unchecked Sendable {
  struct Arc {
    let number: UInt16
    /// Into ``GrammarTable/units``.
    let start: Int
    let count: Int
    let from: Grammar.States
    let to: Grammar.State
    let condition: Grammar.Condition
    let kind: TailAnalysis.Part.Kind
    let joins: Bool
    let ending: EojeolEnding.Kind
    let cost: Int
  }

  static let shared = GrammarTable(Grammar.shared)

  /// In the order of their first syllables, of equal ones as ``Grammar/arcs`` has them.
  let arcs: UnsafePointer<Arc>
  let units: UnsafePointer<UInt32>
  /// By syllable where its arcs begin; one more at the end.
  private let starts: UnsafePointer<UInt16>
  /// By number of the arc: its place in ``arcs``.
  private let placeOf: UnsafePointer<UInt16>
  /// The syllables in which an arc ends that tells how the eojeol ends.
  let lasts: SyllableSet

  private init(_ grammar: Grammar) {
    let order = grammar.arcs.indices.sorted {
      (grammar.arcs[$0].text[0].value, $0) < (grammar.arcs[$1].text[0].value, $1)
    }
    var units: [UInt32] = []
    var starts = [UInt16](repeating: 0, count: SyllableSet.syllableCount + 1)
    var placeOf = [UInt16](repeating: 0, count: order.count)
    var lasts = SyllableSet()
    var arcs: [Arc] = []
    for number in order {
      let arc = grammar.arcs[number]
      placeOf[number] = UInt16(arcs.count)
      arcs.append(
        Arc(
          number: UInt16(number), start: units.count, count: arc.text.count, from: arc.from, to: arc.to,
          condition: arc.condition, kind: arc.kind, joins: arc.joins, ending: arc.ending, cost: arc.cost))
      units += arc.text.map(\.value)
      starts[Int(arc.text[0].value - SyllableSet.first) + 1] += 1
      if arc.ending != .none { lasts.insert(arc.text[arc.text.count - 1].value) }
    }
    for syllable in 0..<SyllableSet.syllableCount { starts[syllable + 1] += starts[syllable] }
    self.arcs = Self.fixed(arcs)
    self.units = Self.fixed(units)
    self.starts = Self.fixed(starts)
    self.placeOf = Self.fixed(placeOf)
    self.lasts = lasts
  }

  /// A copy that stays where it is as long as the program runs.
  private static func fixed<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(from: elements)
    return UnsafePointer(copy.baseAddress!)
  }

  /// The places of the arcs that begin with the unit.
  func places(of unit: UInt32) -> Range<Int> {
    guard SyllableSet.isSyllable(unit) else { return 0..<0 }
    let syllable = Int(unit - SyllableSet.first)
    return Int(starts[syllable])..<Int(starts[syllable + 1])
  }

  func arc(_ number: UInt16) -> Arc { arcs[Int(placeOf[Int(number)])] }
}
