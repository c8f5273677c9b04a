/// A part of the index: the units of one pair of languages that were taken in together, numbered from ``first``.
public struct IndexSegment: Hashable, Sendable {
  public var id: Int64
  /// The id of the unit that is number 0 here.
  public var first: Int64
  /// One more than the greatest number.
  public var span: Int
  /// How many units it indexes.
  public var count: Int

  public init(id: Int64, first: Int64, span: Int, count: Int) {
    self.id = id
    self.first = first
    self.span = span
    self.count = count
  }
}

/// What a store throws, and the search, where an index says what cannot be.
public struct DamagedIndex: Error {
  public init() {}
}

/// What the search asks of a store that holds segments.
///
/// A store vouches for the numbers of its segments: ``IndexSegment/span`` is the size of the lengths, ``IndexSegment/count`` not more, and the ids are
/// numbers that there can be. What lists say is looked at by the search.
public protocol SegmentReader {
  /// How many bytes the list of `gram` has in a segment; 0 where there is none.
  func listSize(of gram: UInt32, in segment: IndexSegment) throws -> Int
  /// The list as ``PostingList`` wrote it, for the length of the call.
  func withList(of gram: UInt32, in segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) throws
  /// A byte for each number: the letters of its text, 255 at most.
  func withLengths(of segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) throws
}

/// Proposes the units whose texts share most grams with a text.
///
/// Lists are read from the rarest gram on and counted unit by unit, until ``budget`` bytes are read; the lists of the commonest grams, which tell least, are left out then.
/// Of the units whose length fits, those that share most in proportion to the longer of the two texts are proposed, ``proposals`` at most. The
/// caller compares texts (``EditDistance``).
///
/// A text of *n* letters and one at an edit distance of *k* share at least *n* − 1 − 2*k* grams (E. Ukkonen, 1992); below that bound the counts still rank well,
/// since edits come in runs.
public struct GramSearch: Sendable {
  /// In bytes of lists, about as many postings.
  static let budget = 6_000_000
  static let proposals = 1_500

  private let grams: [UInt32]
  /// In letters.
  private let length: Int
  /// The least similarity of interest, in percent.
  private let threshold: Int

  public init(_ text: PlainText, threshold: MatchScore) {
    grams = Array(Grams.of(text))
    length = text.letters.count
    self.threshold = threshold.leastLikeness
  }

  /// A unit with what speaks for it, from 0 to 255.
  private struct Proposal {
    var rank: Int
    var unit: Int64
  }

  /// Ids of units, the likeliest first; of equals the older first.
  public func units(in segments: [IndexSegment], _ reader: some SegmentReader) throws -> [Int64] {
    var proposals: [Proposal] = []
    let total = max(1, segments.reduce(0) { $0 + $1.count })
    for segment in segments {
      let share = Self.budget / 4 + Self.budget / 4 * 3 * segment.count / total
      proposals += try self.proposals(in: segment, reader, budget: share)
    }
    proposals.sort { ($1.rank, $0.unit) < ($0.rank, $1.unit) }
    return proposals.prefix(Self.proposals).map(\.unit)
  }

  private func proposals(in segment: IndexSegment, _ reader: some SegmentReader, budget: Int) throws -> [Proposal] {
    let counts = UnsafeMutablePointer<UInt8>.allocate(capacity: segment.span)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0, count: segment.span)
    let read = try count(in: segment, reader, budget: budget, counts)
    guard read > 0 else { return [] }
    var result: [Proposal] = []
    try reader.withLengths(of: segment) { lengths in
      result = best(of: segment, counts: counts, lengths: lengths, read: read)
    }
    return result
  }

  /// Counts shared grams by number and returns how many lists were read.
  private func count(
    in segment: IndexSegment, _ reader: some SegmentReader, budget: Int, _ counts: UnsafeMutablePointer<UInt8>
  ) throws -> Int {
    var lists: [(size: Int, gram: UInt32)] = []
    for gram in grams {
      let size = try reader.listSize(of: gram, in: segment)
      if size > 0 { lists.append((size, gram)) }
    }
    lists.sort { $0 < $1 }
    let span = UInt32(segment.span)
    var (read, bytes) = (0, 0)
    for (size, gram) in lists.prefix(255) {
      bytes += size
      // One list is always read, and three quarters of them unless they are all huge.
      if read > 0, bytes > budget, read * 4 >= lists.count * 3 || bytes > budget * 2 { break }
      var isWhole = true
      try reader.withList(of: gram, in: segment) { list in
        var isInside = true
        isWhole = PostingList.forEach(in: list) { number in
          if number < span { counts[Int(number)] &+= 1 } else { isInside = false }
        }
        if !isInside { isWhole = false }
      }
      guard isWhole else { throw DamagedIndex() }
      read += 1
    }
    return read
  }

  /// The places of bytes of `least` and more, ascending; few are, so eight are looked at together.
  ///
  /// - Precondition: `least` is from 1 to 128.
  @inline(__always)
  private static func forEachPlace(
    in bytes: UnsafeMutablePointer<UInt8>, count: Int, atLeast least: UInt8, _ body: (Int) -> Void
  ) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let missing = ones &* UInt64(128 - least)
    var place = 0
    while place < count {
      if place + 8 <= count {
        let word = UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self)
        // The highest bit of a byte is set where it is, or its other bits with what is missing make, 128.
        guard (word | (word & (ones &* 0x7F)) &+ missing) & (ones &* 0x80) != 0 else {
          place += 8
          continue
        }
      }
      let end = min(place + 8, count)
      while place < end {
        if bytes[place] >= least { body(place) }
        place += 1
      }
    }
  }

  /// The numbers with the best ranks, ties at the end left out where they would be too many.
  private func best(
    of segment: IndexSegment, counts: UnsafeMutablePointer<UInt8>, lengths: UnsafeRawBufferPointer, read: Int
  ) -> [Proposal] {
    let shortest = UInt8(min(255, length * threshold / 100))
    let longest = length >= 255 ? 255 : UInt8(min(255, (length * 100 + threshold - 1) / threshold))
    let least = UInt8(max(1, read * 3 / 20))
    // rank = shared · 255 / longer, by table.
    var factors = [UInt32](repeating: 0, count: 256)
    for index in 0..<256 { factors[index] = 255 * 256 / UInt32(max(index, min(255, length), 1)) }
    var histogram = [Int](repeating: 0, count: 256)
    let span = min(segment.span, lengths.count)
    var kept: [UInt32] = []
    factors.withUnsafeBufferPointer { factors in
      histogram.withUnsafeMutableBufferPointer { histogram in
        Self.forEachPlace(in: counts, count: span, atLeast: least) { number in
          let letters = lengths[number]
          guard letters >= shortest, letters <= longest else { return }
          let rank = min(255, (UInt32(counts[number]) * factors[Int(letters)]) >> 8)
          counts[number] = UInt8(rank)
          histogram[Int(rank)] += 1
          kept.append(UInt32(number))
        }
      }
    }
    var (cut, sum) = (255, 0)
    while cut > 0, sum + histogram[cut] <= Self.proposals {
      sum += histogram[cut]
      cut -= 1
    }
    var ties = Self.proposals - sum
    var result: [Proposal] = []
    for number in kept {
      let rank = Int(counts[Int(number)])
      guard rank >= cut else { continue }
      if rank == cut {
        guard ties > 0 else { continue }
        ties -= 1
      }
      result.append(Proposal(rank: rank, unit: segment.first + Int64(number)))
    }
    return result
  }
}
