import BitextModel

/// A block's text as properly nested elements.
///
/// Runs overlap freely; elements may not. The nesting is fixed — term, finding, gloss, link, marks, language from the outside in — and
/// an element ends where the next run does not have it. So a term is never split, and everything else is split where it must be.
indirect enum InlineNode: Hashable, Sendable {
  case text(String)
  case element(InlineElement, [InlineNode])
  /// The number of a finding, which has ended here.
  case findingNumber(Int)
}

enum InlineElement: Hashable, Sendable {
  case mention(Int)
  case findings([Int])
  case gloss(Int)
  case mark(InlineMark.Kind)
  case language(Language)
}

extension BlockRuns {
  /// - Parameter own: The language around the text; runs in it need no element.
  func tree(in own: Language) -> [InlineNode] { tree { Self.elements(of: $0, own: own) } }

  /// The text with its marks alone, split by nothing else.
  func treeOfMarks() -> [InlineNode] {
    BlockRuns(runs: runs, findingEnds: []).tree { $0.marks.map { .mark($0) } }
  }

  private func tree(_ elements: (TextRun) -> [InlineElement]) -> [InlineNode] {
    var result: [InlineNode] = []
    var pending: [(elements: [InlineElement], text: String)] = []
    var next = 0
    func flush() {
      result += Self.nested(pending[...], depth: 0)
      pending = []
    }
    for run in runs {
      if run.mention == nil || run.mention != pending.last?.elements.first?.mention {
        while next < findingEnds.count, findingEnds[next].offset <= run.range.start {
          flush()
          result.append(.findingNumber(findingEnds[next].finding))
          next += 1
        }
      }
      pending.append((elements(run), run.text))
    }
    flush()
    return result + findingEnds[next...].map { .findingNumber($0.finding) }
  }

  private static func elements(of run: TextRun, own: Language) -> [InlineElement] {
    var result: [InlineElement] = []
    if let mention = run.mention { result.append(.mention(mention)) }
    if !run.findings.isEmpty { result.append(.findings(run.findings)) }
    if let gloss = run.gloss { result.append(.gloss(gloss)) }
    result += run.marks.map { .mark($0) }
    if run.language != own { result.append(.language(run.language)) }
    return result
  }

  private static func nested(
    _ runs: ArraySlice<(elements: [InlineElement], text: String)>, depth: Int
  ) -> [InlineNode] {
    var result: [InlineNode] = []
    var index = runs.startIndex
    while index < runs.endIndex {
      let element = runs[index].elements.dropFirst(depth).first
      let end = runs[index...].firstIndex { $0.elements.dropFirst(depth).first != element } ?? runs.endIndex
      if let element {
        result.append(.element(element, nested(runs[index..<end], depth: depth + 1)))
      } else {
        result.append(.text(runs[index..<end].map(\.text).joined()))
      }
      index = end
    }
    return result
  }
}

extension InlineElement {
  var mention: Int? {
    if case .mention(let index) = self { return index }
    return nil
  }
}

extension [InlineNode] {
  /// Whether a link stands anywhere inside.
  var holdsLink: Bool {
    contains { node in
      guard case .element(let element, let children) = node else { return false }
      if case .mark(.link) = element { return true }
      return children.holdsLink
    }
  }
}
