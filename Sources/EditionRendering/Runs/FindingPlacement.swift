import BitextModel
import Diagnostics

/// Which blocks a finding lies over. It may lie over several; its number is printed in the first.
struct FindingPlacement {
  struct Placement: Hashable {
    let span: Span
    let isNumbered: Bool
  }

  /// By block, in order of finding.
  private(set) var byBlock: [Int: [Placement]] = [:]

  init(article: Article, maps: [OriginMap], findings: [Finding]) {
    let order = findings.indices.sorted { (findings[$0].range, $0) < (findings[$1].range, $1) }
    var reach: [Int] = []
    for index in order { reach.append(max(reach.last ?? 0, findings[index].range.end)) }
    var numbered = Set<Int>()
    for (block, map) in maps.enumerated() {
      let extent = (map.extent ?? article.blocks[block].sourceRange).union(article.blocks[block].sourceRange)
      var next = Self.first(in: reach, notBelow: extent.start)
      while next < order.count, findings[order[next]].range.start <= extent.end {
        let finding = order[next]
        next += 1
        guard let range = Self.range(of: findings[finding].range, map, article.blocks[block]) else { continue }
        let isFirst = numbered.insert(finding).inserted
        byBlock[block, default: []].append(Placement(span: Span(range: range, index: finding), isNumbered: isFirst))
      }
    }
    for block in byBlock.keys { byBlock[block]?.sort { $0.span.index < $1.span.index } }
  }

  /// A finding in the markup of a block, where no text is, stands as a point at its nearest text.
  private static func range(of origin: TextRange, _ map: OriginMap, _ block: Block) -> TextRange? {
    if let range = map.textRange(of: origin) { return range }
    guard block.sourceRange.contains(origin), let extent = map.extent else { return nil }
    let nearest = min(max(origin.start, extent.start), extent.end)
    return map.textRange(of: TextRange(nearest, nearest))
  }

  private static func first(in reach: [Int], notBelow offset: Int) -> Int {
    var low = 0
    var high = reach.count
    while low < high {
      let middle = (low + high) / 2
      if reach[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
