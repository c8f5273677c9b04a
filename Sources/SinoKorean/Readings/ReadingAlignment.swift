/// The comparison of a Korean and a Chinese string from every start of the Korean side at once, by an ``AlignmentTable``.
final class ReadingAlignment: Sendable {
  let korean: [KoreanUnit]
  let chinese: ChineseUnits

  private let koreanText: String
  private let table: AlignmentTable

  /// - Parameter longest: how many units of the Korean side are read, from its end.
  init(korean koreanText: String, chinese chineseText: String, longest: Int = 256) {
    self.koreanText = koreanText
    korean = KoreanUnit.units(of: koreanText, longest: longest)
    let hasFigures = korean.contains { (0x30...0x39).contains($0.code) }
    chinese = ChineseUnits(chineseText, readsFigures: hasFigures)
    var table = AlignmentTable()
    table.fill(korean, chinese)
    self.table = table
  }
}

// MARK: - Reading out

extension ReadingAlignment {
  private func walk(from start: Int, _ body: (_ i: Int, _ j: Int, _ step: AlignmentTable.Step) -> Void) {
    var cell = table.cell(start, 0)
    while true {
      let step = table.step(at: cell)
      if step.move == .end { return }
      body(cell.korean, cell.chinese, step)
      cell = table.cell(after: cell, step, chinese)
    }
  }

  /// The worth of the Korean units from `start` on, as a score from 0 to 1.
  func score(from start: Int) -> Double {
    table.score(from: start)
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
      let option = chinese.options[step.option]
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
    _ i: Int, _ j: Int, _ step: AlignmentTable.Step, _ way: ReadingFit.Verdict.Way
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
      let option = chinese.options[step.option]
      let isRegular = step.isExact && option.isRegular
      return ReadingFit.Verdict(
        korean: koreanStart..<korean[i + option.codes.count - 1].range.upperBound,
        chinese: chineseStart..<chinese.ranges[j + option.span - 1].upperBound,
        agreement: isRegular ? .exact : .near, way: option.way,
        expected: isRegular ? printed(korean[i..<i + option.codes.count]) : expected(at: j, option.way))
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
    chinese.expectedOption(of: j, way).map { string($0) } ?? ""
  }

  private func string(_ option: RenderingOption) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: chinese.codes[option.codes].compactMap { Unicode.Scalar($0) })
    return String(view)
  }
}
