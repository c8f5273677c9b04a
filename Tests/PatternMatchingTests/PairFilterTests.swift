import TestSupport
import Testing

@testable import PatternMatching

@Suite struct PairFilterTests {
  static let sizes = (12...31).map { 1 << $0 }

  /// The 64-bit product is a row, begun at the upper twelve bits of a multiple of the first code, and the second code in it; so vectors say it, in 32 bits.
  @Test(arguments: sizes) func oneByOneAndInVectorsThePlaceIsTheSame(size: Int) throws {
    let filter = try #require(PairFilter(bits: size))
    let (factor, shift) = filter.forVectors
    #expect(Int(0xFFFF_FFFF >> shift) == size - 1)
    var random = SplitMix(seed: UInt64(size))
    let edges: [UInt16] = [0, 1, 2, 0xFFEF, 0xFFFF]
    let pairs =
      edges.flatMap { first in edges.map { (first, $0) } }
      + (0..<2000).map { _ in
        (UInt16.random(in: 0...(.max), using: &random), UInt16.random(in: 0...(.max), using: &random))
      }
    for (first, second) in pairs {
      let place = filter.place(UInt32(first) | UInt32(second) << 16)
      let row = UInt32(first) &* factor >> shift
      #expect(place == UInt64((row &+ UInt32(second)) & 0xFFFF_FFFF >> shift), "\(first), \(second)")
      let obvious = (UInt64(first) * 0x9E3 % 4096 * UInt64(size) / 4096 + UInt64(second)) % UInt64(size)
      #expect(place == obvious, "\(first), \(second)")
    }
  }

  @Test func otherNumbersOfBitsAreRefused() {
    for count in [-1, 0, 1, 1 << 11, 1 << 12 + 1, 3 << 12, 1 << 32, .max, .min] {
      #expect(PairFilter(bits: count) == nil)
    }
  }

  /// What begins a key is always held.
  @Test(arguments: [1, 100, 20_000]) func pairsOfKeysAreHeld(count: Int) throws {
    var random = SplitMix(seed: UInt64(count))
    let patterns = (0..<count).map { _ in (0..<3).map { _ in UInt32.random(in: 0xAC00...0xB000, using: &random) } }
    let matcher = try PatternMatcher(patterns)
    for pattern in patterns {
      let pair = UInt32(matcher.tables.code(of: pattern[0])) | UInt32(matcher.tables.code(of: pattern[1])) << 16
      #expect(matcher.tables.filterHolds(pair) == 1)
    }
  }
}
