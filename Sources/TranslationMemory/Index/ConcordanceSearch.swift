extension ConcordancePhrase {
  /// The ids of the units in a segment that have every gram of the phrase, ascending; nil where the phrase has none and every text must be read.
  ///
  /// - Complexity: O(*n*) in the postings of its grams.
  public func candidates(in segment: IndexSegment, _ reader: some SegmentReader) throws -> [Int64]? {
    let grams = self.grams
    guard !grams.isEmpty else { return nil }
    var lists: [(size: Int, gram: UInt32)] = []
    for gram in grams {
      let size = try reader.listSize(of: gram, in: segment)
      guard size > 0 else { return [] }
      lists.append((size, gram))
    }
    lists.sort { $0 < $1 }
    var counts = [UInt8](repeating: 0, count: segment.span)
    // The rarest decide; what more would say, the texts say themselves.
    let read = lists.prefix(16)
    for (place, list) in read.enumerated() {
      var isWhole = true
      try reader.withList(of: list.gram, in: segment) { bytes in
        counts.withUnsafeMutableBufferPointer { counts in
          let span = UInt32(counts.count)
          var isInside = true
          isWhole = PostingList.forEach(in: bytes) { number in
            if number < span, counts[Int(number)] == UInt8(place) { counts[Int(number)] = UInt8(place + 1) }
            if number >= span { isInside = false }
          }
          if !isInside { isWhole = false }
        }
      }
      guard isWhole else { throw DamagedIndex() }
    }
    let whole = UInt8(read.count)
    return counts.indices.filter { counts[$0] == whole }.map { segment.first + Int64($0) }
  }
}
