/// Compares one source segment with target segments.
struct MatchFinder {
  private let evidence: Evidence
  /// The newest mention of each piece of target evidence in the source segment at hand; −1 for none.
  private var heads: [Int32]
  private var mentions: [Mention] = []
  private var row = 0
  private var sourceGains: [Float] = []
  private var targetGains: [Float] = []

  private struct Mention {
    let next: Int32
    let target: Int32
    let slot: Int32
    let targetGain: Float
    let sourceGain: Float
  }

  init(_ evidence: Evidence) {
    self.evidence = evidence
    heads = [Int32](repeating: -1, count: Int(evidence.target.ids.max() ?? -1) + 1)
  }

  /// Writes down what the segment `i` of the source says about the target.
  mutating func enter(_ i: Int) {
    row = i
    mentions.removeAll(keepingCapacity: true)
    let slots = evidence.source.slots(i)
    for slot in slots {
      let id = Int(evidence.source.ids[slot])
      for index in evidence.linkStarts[id]..<evidence.linkStarts[id + 1] {
        let link = evidence.links[index]
        guard Int(link.target) < heads.count else { continue }
        mentions.append(
          Mention(
            next: heads[Int(link.target)], target: link.target, slot: Int32(slot - slots.lowerBound),
            targetGain: link.targetGain, sourceGain: link.sourceGain))
        heads[Int(link.target)] = Int32(mentions.count - 1)
      }
    }
    sourceGains = [Float](repeating: 0, count: slots.count)
  }

  mutating func leave() {
    for mention in mentions { heads[Int(mention.target)] = -1 }
  }

  /// Appends the supported slots of the entered segment and of the target's segment `j`.
  mutating func match(_ j: Int, into matches: inout [MatchRows.Match]) {
    let slots = evidence.target.slots(j)
    if targetGains.count < slots.count { targetGains = [Float](repeating: 0, count: slots.count * 2) }
    var isEmpty = true
    for slot in slots {
      var place = heads[Int(evidence.target.ids[slot])]
      while place >= 0 {
        let mention = mentions[Int(place)]
        let local = slot - slots.lowerBound
        targetGains[local] = max(targetGains[local], mention.targetGain)
        sourceGains[Int(mention.slot)] = max(sourceGains[Int(mention.slot)], mention.sourceGain)
        isEmpty = false
        place = mention.next
      }
    }
    if isEmpty { return }
    let sourceSlots = evidence.source.slots(row)
    Self.speak(evidence.source, sourceSlots, &sourceGains)
    Self.speak(evidence.target, slots, &targetGains)
    Self.take(&sourceGains, evidence.source, sourceSlots, 0, into: &matches)
    Self.take(&targetGains, evidence.target, slots, MatchRows.Match.targetBit, into: &matches)
  }

  /// A matched key of sound speaks for the tokens it stands in.
  private static func speak(_ side: EvidenceSide, _ slots: Range<Int>, _ gains: inout [Float]) {
    let start = slots.lowerBound
    for slot in slots where gains[slot - start] > 0 && side.first[slot] != RawSegment.Key.none {
      let (first, second) = (Int(side.first[slot]), Int(side.second[slot]))
      let gain = gains[slot - start] * (first == second ? 0.8 : 0.4)
      gains[first] = max(gains[first], gain)
      gains[second] = max(gains[second], gain)
    }
  }

  private static func take(
    _ gains: inout [Float], _ side: EvidenceSide, _ slots: Range<Int>, _ bit: UInt16,
    into matches: inout [MatchRows.Match]
  ) {
    for slot in 0..<slots.count where gains[slot] > 0 {
      if slot < Int(MatchRows.Match.targetBit) {
        let gain = UInt16(min(65535, gains[slot] * MatchRows.Match.unit))
        let place = slots.lowerBound + slot
        matches.append(
          MatchRows.Match(
            slot: UInt16(slot) | bit, gain: gain, kind: side.kinds[place],
            explained: side.weights[place] * min(1, Float(gain) / MatchRows.Match.unit * 0.7)))
      }
      gains[slot] = 0
    }
  }
}
