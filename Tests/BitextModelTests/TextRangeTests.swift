import BitextModel
import Testing

@Suite struct TextRangeTests {
  /// Against sets of offsets, on all small ranges.
  @Test func overlapAndContainmentAreThoseOfSets() {
    let ranges = (0...4).flatMap { start in (start...4).map { TextRange(start, $0) } }
    for first in ranges {
      for second in ranges {
        #expect(first.overlaps(second) == !Set(first.bounds).isDisjoint(with: second.bounds), "\(first) \(second)")
        #expect(first.union(second).bounds == min(first.start, second.start)..<max(first.end, second.end))
        if !second.isEmpty {
          #expect(first.contains(second) == Set(second.bounds).isSubset(of: first.bounds), "\(first) \(second)")
        }
      }
      for offset in 0...5 { #expect(first.contains(offset) == first.bounds.contains(offset)) }
    }
  }

  @Test func rangesAreOrderedByStartThenEnd() {
    let ranges = [TextRange(1, 3), TextRange(0, 5), TextRange(1, 1), TextRange(0, 2)]
    #expect(ranges.sorted() == [TextRange(0, 2), TextRange(0, 5), TextRange(1, 1), TextRange(1, 3)])
    #expect(TextRange(2, 5).shifted(by: -2) == TextRange(0, 3))
  }
}
