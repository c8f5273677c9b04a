/// The comparison of a Korean and a Chinese string from every start of the Korean side at once.
///
/// A cell (*i*, *j*, *t*) holds the best worth of rendering the Chinese units from *j* on by the Korean units from *i* on,
/// when the rendering so far is on track *t*. Cells are filled from the ends of both strings, so the cells (*i*, 0) are the
/// worths of all suffixes.
final class ReadingAlignment: Sendable {
  let korean: [KoreanUnit]
  let chinese: ChineseUnits

  private let koreanText: String
  private let steps: [Step]
  private let worths: [Float]

  /// - Parameter longest: how many units of the Korean side are read, from its end.
  init(korean koreanText: String, chinese chineseText: String, longest: Int = 256) {
    self.koreanText = koreanText
    korean = KoreanUnit.units(of: koreanText, longest: longest)
    let hasFigures = korean.contains { (0x30...0x39).contains($0.code) }
    chinese = ChineseUnits(chineseText, readsFigures: hasFigures)
    (steps, worths) = Self.fill(korean, chinese)
  }

  /// The best thing to do in a cell.
  fileprivate struct Step {
    enum Move: UInt8 { case end, skipKorean, skipChinese, render }
    var move = Move.end
    var isExact = false
    /// The track of the cell that follows.
    var track: UInt8
    /// Into the options of the Chinese side.
    var option: Int32 = 0
  }

  /// Which of the two ways of sound the rendering is in: still open, Sino-Korean, transliteration.
  private static let trackCount = 3

  private static let leftOverPenalty: Float = 0.5
  private static let missingPenalty: Float = 0.05
  private static let changePenalty: Float = 0.1
  /// Below this, two forms are not alike.
  private static let leastLikeness: Float = 0.55
  private static let nearWorth: Float = 0.8

  private func cell(_ i: Int, _ j: Int, _ track: Int) -> Int { (i * (chinese.count + 1) + j) * Self.trackCount + track }
}

// MARK: - Filling

extension ReadingAlignment {
  private static func fill(_ korean: [KoreanUnit], _ chinese: ChineseUnits) -> ([Step], [Float]) {
    let cellCount = (korean.count + 1) * (chinese.count + 1) * trackCount
    var steps = [Step](repeating: Step(track: 0), count: cellCount)
    var worths = [Float](repeating: 0, count: cellCount)
    SyllableLikeness.shared.withTables { likeness in
      korean.withUnsafeBufferPointer { korean in
        chinese.withUnsafeOptions { chinese in
          steps.withUnsafeMutableBufferPointer { steps in
            worths.withUnsafeMutableBufferPointer { worths in
              fill(korean, chinese, likeness, steps.baseAddress!, worths.baseAddress!)
            }
          }
        }
      }
    }
    return (steps, worths)
  }

  private static func fill(
    _ korean: UnsafeBufferPointer<KoreanUnit>, _ chinese: ChineseUnits.UnsafeOptions,
    _ likeness: SyllableLikeness.Tables, _ steps: UnsafeMutablePointer<Step>, _ worths: UnsafeMutablePointer<Float>
  ) {
    let columns = chinese.count + 1
    for i in stride(from: korean.count, through: 0, by: -1) {
      for j in stride(from: chinese.count, through: 0, by: -1) where i < korean.count || j < chinese.count {
        let here = (i * columns + j) * trackCount
        for track in 0..<trackCount {
          var best = -Float.infinity
          if i < korean.count {
            best = worths[here + columns * trackCount + track] - leftOverPenalty
            steps[here + track] = Step(move: .skipKorean, track: UInt8(track))
          }
          if j < chinese.count, worths[here + trackCount + track] - missingPenalty >= best {
            best = worths[here + trackCount + track] - missingPenalty
            steps[here + track] = Step(move: .skipChinese, track: UInt8(track))
          }
          worths[here + track] = best
        }
        guard i < korean.count, j < chinese.count else { continue }
        for index in chinese.starts[j]..<chinese.starts[j + 1] {
          let option = chinese.options[index]
          let match = match(korean, i, option, chinese, likeness)
          guard match.worth > 0 else { continue }
          let after = ((i + option.codes.count) * columns + j + option.span) * trackCount
          for track in 0..<trackCount {
            let next = Self.track(of: option.way, after: track)
            let change = track != 0 && next != track ? changePenalty : 0
            let worth = match.worth + worths[after + next] - change
            if worth > worths[here + track] {
              worths[here + track] = worth
              steps[here + track] = Step(
                move: .render, isExact: match.isExact, track: UInt8(next), option: Int32(index))
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func track(of way: ReadingFit.Verdict.Way, after track: Int) -> Int {
    switch way {
    case .sinoKorean: 1
    case .transliteration: 2
    case .translation, .same, .none: track
    }
  }

  /// What the Korean units from `start` on are worth as this option; 0 where they are not alike.
  @inline(__always)
  private static func match(
    _ korean: UnsafeBufferPointer<KoreanUnit>, _ start: Int, _ option: RenderingOption,
    _ chinese: ChineseUnits.UnsafeOptions, _ likeness: SyllableLikeness.Tables
  ) -> (worth: Float, isExact: Bool) {
    let length = option.codes.count
    guard start + length <= korean.count else { return (0, false) }
    let first = option.codes.lowerBound
    var isExact = true
    for index in 0..<length where korean[start + index].code != chinese.codes[first + index] {
      isExact = false
      break
    }
    let worth = option.worth * Float(option.span)
    if isExact { return (worth, true) }
    guard option.way == .sinoKorean || option.way == .transliteration else { return (0, false) }
    var sum: Float = 0
    for index in 0..<length {
      let sounds = korean[start + index].sounds
      guard sounds.isSyllable else { return (0, false) }
      sum += likeness.likeness(sounds, chinese.sounds[first + index])
    }
    let mean = sum / Float(length)
    return mean >= leastLikeness ? (worth * mean * nearWorth, false) : (0, false)
  }
}

// MARK: - Reading out

extension ReadingAlignment {
  private func walk(from start: Int, _ body: (_ i: Int, _ j: Int, _ step: Step) -> Void) {
    var (i, j, track) = (start, 0, 0)
    while true {
      let step = steps[cell(i, j, track)]
      if step.move == .end { return }
      body(i, j, step)
      switch step.move {
      case .end: return
      case .skipKorean: i += 1
      case .skipChinese: j += 1
      case .render:
        let option = chinese.options[Int(step.option)]
        i += option.codes.count
        j += option.span
      }
      track = Int(step.track)
    }
  }

  /// The worth of the Korean units from `start` on, as a score from 0 to 1.
  func score(from start: Int) -> Double {
    guard chinese.count > 0 else { return 0 }
    return min(1, Double(max(0, worths[cell(start, 0, 0)]) / Float(chinese.count)))
  }

  /// The fit of the Korean units from `start` on.
  func fit(from start: Int) -> ReadingFit {
    var ways: Ways = []
    var deviating = 0
    walk(from: start) { i, _, step in
      guard step.move == .render else {
        deviating += 1
        return
      }
      let option = chinese.options[Int(step.option)]
      if !step.isExact || !option.isRegular { deviating += deviation(i, option) }
      if !isCommon(option) { ways.insert(Ways(option.way)) }
    }
    let score = score(from: start)
    return ReadingFit(
      score: score, rendering: rendering(ways, score: score, start: start), deviatingSyllables: deviating,
      alignment: self, start: start)
  }

  private struct Ways: OptionSet {
    let rawValue: UInt8
    static let sinoKorean = Ways(rawValue: 1)
    static let transliteration = Ways(rawValue: 2)
    static let translation = Ways(rawValue: 4)
    static let same = Ways(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ way: ReadingFit.Verdict.Way) {
      switch way {
      case .sinoKorean: self = .sinoKorean
      case .transliteration: self = .transliteration
      case .translation: self = .translation
      case .same: self = .same
      case .none: self = []
      }
    }
  }

  /// Whether both ways of sound give the same form, so that it decides nothing: 中 중.
  private func isCommon(_ option: RenderingOption) -> Bool {
    guard option.way == .sinoKorean || option.way == .transliteration else { return false }
    let form = chinese.codes[option.codes]
    return chinese.options(of: option.unit).contains {
      ($0.way == .sinoKorean || $0.way == .transliteration) && $0.way != option.way
        && chinese.codes[$0.codes].elementsEqual(form)
    }
  }

  /// How many syllables differ from the option that they are read as; at least one.
  private func deviation(_ i: Int, _ option: RenderingOption) -> Int {
    var different = 0
    for (index, code) in chinese.codes[option.codes].enumerated() where korean[i + index].code != code {
      different += 1
    }
    return max(1, different)
  }

  private func rendering(_ ways: Ways, score: Double, start: Int) -> ReadingFit.Rendering {
    let korean = korean[start...]
    if ways == .same, score > 0.5 { return korean.allSatisfy { (0x30...0x39).contains($0.code) } ? .number : .mixed }
    if score < 0.3 {
      return !korean.isEmpty && korean.allSatisfy { (0x61...0x7A).contains($0.code) } ? .foreign : .none
    }
    let sounding = ways.subtracting(.same)
    if sounding.contains(.translation) || sounding == [.sinoKorean, .transliteration] { return .mixed }
    // Where every form is common to both ways, Sino-Korean is the plainer name.
    return sounding == .transliteration ? .transliteration : .sinoKorean
  }
}

// MARK: - Verdicts

extension ReadingAlignment {
  /// Part by part, from the Korean unit `start` on.
  func verdicts(from start: Int) -> [ReadingFit.Verdict] {
    var verdicts: [ReadingFit.Verdict] = []
    var way = ReadingFit.Verdict.Way.none
    walk(from: start) { i, j, step in
      let verdict = verdict(i, j, step, way)
      if verdict.way == .sinoKorean || verdict.way == .transliteration { way = verdict.way }
      verdicts.append(verdict)
    }
    return verdicts
  }

  private func verdict(
    _ i: Int, _ j: Int, _ step: Step, _ way: ReadingFit.Verdict.Way
  ) -> ReadingFit.Verdict {
    let koreanStart = i < korean.count ? korean[i].range.lowerBound : korean.last?.range.upperBound ?? 0
    let chineseStart = j < chinese.count ? chinese.ranges[j].lowerBound : chinese.ranges.last?.upperBound ?? 0
    switch step.move {
    case .end, .skipKorean:
      return ReadingFit.Verdict(
        korean: korean[i].range, chinese: chineseStart..<chineseStart, agreement: .none, way: .none, expected: "")
    case .skipChinese:
      return ReadingFit.Verdict(
        korean: koreanStart..<koreanStart, chinese: chinese.ranges[j], agreement: .none, way: .none,
        expected: expected(at: j, way))
    case .render:
      let option = chinese.options[Int(step.option)]
      let isRegular = step.isExact && option.isRegular
      return ReadingFit.Verdict(
        korean: koreanStart..<korean[i + option.codes.count - 1].range.upperBound,
        chinese: chineseStart..<chinese.ranges[j + option.span - 1].upperBound,
        agreement: isRegular ? .exact : .near, way: option.way,
        expected: isRegular ? printed(korean[i..<i + option.codes.count]) : expected(at: j, option.way))
    }
  }

  /// What the verdicts say, without their words.
  func forEachPart(from start: Int, _ body: (ReadingSuffixes.Part?) -> Void) {
    walk(from: start) { i, j, step in
      guard step.move == .render else { return body(nil) }
      let option = chinese.options[Int(step.option)]
      let isRegular = step.isExact && option.isRegular
      let expected = isRegular ? option : expectedOption(at: j, option.way)
      body(
        ReadingSuffixes.Part(
          korean: korean[i].range.lowerBound..<korean[i + option.codes.count - 1].range.upperBound,
          chinese: chinese.ranges[j].lowerBound..<chinese.ranges[j + option.span - 1].upperBound,
          agreement: isRegular ? .exact : .near, expectedSyllables: expected?.codes.count ?? 0))
    }
  }

  /// The units as they stand in the Korean string, without what stands between them.
  private func printed(_ units: ArraySlice<KoreanUnit>) -> String {
    let text = koreanText.utf8
    return units.map { unit in
      let start = text.index(text.startIndex, offsetBy: unit.range.lowerBound)
      return String(koreanText[start..<text.index(start, offsetBy: unit.range.count)])
    }.joined()
  }

  /// The form that the rules give for a unit in a way of sound; the Sino-Korean one where there is no way yet.
  private func expected(at j: Int, _ way: ReadingFit.Verdict.Way) -> String {
    expectedOption(at: j, way).map { string($0) } ?? ""
  }

  private func expectedOption(at j: Int, _ way: ReadingFit.Verdict.Way) -> RenderingOption? {
    let options = chinese.options(of: j)
    let wanted = way == .none ? .sinoKorean : way
    return options.first { $0.way == wanted && $0.isRegular } ?? options.first { $0.way != .same } ?? options.first
  }

  private func string(_ option: RenderingOption) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: chinese.codes[option.codes].compactMap { Unicode.Scalar($0) })
    return String(view)
  }
}
