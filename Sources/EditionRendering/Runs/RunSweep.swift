import BitextModel

/// One walk over the ends of all that lies over a block's text.
struct RunSweep {
  /// One thing that lies over the text.
  enum Layer: Hashable {
    /// By index in the block's marks.
    case mark(Int)
    case mention(Int)
    case gloss(Int)
    case finding(Int)
    case language(Language)
  }

  private struct Edge {
    let offset: Int
    let opens: Bool
    let layer: Layer
  }

  private let block: Block
  private let own: Language
  private var edges: [Edge] = []

  init(block: Block, own: Language) {
    self.block = block
    self.own = own
  }

  /// Empty stretches are dropped.
  mutating func add(_ layer: Layer, over range: TextRange) {
    guard !range.isEmpty else { return }
    edges.append(Edge(offset: range.start, opens: true, layer: layer))
    edges.append(Edge(offset: range.end, opens: false, layer: layer))
  }

  func runs(alsoCuttingAt offsets: [Int]) -> [TextRun] {
    let edges = edges.sorted { ($0.offset, $0.opens ? 1 : 0) < ($1.offset, $1.opens ? 1 : 0) }
    let cuts = (edges.map(\.offset) + offsets + [block.text.count]).sorted()
    var open = OpenLayers()
    var runs: [TextRun] = []
    var start = 0
    var next = 0
    for cut in cuts {
      if cut > start {
        runs.append(run(TextRange(start, cut), open))
        start = cut
      }
      while next < edges.count, edges[next].offset <= cut {
        open.apply(edges[next].layer, opens: edges[next].opens)
        next += 1
      }
    }
    return runs
  }

  private func run(_ range: TextRange, _ open: OpenLayers) -> TextRun {
    var marks: [InlineMark.Kind] = []
    for kind in open.marks.sorted().map({ block.marks[$0].kind }) where !marks.contains(where: { $0.rank == kind.rank })
    {
      marks.append(kind)
    }
    return TextRun(
      range: range, text: block.text.string(in: range), language: open.language ?? own,
      marks: marks.sorted { $0.rank < $1.rank }, mention: open.mention, gloss: open.gloss,
      findings: open.findings.sorted())
  }
}

/// What lies over the text at one place of the walk.
private struct OpenLayers {
  var marks = Set<Int>()
  var findings = Set<Int>()
  var mention: Int?
  var gloss: Int?
  var language: Language?

  mutating func apply(_ layer: RunSweep.Layer, opens: Bool) {
    switch layer {
    case .mark(let index): if opens { marks.insert(index) } else { marks.remove(index) }
    case .finding(let index): if opens { findings.insert(index) } else { findings.remove(index) }
    case .mention(let index): mention = opens ? index : nil
    case .gloss(let index): gloss = opens ? index : nil
    case .language(let value): language = opens ? value : nil
    }
  }
}

extension InlineMark.Kind {
  /// From the outside in.
  fileprivate var rank: Int {
    switch self {
    case .link: 0
    case .strong: 1
    case .emphasis: 2
    case .strikethrough: 3
    case .code: 4
    }
  }
}
