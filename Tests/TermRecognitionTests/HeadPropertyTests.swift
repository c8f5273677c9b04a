import BitextModel
import SinoKorean
import Terminology
import TestSupport
import Testing

@testable import TermRecognition

/// The search for heads takes short cuts: beside it stands the long way.
@Suite struct HeadPropertyTests {
  private static let words = [
    "기업", "기업의", "시장에서", "육성하는", "작은", "거인", "작은 거인", "전정특신", "로봇", "치료제", "스핀라자", "왕닝이", "세운", "회사들을", "묶어", "한", "두",
    "것은",
    "마을", "길을", "화웨이", "샤오미", "선전", "상하이", "AI", "A", "HUAWEI", "뽑는다", "걸고", "모든", "및", "옮긴", "신경제", "수도", "강소기업",
  ]
  private static let marks = [" ", " ", " ", " ", "", "·", "/", "‘", "’", "<", ">", ", ", ". ", "\n"]
  private static let glosses = [
    "专精特新", "小巨人", "上海", "深圳", "华为", "小米长江", "新经济", "企业", "首都", "一企", "机器人企业的", "药", "投早、投小", "王宁",
  ]

  private static let termbase = Termbase([
    .of("srdi", .ko("전정특신"), .zh("专精特新")), .of("giant", .ko("작은 거인"), .zh("小巨人")),
    .of("shanghai", .ko("상하이"), .zh("上海")),
    .of("robot", .ko("로봇 기업"), .zh("机器人企业")), .of("firm", .ko("강소기업"), .zh("小型企业")),
  ])

  private static func text(_ random: inout SplitMix) -> FoldedText {
    let words = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Self.words.randomElement(using: &random)! + marks.randomElement(using: &random)!
    }
    let head = words.joined() + Self.words.randomElement(using: &random)!
    let text =
      head + "(" + glosses.randomElement(using: &random)! + ")" + ["", "’", "는"].randomElement(using: &random)!
    return FoldedText(MappedText(copying: text.utf8, originStart: 0))
  }

  /// Terms by their letters alone, none overlapping another.
  private static func sightings(in text: FoldedText, _ recognizer: TermRecognizer) -> [Sighting] {
    var result: [Sighting] = []
    for candidate in recognizer.patterns.candidates(in: text)
    where candidate.range.lowerBound >= result.last?.units.upperBound ?? 0 {
      for designation in recognizer.patterns.designations(ofPattern: candidate.pattern).prefix(1) {
        result.append(
          Sighting(
            range: text.sourceRange(candidate.range), units: candidate.range, block: 0,
            as: Reading(designation: designation, through: []), mayBeNoun: false))
      }
    }
    return result
  }

  private static func bracket(of text: FoldedText) -> (open: Int, close: Int)? {
    guard let open = text.units.lastIndex(of: Mark.roundOpen), let close = text.units.lastIndex(of: 0x29) else {
      return nil
    }
    return (open, close)
  }

  /// Of all starts, each weighed by itself and with all words asked for, the heaviest is the head.
  @Test(arguments: UInt64(1)...400) func headIsTheHeaviestOfAllStarts(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = Self.text(&random)
    let (open, close) = try #require(Self.bracket(of: text))
    let gloss = open + 1..<close
    let memory = HeadMemory()
    let recognizer = TermRecognizer(Self.termbase)
    let found = Self.sightings(in: text, recognizer)
    let finder = GlossFinder(recognizer, memory: memory, text: text, block: 0, role: .paragraph, found: found)
    let scorer = HeadScorer(finder)
    let head = scorer.head(before: open, close: close, gloss: gloss)
    guard let head, !memory.starts.isEmpty, memory.starts.contains(head.lowerBound) else { return }
    let weights = HeadWeights(
      finder, HeadContext(text), end: head.upperBound, gloss: gloss,
      whole: scorer.whole(before: head.upperBound, close: close),
      starts: memory.starts)
    var best: (start: Int, score: Double)?
    for start in memory.starts {
      var alone = weights
      let weighed = alone.score(from: start, above: -.infinity)
      let score = try #require(weighed)
      if score > (best?.score ?? -.infinity) + 1e-9 { best = (start, score) }
    }
    #expect(head.lowerBound == best?.start, "seed \(seed): \(text.string(0..<text.count))")
  }

  /// What ways have in common is read once; read from each start by itself, all is the same.
  @Test(arguments: UInt64(1)...400) func soundsAreThoseOfEachStartByItself(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = Self.text(&random)
    let (open, close) = try #require(Self.bracket(of: text))
    let gloss = open + 1..<close
    let farthest = max(0, open - 40)
    var reader = HeadSoundReader()
    var sounds = HeadSounds()
    reader.read(text, from: farthest, to: open, gloss: gloss, into: &sounds)
    var explained: Set<Int> = []
    for start in farthest..<open {
      var own = HeadSounds()
      var ownReader = HeadSoundReader()
      ownReader.read(text, from: start, to: open, gloss: gloss, into: &own)
      let hasUnit = text.isHangul(start) || FoldedText.isAlphanumeric(text.units[start])
      guard hasUnit else { continue }
      #expect(sounds.fit(from: start) == own.fit(from: start), "seed \(seed)")
      #expect(sounds.share(from: start).explained == own.share(from: start).explained, "seed \(seed)")
      #expect(sounds.share(from: start).isAnchored == own.share(from: start).isAnchored, "seed \(seed)")
      explained.formUnion((start...open).filter(own.explainsWord))
    }
    #expect((farthest...open).filter(sounds.explainsWord) == explained.sorted(), "seed \(seed)")
  }

  /// A reader that has read other strings reads as a new one.
  @Test func readerForgetsWhatItRead() {
    var random = SplitMix(seed: 7)
    var used = HeadSoundReader()
    for _ in 0..<300 {
      let text = Self.text(&random)
      guard let (open, close) = Self.bracket(of: text) else { continue }
      var first = HeadSounds()
      var second = HeadSounds()
      var new = HeadSoundReader()
      used.read(text, from: 0, to: open, gloss: open + 1..<close, into: &first)
      new.read(text, from: 0, to: open, gloss: open + 1..<close, into: &second)
      for start in 0..<open {
        #expect(first.fit(from: start) == second.fit(from: start))
        #expect(first.explainsWord(endingAt: start) == second.explainsWord(endingAt: start))
      }
    }
  }
}
