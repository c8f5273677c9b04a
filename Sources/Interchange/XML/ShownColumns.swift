/// The columns of an XML file as an editor shows them, in grapheme clusters, from those in Unicode scalars that libxml2 counts.
///
/// The file goes by, piece by piece; only the scalars that go on with a cluster are remembered, and most files have none. Of more than
/// ``mostKept`` the older half is forgotten, but for how many there are of the line at hand.
struct ShownColumns {
  private struct Place {
    let line: Int
    /// In scalars.
    let column: Int

    func isBehind(_ line: Int, _ column: Int) -> Bool { self.line > line || self.line == line && self.column > column }
  }

  private static let mostKept = 1 << 16
  /// In bytes: a longer cluster, which no writing has, ends with its piece.
  private static let longestCarried = 1 << 10

  /// The scalars that go on with a cluster, ascending.
  private var continuing: [Place] = []
  /// How many are forgotten of the line that the first one kept stands in.
  private var forgotten = 0
  /// Where the first of ``carried`` stands.
  private var line = 1
  private var column = 1
  /// The last cluster, which the next piece may go on with.
  private var carried: [UInt8] = []

  /// The column in clusters of a place whose column in scalars counts from 1; that of its cluster where it is inside one.
  ///
  /// - Complexity: O(log *n*) in the number of scalars that go on with a cluster.
  func column(line: Int, scalars column: Int) -> Int {
    guard !continuing.isEmpty else { return column }
    let before = index(behind: line, column) - index(behind: line, 0)
    return max(1, column - before - (continuing[0].line == line ? forgotten : 0))
  }

  private func index(behind line: Int, _ column: Int) -> Int {
    var (low, high) = (0, continuing.count)
    while low < high {
      let middle = (low + high) / 2
      if continuing[middle].isBehind(line, column) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Goes on over a piece of the file, in UTF-8, whose ends may stand anywhere.
  ///
  /// - Complexity: O(bytes); a look at each byte where no scalar goes on with a cluster.
  mutating func pass(_ piece: [UInt8]) {
    let bytes = carried.isEmpty ? piece : carried + piece
    var end = bytes.count
    // A scalar that is cut off is read with the next piece.
    if let lead = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }), lead + Self.width(bytes[lead]) > end {
      end = lead
    }
    carried = Array(bytes[end...])
    guard let places = Self.placesInQuestion(bytes), places.lowerBound < end else { return passScalars(bytes[..<end]) }
    // The lines around them; a line end is a cluster of its own.
    let start = bytes[..<places.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let stop = min(end, bytes[min(end, places.upperBound)..<end].firstIndex(of: 0x0A) ?? end)
    count(bytes[..<start])
    passClusters(bytes[start..<stop], carriesLast: stop == end)
    if stop < end { passScalars(bytes[stop..<end]) }
  }

  private static func width(_ lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// From the first to the last scalar that may not be a cluster of its own. Hangul syllables, Han, and what is common in Latin, kana and
  /// punctuation are; what else has a first byte like combining marks, conjoining jamo, joiners and selectors is looked at in full.
  private static func placesInQuestion(_ bytes: [UInt8]) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      var (first, last) = (-1, -1)
      for (index, byte) in bytes.enumerated() {
        // What is most frequent first: continuation bytes, Latin, Han, most of Hangul.
        if byte < 0xCC || (0xE4...0xE9).contains(byte) || byte == 0xEB || byte == 0xEC { continue }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        let isPlain =
          switch byte {
          case 0xE2: !(next == 0x80 && (0x8C...0x8D).contains(third) || next == 0x83)
          case 0xE3: !(next == 0x80 && third >= 0xAA || next == 0x82 && (0x99...0x9A).contains(third))
          case 0xEA: next >= 0xB0
          case 0xED: !(next == 0x9E && third >= 0xB0 || next == 0x9F)
          case 0xEF: !(next == 0xB8 || next == 0xBE)
          default: false
          }
        if isPlain { continue }
        if first < 0 { first = index }
        last = index
      }
      return first < 0 ? nil : first..<last + 1
    }
  }

  /// Counts scalars that are clusters, and carries the last.
  private mutating func passScalars(_ bytes: ArraySlice<UInt8>) {
    guard let last = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
    count(bytes[..<last])
    carried = bytes[last...] + carried
  }

  private mutating func count(_ scalars: ArraySlice<UInt8>) {
    scalars.withUnsafeBufferPointer { bytes in
      let feeds = bytes.reduce(into: 0) { $0 &+= $1 == 0x0A ? 1 : 0 }
      if feeds > 0 { (line, column) = (line + feeds, 1) }
      let lineStart = feeds > 0 ? (bytes.lastIndex(of: 0x0A) ?? -1) + 1 : 0
      column += bytes[lineStart...].reduce(into: 0) { $0 &+= $1 & 0xC0 != 0x80 ? 1 : 0 }
    }
  }

  private mutating func passClusters(_ bytes: ArraySlice<UInt8>, carriesLast: Bool) {
    let text = String(decoding: bytes, as: UTF8.self)
    var start = text.startIndex
    while start < text.endIndex {
      let end = text.index(after: start)
      let cluster = text[start..<end]
      if carriesLast, end == text.endIndex, cluster.utf8.count <= Self.longestCarried {
        carried = cluster.utf8 + carried
        break
      }
      pass(cluster)
      start = end
    }
  }

  private mutating func pass(_ cluster: Substring) {
    guard cluster.utf8.last != 0x0A else {
      (line, column) = (line + 1, 1)
      return
    }
    for index in 0..<cluster.unicodeScalars.count {
      if index > 0 { continuing.append(Place(line: line, column: column)) }
      column += 1
    }
    if continuing.count > Self.mostKept { forgetHalf() }
  }

  private mutating func forgetHalf() {
    let half = continuing.count / 2
    let line = continuing[half].line
    let ofLine = continuing[..<half].reversed().prefix { $0.line == line }.count
    forgotten = ofLine + (continuing[0].line == line ? forgotten : 0)
    continuing.removeFirst(half)
  }
}
