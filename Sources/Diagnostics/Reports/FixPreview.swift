import BitextModel

extension Fix {
  /// How the text reads with the fix made: the place of `finding` and all that the fix changes; empty where it deletes
  /// all of that.
  ///
  /// Where the edits lie far apart, their replacements alone.
  func preview(for finding: Finding, in source: SourceText) -> String {
    let whole = edits.reduce(finding.range) { $0.union($1.range) }
    guard whole.count <= 400 else { return edits.map(\.replacement).filter { !$0.isEmpty }.joined(separator: " … ") }
    var result = ""
    var position = whole.start
    for edit in edits {
      result += source.string(in: TextRange(position, edit.range.start)) + edit.replacement
      position = edit.range.end
    }
    return result + source.string(in: TextRange(position, whole.end))
  }
}

extension Finding {
  /// Whether `--fix` can mend it.
  var isSafelyFixable: Bool { fixes.contains { $0.safety == .safe && !$0.edits.isEmpty } }
}
