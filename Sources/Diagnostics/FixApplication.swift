import BitextModel

extension SourceText {
  /// The text with the safe fixes of `findings` made, and how many findings that mended.
  ///
  /// Fixes are taken in order of place; one that overlaps a change already taken waits for the next run.
  public func applyingSafeFixes(of findings: [Finding]) -> (text: SourceText, mended: Int) {
    var edits: [Fix.Edit] = []
    var mended = 0
    for finding in findings.sorted(by: Finding.inOrder) {
      guard let fix = finding.fixes.first(where: { $0.safety == .safe }), !fix.edits.isEmpty else { continue }
      let new = fix.edits.filter { !isTaken($0, by: edits) }
      guard new.isEmpty || new.count == fix.edits.count else { continue }
      guard !new.contains(where: { collides($0.range, with: edits) }) else { continue }
      for edit in new { edits.insert(edit, at: index(of: edit.range, in: edits)) }
      mended += 1
    }
    var result: [UInt8] = []
    var position = 0
    for edit in edits {
      result += utf8[position..<edit.range.start]
      result += edit.replacement.utf8
      position = edit.range.end
    }
    result += utf8[position...]
    return (SourceText(path: path, utf8: result), mended)
  }

  private func isTaken(_ edit: Fix.Edit, by edits: [Fix.Edit]) -> Bool {
    let index = index(of: edit.range, in: edits)
    return index < edits.count && edits[index] == edit
  }

  /// Of edits that do not collide with one another only the neighbours can be in the way.
  private func collides(_ range: TextRange, with edits: [Fix.Edit]) -> Bool {
    let index = index(of: range, in: edits)
    return (index > 0 && touches(edits[index - 1].range, range))
      || (index < edits.count && touches(edits[index].range, range))
  }

  /// The index of the first of the sorted `edits` that does not come before `range`.
  private func index(of range: TextRange, in edits: [Fix.Edit]) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range < range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Two insertions at one place collide as well, for which comes first would be chance; so does one at the start of a
  /// change or inside it.
  private func touches(_ first: TextRange, _ second: TextRange) -> Bool {
    first.overlaps(second) || first == second || (first.isEmpty && second.contains(first.start))
      || (second.isEmpty && first.contains(second.start))
  }
}
