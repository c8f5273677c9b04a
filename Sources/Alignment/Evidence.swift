/// The segments of one side with everything that can speak for a counterpart, as numbers.
///
/// A *slot* is one piece of evidence of one segment: a token or a key. Slots of one segment follow each other.
struct EvidenceSide {
  /// Where the slots of each segment begin; one more at the end.
  var starts: [Int] = [0]
  var ids: [Int32] = []
  var kinds: [UInt8] = []
  /// How much a slot says: −log of the share of segments that hold it.
  var weights: [Float] = []
  /// The slots of the same segment that a key speaks for, by their place in it.
  var first: [UInt16] = []
  var second: [UInt16] = []
  /// The weight of all slots of a kind, by segment and kind.
  var totals: [Float] = []
  var lengths: [Float] = []
  var marks: [RawSegment.Marks] = []

  var count: Int { lengths.count }
  func slots(_ segment: Int) -> Range<Int> { starts[segment]..<starts[segment + 1] }
}

/// What stands in for what between two documents: the slots of both and the links between their kinds of evidence.
struct Evidence {
  var source = EvidenceSide()
  var target = EvidenceSide()
  /// By the number of a piece of source evidence: where its links begin; one more at the end.
  var linkStarts: [Int] = []
  var links: [Link] = []

  struct Link {
    let target: Int32
    /// What the target slot gains where the source has this, and the source slot where the target has it.
    let targetGain: Float
    let sourceGain: Float
  }

  var sourceCount: Int { source.count }
  var targetCount: Int { target.count }
}

/// Numbers the evidence of a Korean source and a Chinese target and links it.
struct EvidenceBuilder {
  private static let mostGain: Float = 6
  /// *p* / *p*₀ of a link that says something: a gain of 0.05.
  private static let leastTimes: Float = 0.051_271

  let lexicon: BilingualLexicon

  func evidence(source: [RawSegment], target: [RawSegment]) -> Evidence {
    var evidence = Evidence()
    let sourceTable = EvidenceTable(source, vocabulary: GeneralLexicon.shared.korean)
    let targetTable = EvidenceTable(target, vocabulary: GeneralLexicon.shared.chinese)
    evidence.source = sourceTable.side(of: source, other: targetTable)
    evidence.target = targetTable.side(of: target, other: sourceTable)
    link(sourceTable, targetTable, in: &evidence)
    return evidence
  }

  private func link(_ source: EvidenceTable, _ target: EvidenceTable, in evidence: inout Evidence) {
    evidence.linkStarts.reserveCapacity(source.items.count + 1)
    for item in source.items {
      evidence.linkStarts.append(evidence.links.count)
      switch item.kind {
      case .piece, .latin:
        if item.kind == .latin, let same = target.tokens.item(of: item.key) {
          evidence.links.append(Link(target: same, targetGain: item.weight, sourceGain: item.weight))
        }
        lexicon.forEachAssociation(of: item.key) { key, association in
          guard let other = target.tokens.item(of: key) else { return }
          let times = (
            association.toChinese * target.items[Int(other)].rarity, association.toKorean * item.rarity
          )
          guard max(times.0, times.1) > Self.leastTimes else { return }
          let gains = (Self.gain(times.0), Self.gain(times.1))
          evidence.links.append(Link(target: other, targetGain: gains.0, sourceGain: gains.1))
        }
      case .reading, .transliteration, .figure:
        guard let same = target.keys.item(of: item.key) else { continue }
        let weight = min(item.weight, target.items[Int(same)].weight)
        evidence.links.append(Link(target: same, targetGain: weight, sourceGain: weight))
      }
    }
    evidence.linkStarts.append(evidence.links.count)
  }

  private typealias Link = Evidence.Link

  /// How much likelier a piece becomes: log(1 + *p* / *p*₀).
  private static func gain(_ times: Float) -> Float { min(mostGain, Logarithm.log(1 + times)) }
}

/// The different pieces of evidence of one document, numbered in the order of their first places.
struct EvidenceTable {
  struct Item {
    let key: UInt64
    var kind: EvidenceKind
    /// How many segments hold it; then −log of the share of those around that do.
    var weight: Float
    /// 1 / *p*₀, where the weight is −log *p*₀.
    var rarity: Float = 1
  }
  private(set) var items: [Item] = []
  private(set) var tokens = Numbers()
  private(set) var keys = Numbers()

  /// The items of tokens or of keys: both are numbered as one.
  struct Numbers {
    fileprivate var table = KeyNumbers(minimumCapacity: 1024)
    fileprivate var items: [Int32] = []

    @inline(__always) func item(of key: UInt64) -> Int32? { table.number(of: key).map { items[Int($0)] } }
  }

  private static let priorSegments: Float = 30
  /// Shares are those in so many segments around one that holds the piece: what is rare in a long document says no more
  /// than what is rare in a chapter, which the weights of features were learnt from.
  private static let window: Float = 150
  private static let unknownFrequency: Float = 0.0004
  private static let mostWeight: Float = 7
  private static let leastWeight: Float = 0.1

  init(_ segments: [RawSegment], vocabulary: PieceVocabulary) {
    for segment in segments {
      for token in segment.tokens {
        Self.count(token, PieceKey.isLatin(token) ? .latin : .piece, in: &tokens, &items)
      }
      for key in segment.keys { Self.count(key.key, key.kind, in: &keys, &items) }
    }
    let window = min(Float(segments.count), Self.window)
    let part = window / Float(max(1, segments.count))
    for index in items.indices {
      var prior = Self.unknownFrequency
      switch items[index].kind {
      case .piece: prior = vocabulary.index(of: items[index].key).map { vocabulary.frequencies[$0] } ?? prior
      case .latin: prior = 0.002
      case .reading, .transliteration: prior = 0.003
      case .figure: prior = 0.01
      }
      let count = 1 + (items[index].weight - 1) * part
      let share = (count + prior * Self.priorSegments) / (window + Self.priorSegments)
      items[index].weight = min(Self.mostWeight, max(Self.leastWeight, -Logarithm.log(share)))
      items[index].rarity = Logarithm.exp(items[index].weight)
    }
  }

  private static func count(
    _ key: UInt64, _ kind: EvidenceKind, in numbers: inout Numbers, _ items: inout [Item]
  ) {
    let (number, isNew) = numbers.table.insert(key)
    if isNew {
      numbers.items.append(Int32(items.count))
      items.append(Item(key: key, kind: kind, weight: 1))
    } else {
      items[Int(numbers.items[Int(number)])].weight += 1
    }
  }

  /// The slots of the segments: all tokens and figures, and those keys of sound that the other side has too.
  func side(of segments: [RawSegment], other: EvidenceTable) -> EvidenceSide {
    var side = EvidenceSide()
    for segment in segments {
      let totals = side.totals.count
      for _ in 0..<EvidenceKind.count { side.totals.append(0) }
      func add(_ id: Int32, first: UInt16, second: UInt16) {
        let item = items[Int(id)]
        side.ids.append(id)
        side.kinds.append(item.kind.rawValue)
        side.weights.append(item.weight)
        side.first.append(first)
        side.second.append(second)
        side.totals[totals + Int(item.kind.rawValue)] += item.weight
      }
      for token in segment.tokens {
        add(tokens.item(of: token)!, first: RawSegment.Key.none, second: RawSegment.Key.none)
      }
      for key in segment.keys where key.kind == .figure || other.keys.item(of: key.key) != nil {
        add(keys.item(of: key.key)!, first: key.first, second: key.second)
      }
      side.starts.append(side.ids.count)
      side.lengths.append(segment.length)
      side.marks.append(segment.marks)
    }
    return side
  }
}
