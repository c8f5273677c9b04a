/// The evidence of one side by blocks of segments that follow each other: the view of a coarse pass.
struct EvidenceBlocks {
  /// Segments to a block; the last may hold fewer.
  let size: Int
  /// Where the items of each block begin; one more at the end.
  private(set) var starts: [Int32] = [0]
  /// Different pieces of evidence and what each tells, from 0 (it stands in every block) to 1.
  private(set) var items: [Item] = []

  struct Item {
    let id: Int32
    let share: Float
  }

  var count: Int { starts.count - 1 }
  @inline(__always) func range(_ block: Int) -> Range<Int> { Int(starts[block])..<Int(starts[block + 1]) }

  /// What tells less than this is left out.
  private static let leastShare: Float = 0.15

  /// - Complexity: O(slots).
  init(_ side: EvidenceSide, size: Int, idCount: Int) {
    self.size = size
    let blockCount = (side.count + size - 1) / size
    guard size > 1 else {
      starts.reserveCapacity(side.count + 1)
      items.reserveCapacity(side.ids.count)
      for segment in 0..<side.count {
        for slot in side.slots(segment) { items.append(Item(id: side.ids[slot], share: 1)) }
        starts.append(Int32(items.count))
      }
      return
    }
    var lastBlock = [Int32](repeating: -1, count: idCount)
    var counts = [Int32](repeating: 0, count: idCount)
    Self.forEachItem(side, size: size, &lastBlock) { id, _ in counts[id] += 1 }
    let whole = Logarithm.log(Float(max(2, blockCount)))
    let shares = counts.map { count -> Float in
      let share = count == 0 ? 0 : Logarithm.log(Float(blockCount) / Float(count)) / whole
      return share < Self.leastShare ? 0 : share
    }
    for index in lastBlock.indices { lastBlock[index] = -1 }
    Self.forEachItem(side, size: size, &lastBlock) { id, block in
      while starts.count <= block { starts.append(Int32(items.count)) }
      if shares[id] > 0 { items.append(Item(id: Int32(id), share: shares[id])) }
    }
    while starts.count <= blockCount { starts.append(Int32(items.count)) }
  }

  /// Calls `body` with each different piece of evidence of each block, block by block.
  private static func forEachItem(
    _ side: EvidenceSide, size: Int, _ lastBlock: inout [Int32], _ body: (_ id: Int, _ block: Int) -> Void
  ) {
    for segment in 0..<side.count {
      let block = segment / size
      for slot in side.slots(segment) {
        let id = Int(side.ids[slot])
        if lastBlock[id] == Int32(block) { continue }
        lastBlock[id] = Int32(block)
        body(id, block)
      }
    }
  }
}
