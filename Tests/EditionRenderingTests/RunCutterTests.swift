import BitextModel
import Diagnostics
import TermRecognition
import Terminology
import Testing

@testable import EditionRendering

@Suite struct RunCutterTests {
  @Test func runsCarryLanguagesByScript() {
    let text = MappedText(copying: Array("푸단(復旦)과 R&D, 专精特新!".utf8), originStart: 0)
    expectRuns(
      text, [:],
      [
        "푸단(|ko", "復旦|zh-Hant", ")과 |ko", "R&D|en", ", |ko", "专精特新|zh-Hans", "!|ko",
      ])
  }

  @Test func findingLiesOverTermOverStrong() {
    // 1️⃣…: the term is 3..<9, the finding 6..<12, strong 0..<6.
    let text = MappedText(copying: Array("가나다라".utf8), originStart: 100)
    expectRuns(
      text, [.mention: [TextRange(103, 109)], .finding: [TextRange(106, 112)], .strong: [TextRange(0, 6)]],
      ["가|ko strong", "나|ko strong term0", "다|ko term0 finding0", "라|ko finding0"])
  }

  @Test func replacedPieceIsNeverCut() {
    // ‘a&amp;b’: five bytes of the file are one of the text; the finding cuts through their middle.
    var text = MappedText()
    text.appendCopy(of: "가".utf8, originStart: 0)
    text.appendReplacement("&&".utf8, origin: TextRange(3, 8))
    text.appendCopy(of: "나".utf8, originStart: 8)
    expectRuns(
      text, [.finding: [TextRange(0, 5)], .mention: [TextRange(6, 11)]],
      ["가|ko finding0", "&&|ko term0 finding0", "나|ko term0"])
  }

  @Test func termAcrossMarkupIsOneStretch() {
    // **전정**특신: the asterisks are not in the text.
    var text = MappedText()
    text.appendCopy(of: "전정".utf8, originStart: 2)
    text.appendCopy(of: "특신은".utf8, originStart: 10)
    expectRuns(
      text, [.mention: [TextRange(2, 16)], .strong: [TextRange(0, 6)]],
      ["전정|ko strong term0", "특신|ko term0", "은|ko"])
  }

  @Test func pointFindingEndsWhereItStands() {
    let text = MappedText(copying: Array("가나".utf8), originStart: 0)
    let result = cut(text, [.finding: [TextRange(3, 3)]])
    #expect(result.runs.map(\.text) == ["가", "나"])
    #expect(result.findingEnds == [.init(offset: 3, finding: 0)])
  }

  @Test func runsAreTheTextWhateverLiesOverIt() {
    // A slow obvious version: ask every byte what lies over it. Seed 289.
    var random = Random(state: 289)
    for _ in 0..<400 {
      let text = randomText(&random)
      let spans: [Layer: [TextRange]] = [
        .mention: disjoint(&random, 40), .finding: (0..<3).map { _ in randomRange(&random, 40) },
        .strong: (0..<2).map { _ in randomRange(&random, text.count) },
      ]
      let result = cut(text, spans)
      #expect(result.runs.map(\.text).joined() == text.string)
      #expect(zip(result.runs, result.runs.dropFirst()).allSatisfy { $0.range.end == $1.range.start })
      for run in result.runs {
        for (index, finding) in (spans[.finding] ?? []).enumerated() where !finding.isEmpty {
          let lies = text.originRange(of: run.range).overlaps(finding)
          #expect(run.findings.contains(index) == lies, "\(run) \(finding) \(text.pieces)")
        }
        for piece in text.pieces where piece.kind != .copied {
          #expect(run.range.contains(piece.range) || !run.range.overlaps(piece.range))
        }
      }
      let tree = result.tree(in: .korean)
      #expect(Self.text(tree) == text.string)
    }
  }

  // MARK: Helpers

  enum Layer { case mention, finding, strong }

  private func cut(_ text: MappedText, _ spans: [Layer: [TextRange]]) -> BlockRuns {
    let origin = text.pieces.map(\.origin).reduce(TextRange(0, 0)) { TextRange(0, max($0.end, $1.end)) }
    let block = Block(
      role: .paragraph, text: text,
      marks: (spans[.strong] ?? []).map { InlineMark(kind: .strong, range: $0) }, sourceRange: origin)
    let article = Article(
      source: SourceText(path: "-", text: String(repeating: " ", count: origin.end)), language: .korean, title: nil,
      blocks: [block])
    let occurrences = (spans[.mention] ?? []).map { TermOccurrence(range: $0, block: 0, concept: 0, term: 0) }
    let findings = (spans[.finding] ?? []).map {
      Finding(rule: "r", severity: .note, range: $0, message: Message(verbatim: "m"))
    }
    return RunCutter(
      article: article, annotations: Annotations(occurrences: occurrences, glosses: []), findings: findings,
      chinese: .simplifiedChinese
    ).cut()[0]
  }

  private func expectRuns(
    _ text: MappedText, _ spans: [Layer: [TextRange]], _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let described = cut(text, spans).runs.map { run in
      var words = ["\(run.text)|\(run.language.rawValue)"]
      if run.marks.contains(.strong) { words.append("strong") }
      if let mention = run.mention { words.append("term\(mention)") }
      words += run.findings.map { "finding\($0)" }
      return words.joined(separator: " ")
    }
    #expect(described == expected, sourceLocation: sourceLocation)
  }

  private static func text(_ nodes: [InlineNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(_, let children): Self.text(children)
      case .findingNumber: ""
      }
    }.joined()
  }

  private func randomText(_ random: inout Random) -> MappedText {
    var text = MappedText()
    var origin = 0
    for _ in 0..<(1 + random.next(6)) {
      let count = 1 + random.next(5)
      if random.next(3) == 0 {
        text.appendReplacement("xyz".utf8.prefix(1 + random.next(3)), origin: TextRange(origin, origin + count))
      } else {
        text.appendCopy(of: "abcde".utf8.prefix(count), originStart: origin)
      }
      origin += count + random.next(3)
    }
    return text
  }

  private func randomRange(_ random: inout Random, _ limit: Int) -> TextRange {
    let start = random.next(limit + 1)
    return TextRange(start, start + random.next(limit - start + 1))
  }

  private func disjoint(_ random: inout Random, _ limit: Int) -> [TextRange] {
    var start = 0
    var result: [TextRange] = []
    while start < limit {
      let end = start + 1 + random.next(8)
      if random.next(2) == 0 { result.append(TextRange(start, end)) }
      start = end
    }
    return result
  }
}

/// A generator that gives the same numbers on every machine.
struct Random {
  var state: UInt64

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit <= 0 ? 0 : Int(state >> 33) % limit
  }
}
