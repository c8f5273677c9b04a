import BitextModel

/// Changes in the unified format of `diff -u`, as `patch -p1` and `git apply` take it.
public enum UnifiedDiff {
  /// Unchanged lines around a change.
  private static let context = 3

  /// The changes that make `new` of `old`, line by line with three lines of context; empty where the two are equal.
  ///
  /// Lines end with a line feed; a carriage return before it is part of the line. Both headers name the path of `old`,
  /// an absolute one without its slash.
  ///
  /// - Complexity: O(*n* + *d* · min(*d*, 256)) in the number of lines and of changed lines; of very many changes the
  ///   script may be longer than the shortest one.
  public static func between(old: SourceText, new: SourceText) -> String {
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    let changes = LineDifference.changes(from: oldLines, to: newLines)
    guard !changes.isEmpty else { return "" }
    var output = Array("--- \(name(old.path, side: "a"))\n+++ \(name(old.path, side: "b"))\n".utf8)
    for hunk in hunks(of: changes) { append(hunk, old: oldLines, new: newLines, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  private static func lines(of text: SourceText) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.utf8.count {
      let end = text.utf8[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.utf8.count
      lines.append(text.utf8[start..<end])
      start = end
    }
    return lines
  }

  /// Changes whose contexts touch, together.
  private static func hunks(of changes: [LineChange]) -> [[LineChange]] {
    changes.reduce(into: []) { hunks, change in
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  private static func append(
    _ hunk: [LineChange], old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>], to output: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    output += Array("@@ -\(span(oldRange)) +\(span(newRange)) @@\n".utf8)
    var position = oldRange.lowerBound
    for change in hunk {
      append(old[position..<change.old.lowerBound], marked: " ", to: &output)
      append(old[change.old], marked: "-", to: &output)
      append(new[change.new], marked: "+", to: &output)
      position = change.old.upperBound
    }
    append(old[position..<oldRange.upperBound], marked: " ", to: &output)
  }

  private static func append(
    _ lines: ArraySlice<ArraySlice<UInt8>>, marked mark: Unicode.Scalar, to output: inout [UInt8]
  ) {
    for line in lines {
      output.append(UInt8(ascii: mark))
      output += line
      if line.last != 0x0A { output += Array("\n\\ No newline at end of file\n".utf8) }
    }
  }

  /// `first,count`; of no lines the line before them.
  private static func span(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  /// The path with its prefix, quoted as C does where it holds a control character, a quotation mark or a backslash.
  /// After a space a tab ends the name, without which `patch` would read a date.
  private static func name(_ path: String, side: String) -> String {
    var path = path
    while path.hasPrefix("./") { path.removeFirst(2) }
    while path.hasPrefix("/") { path.removeFirst() }
    let name = "\(side)/\(path)"
    guard name.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else {
      return name.contains(" ") ? name + "\t" : name
    }
    let quoted = name.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5C: [0x5C, byte]
      case 0..<0x20, 0x7F: Array("\\\(octal(byte))".utf8)
      default: [byte]
      }
    }
    return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
