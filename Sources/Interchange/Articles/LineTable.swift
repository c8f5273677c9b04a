import BitextModel

/// Where the lines of a text stand. A line ends with LF, CR LF, CR or the text, as in CommonMark.
struct LineTable {
  private var starts: [UInt32] = [0]
  private let textCount: Int

  /// - Complexity: O(*n*); four bytes a line.
  init(_ utf8: [UInt8]) {
    textCount = utf8.count
    utf8.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        guard byte.isLineEnd else { continue }
        if byte == Ascii.carriageReturn, index < bytes.count, bytes[index] == Ascii.lineFeed { index += 1 }
        if index < bytes.count { starts.append(UInt32(index)) }
      }
    }
  }

  var count: Int { starts.count }

  /// Where `line` (from 0) starts; the end of the text for a line beyond the last.
  func start(of line: Int) -> Int { line < starts.count ? Int(starts[line]) : textCount }

  /// `line` (from 0) without its line end; empty at the end of the text for a line beyond the last.
  func range(of line: Int, in utf8: [UInt8]) -> TextRange {
    let start = start(of: line)
    var end = self.start(of: line + 1)
    while end > start, utf8[end - 1].isLineEnd { end -= 1 }
    return TextRange(start, end)
  }

  /// The line (from 0) that holds the byte at `offset`.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
