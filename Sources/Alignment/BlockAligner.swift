import BitextModel
import SinoKorean

/// Pairs the blocks of two articles in order: headings with headings, cells with cells, paragraphs by length and shared figures.
///
/// A monotone alignment with beads 1–1, 1–0, 0–1, 2–1 and 1–2 that costs least in all, after Gale and Church, “A Program for Aligning Sentences
/// in Bilingual Corpora” (1993), with the roles of blocks, digits, Latin words and the Chinese printed in glosses as anchors.
public struct BlockAligner {
  /// Characters of Chinese to a character of Korean, spaces aside, in translated newsletters.
  private static let lengthRatio = 0.62
  private static let omissionCost = 3.2
  private static let mergeCost = 1.4
  private static let roleCost = 4.0
  private static let anchorGain = 2.5
  private static let narrowestBand = 64

  public init() {}

  /// Beads over the indices of both articles' blocks, in order; every block stands in exactly one.
  ///
  /// The path is looked for in a band along the diagonal, wide enough for an eighth of the blocks to be out of step.
  ///
  /// - Complexity: O(*n*·(*m*/8 + |*n* − *m*|)) in the numbers of blocks.
  public func beads(source: Article, target: Article) -> [Bead] {
    let source = source.blocks.map(Profile.init)
    let target = target.blocks.map(Profile.init)
    var cost = [[Double]](repeating: [Double](repeating: .infinity, count: target.count + 1), count: source.count + 1)
    var step = [[Step]](repeating: [Step](repeating: .none, count: target.count + 1), count: source.count + 1)
    cost[0][0] = 0
    let band = max(Self.narrowestBand, abs(source.count - target.count) + target.count / 8)
    for i in 0...source.count {
      let middle = source.isEmpty ? 0 : i * target.count / source.count
      for j in max(0, middle - band)...min(target.count, middle + band) where cost[i][j] < .infinity {
        for next in Step.allCases where i + next.source <= source.count && j + next.target <= target.count {
          let new = cost[i][j] + price(source[i..<i + next.source], target[j..<j + next.target])
          if new < cost[i + next.source][j + next.target] {
            cost[i + next.source][j + next.target] = new
            step[i + next.source][j + next.target] = next
          }
        }
      }
    }
    return path(step, source: source.count, target: target.count)
  }

  private enum Step: CaseIterable {
    case match, omission, addition, twoToOne, oneToTwo
    case none

    static let allCases: [Step] = [.match, .omission, .addition, .twoToOne, .oneToTwo]

    var source: Int {
      switch self {
      case .match, .omission, .oneToTwo: 1
      case .twoToOne: 2
      case .addition, .none: 0
      }
    }

    var target: Int {
      switch self {
      case .match, .addition, .twoToOne: 1
      case .oneToTwo: 2
      case .omission, .none: 0
      }
    }
  }

  private func path(_ step: [[Step]], source: Int, target: Int) -> [Bead] {
    var result: [Bead] = []
    var i = source
    var j = target
    while i > 0 || j > 0 {
      let taken = step[i][j]
      let bead = Bead(
        source: Array(i - taken.source..<i), target: Array(j - taken.target..<j), score: taken == .match ? 1 : 0.5)
      result.append(bead)
      i -= taken.source
      j -= taken.target
    }
    return result.reversed()
  }

  private func price(_ source: ArraySlice<Profile>, _ target: ArraySlice<Profile>) -> Double {
    guard let first = source.first, let counterpart = target.first else {
      let only = source.first ?? target.first
      return only.map { $0.kind == .cell ? Self.omissionCost / 2 : Self.omissionCost } ?? 0
    }
    let isMerge = source.count + target.count > 2
    guard !isMerge || (source + target).allSatisfy({ $0.kind == .text }) else { return .infinity }
    var price = isMerge ? Self.mergeCost : 0
    if first.kind != counterpart.kind { price += Self.roleCost }
    if first.level != counterpart.level { price += 0.5 }
    price += lengthPrice(source.reduce(0) { $0 + $1.length }, target.reduce(0) { $0 + $1.length })
    let anchors = source.reduce(into: Set<String>()) { $0.formUnion($1.anchors) }
    let counterparts = target.reduce(into: Set<String>()) { $0.formUnion($1.anchors) }
    let shared = anchors.intersection(counterparts).count
    let all = min(anchors.count, counterparts.count)
    if all > 0 { price += Self.anchorGain * (0.4 - Double(shared) / Double(all)) }
    return price
  }

  private func lengthPrice(_ source: Int, _ target: Int) -> Double {
    let expected = Double(source) * Self.lengthRatio
    let difference = abs(Double(target) - expected)
    return min(2.5, difference / (expected + Double(target) + 4) * 4)
  }
}

/// What the pairing looks at in one block.
private struct Profile {
  enum Kind { case heading, text, cell, code }

  let kind: Kind
  let level: Int
  /// In characters, spaces aside.
  let length: Int
  /// Digits, Latin words and runs of Chinese.
  let anchors: Set<String>

  init(_ block: Block) {
    switch block.role {
    case .heading(let level): (kind, self.level) = (.heading, level)
    case .tableCell(_, _, let column, _): (kind, level) = (.cell, column)
    case .opaque: (kind, level) = (.code, 0)
    case .listItem(let depth, _): (kind, level) = (.text, depth)
    default: (kind, level) = (.text, 0)
    }
    var anchors: Set<String> = []
    var run = String.UnicodeScalarView()
    var isHanRun = false
    var length = 0
    func close() {
      if isHanRun ? run.count >= 2 : !run.isEmpty { anchors.insert(String(run)) }
      run = String.UnicodeScalarView()
    }
    for scalar in block.text.string.unicodeScalars {
      if !scalar.properties.isWhitespace { length += 1 }
      let isHan = scalar.properties.isIdeographic
      let isAlphanumeric = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isHan || isAlphanumeric {
        if isHan != isHanRun { close() }
        isHanRun = isHan
        run.append(isHan ? ScriptFolding.fold(scalar) : scalar)
      } else if scalar != "," {
        close()
      }
    }
    close()
    self.length = length
    // A gloss of four characters stands inside a sentence of forty: pairs of characters meet.
    self.anchors = anchors.reduce(into: []) { result, anchor in
      let scalars = Array(anchor.unicodeScalars)
      if scalars[0].properties.isIdeographic, scalars.count > 2 {
        for index in 0..<scalars.count - 1 {
          result.insert(String(String.UnicodeScalarView(scalars[index...index + 1])))
        }
      } else {
        result.insert(anchor)
      }
    }
  }
}
