/// The worths of rendering the ends of a Chinese string by the ends of a Korean one, and the ways that have them.
///
/// A cell (*i*, *j*, *t*) holds the best worth of rendering the Chinese units from *j* on by the Korean units from *i* on,
/// when the rendering so far is on track *t*. Cells are filled from the ends of both strings, so the cells (*i*, 0) are the
/// worths of all suffixes. The three tracks of a cell are lanes of one vector; the fourth means nothing. Filled again, a table allocates
/// nothing unless it grows.
struct AlignmentTable: Sendable {
  struct Cell {
    let korean: Int
    let chinese: Int
    let track: Int
  }

  /// The best thing to do in a cell.
  struct Step {
    enum Move: UInt8 { case end, skipKorean, skipChinese, render }
    let move: Move
    let isExact: Bool
    /// The track of the cell that follows.
    let track: Int
    /// Into the options of the Chinese side.
    let option: Int

    /// Two bits the move, one whether it is exact, two the track, the others the option.
    fileprivate static func code(_ move: Move, isExact: Bool = false, track: Int, option: Int = 0) -> UInt32 {
      UInt32(move.rawValue) | (isExact ? 4 : 0) | UInt32(track) << 3 | UInt32(option) << 5
    }

    fileprivate init(code: UInt32) {
      move = Move(rawValue: UInt8(code & 3)) ?? .end
      isExact = code & 4 != 0
      track = Int(code >> 3 & 3)
      option = Int(code >> 5)
    }
  }

  private var koreanCount = 0
  private var chineseCount = 0
  private var worths: [SIMD4<Float>] = []
  /// ``Step`` as codes.
  private var steps: [SIMD4<UInt32>] = []
  private var matches: [Match] = []

  /// An option that the Korean units from a row on are alike.
  private struct Match {
    let worth: Float
    let isExact: Bool
    let option: Int32
  }

  /// Which of the two ways of sound the rendering is in: still open (0), Sino-Korean, transliteration.
  private static let sinoKorean = 1
  private static let transliteration = 2

  private static let leftOverPenalty: Float = 0.5
  private static let missingPenalty: Float = 0.05
  private static let changePenalty: Float = 0.1
  /// Below this, two forms are not alike.
  private static let leastLikeness: Float = 0.55
  private static let nearWorth: Float = 0.8

  // MARK: Reading

  func cell(_ korean: Int, _ chinese: Int) -> Cell { Cell(korean: korean, chinese: chinese, track: 0) }

  func step(at cell: Cell) -> Step {
    Step(code: steps[cell.korean * (chineseCount + 1) + cell.chinese][cell.track])
  }

  func cell(after cell: Cell, _ step: Step, _ chinese: ChineseUnits) -> Cell {
    switch step.move {
    case .end: return cell
    case .skipKorean: return Cell(korean: cell.korean + 1, chinese: cell.chinese, track: step.track)
    case .skipChinese: return Cell(korean: cell.korean, chinese: cell.chinese + 1, track: step.track)
    case .render:
      let option = chinese.options[step.option]
      return Cell(
        korean: cell.korean + option.codes.count, chinese: cell.chinese + option.span, track: step.track)
    }
  }

  /// The worth of the Korean units from `start` on, as a score from 0 to 1.
  func score(from start: Int) -> Double {
    guard chineseCount > 0 else { return 0 }
    return min(1, Double(max(0, worths[start * (chineseCount + 1)][0]) / Float(chineseCount)))
  }

  // MARK: Filling

  /// - Complexity: O(*n* × *m*) in the numbers of units.
  mutating func fill(_ korean: [KoreanUnit], _ chinese: ChineseUnits) {
    (koreanCount, chineseCount) = (korean.count, chinese.count)
    let cellCount = (koreanCount + 1) * (chineseCount + 1)
    if worths.count < cellCount {
      worths = Array(repeating: .zero, count: cellCount)
      steps = Array(repeating: .zero, count: cellCount)
    }
    if matches.count < chinese.options.count {
      matches = Array(repeating: Match(worth: 0, isExact: false, option: 0), count: chinese.options.count)
    }
    guard chineseCount > 0 else {
      for cell in 0..<cellCount { (worths[cell], steps[cell]) = (.zero, .zero) }
      return
    }
    SyllableLikeness.shared.withTables { likeness in
      korean.withUnsafeBufferPointer { korean in
        chinese.withUnsafeOptions { chinese in
          worths.withUnsafeMutableBufferPointer { worths in
            steps.withUnsafeMutableBufferPointer { steps in
              matches.withUnsafeMutableBufferPointer { matches in
                Filling(
                  korean: korean, chinese: chinese, likeness: likeness, worths: worths.baseAddress!,
                  steps: steps.baseAddress!, matches: matches
                ).run()
              }
            }
          }
        }
      }
    }
  }

  /// One run over a table whose memory stays where it is.
  private struct Filling {
    let korean: UnsafeBufferPointer<KoreanUnit>
    let chinese: ChineseUnits.UnsafeOptions
    let likeness: SyllableLikeness.Tables
    let worths: UnsafeMutablePointer<SIMD4<Float>>
    let steps: UnsafeMutablePointer<SIMD4<UInt32>>
    let matches: UnsafeMutableBufferPointer<Match>

    private static func steps(_ move: Step.Move) -> SIMD4<UInt32> {
      SIMD4(Step.code(move, track: 0), Step.code(move, track: 1), Step.code(move, track: 2), 0)
    }

    func run() {
      let skipKorean = Self.steps(.skipKorean)
      let skipChinese = Self.steps(.skipChinese)
      let columns = chinese.count + 1
      // The last row: nothing of the Korean side is left.
      var here = korean.count * columns + chinese.count
      (worths[here], steps[here]) = (.zero, .zero)
      for _ in 0..<chinese.count {
        here -= 1
        (worths[here], steps[here]) = (worths[here + 1] - missingPenalty, skipChinese)
      }
      for i in stride(from: korean.count - 1, through: 0, by: -1) {
        here = i * columns + chinese.count
        (worths[here], steps[here]) = (worths[here + columns] - leftOverPenalty, skipKorean)
        var matchEnd = collectMatches(at: i)
        for j in stride(from: chinese.count - 1, through: 0, by: -1) {
          here -= 1
          var best = worths[here + columns] - leftOverPenalty
          var step = skipKorean
          let without = worths[here + 1] - missingPenalty
          let isBetter = without .>= best
          best.replace(with: without, where: isBetter)
          step.replace(with: skipChinese, where: isBetter)
          var match = matchEnd
          while match > 0, Int(matches[match - 1].option) >= chinese.starts[j] { match -= 1 }
          for index in match..<matchEnd { take(matches[index], i, j, columns, &best, &step) }
          matchEnd = match
          (worths[here], steps[here]) = (best, step)
        }
      }
    }

    @inline(__always)
    private func take(
      _ match: Match, _ i: Int, _ j: Int, _ columns: Int, _ best: inout SIMD4<Float>, _ step: inout SIMD4<UInt32>
    ) {
      let option = chinese.outlines + Int(match.option)
      let after = worths[(i + Int(option.pointee.length)) * columns + j + Int(option.pointee.span)]
      let worth: SIMD4<Float>
      let tracks: SIMD4<UInt32>
      switch option.pointee.way {
      case .sinoKorean:
        worth = match.worth + SIMD4(repeating: after[sinoKorean]) - SIMD4(0, 0, changePenalty, 0)
        tracks = SIMD4(repeating: UInt32(sinoKorean))
      case .transliteration:
        worth = match.worth + SIMD4(repeating: after[transliteration]) - SIMD4(0, changePenalty, 0, 0)
        tracks = SIMD4(repeating: UInt32(transliteration))
      case .translation, .same, .none:
        worth = match.worth + after
        tracks = SIMD4(0, 1, 2, 0)
      }
      let isBetter = worth .> best
      best.replace(with: worth, where: isBetter)
      let code = Step.code(.render, isExact: match.isExact, track: 0, option: Int(match.option))
      step.replace(with: SIMD4(repeating: code) | tracks &<< SIMD4(repeating: 3), where: isBetter)
    }

    /// Puts the options that the Korean units from `start` on are alike at the beginning of ``matches``, in their order; returns how many they are.
    private func collectMatches(at start: Int) -> Int {
      var count = 0
      for word in 0..<chinese.filter.wordCount {
        var bits = chinese.filter.options(like: korean[start].sounds, word: word)
        while bits != 0 {
          let index = word &* 64 &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          let (worth, isExact) = match(start, chinese.outlines + index)
          guard worth > 0 else { continue }
          matches[count] = Match(worth: worth, isExact: isExact, option: Int32(truncatingIfNeeded: index))
          count &+= 1
        }
      }
      return count
    }

    /// What the Korean units from `start` on are worth as this option; 0 where they are not alike.
    @inline(__always)
    private func match(_ start: Int, _ option: UnsafePointer<OptionOutline>) -> (worth: Float, isExact: Bool) {
      guard option.pointee.length == 1 else { return longMatch(start, option) }
      if korean[start].code == option.pointee.firstCode { return (option.pointee.worth, true) }
      guard option.pointee.isSound, korean[start].sounds.isSyllable else { return (0, false) }
      return near(likeness.likeness(korean[start].sounds, option.pointee.firstSounds), option)
    }

    /// The same of an option of several syllables.
    private func longMatch(_ start: Int, _ option: UnsafePointer<OptionOutline>) -> (worth: Float, isExact: Bool) {
      let first = Int(option.pointee.codes)
      let length = Int(option.pointee.length)
      guard start + length <= korean.count else { return (0, false) }
      var isExact = true
      for index in 0..<length where korean[start + index].code != chinese.codes[first + index] {
        isExact = false
        break
      }
      if isExact { return (option.pointee.worth, true) }
      guard option.pointee.isSound else { return (0, false) }
      var sum: Float = 0
      for index in 0..<length {
        let sounds = korean[start + index].sounds
        guard sounds.isSyllable else { return (0, false) }
        sum += likeness.likeness(sounds, chinese.sounds[first + index])
      }
      return near(sum / Float(length), option)
    }

    @inline(__always)
    private func near(_ likeness: Float, _ option: UnsafePointer<OptionOutline>) -> (worth: Float, isExact: Bool) {
      likeness >= leastLikeness ? (option.pointee.worth * likeness * nearWorth, false) : (0, false)
    }
  }
}

/// Which options of a Chinese string can begin with a Korean syllable at all: a bit an option.
///
/// Two syllables alone are not alike unless their leads are of one class, or vowel and tail are the same; an option of several syllables is asked for always.
struct OptionFilter: Sendable {
  /// How many words of 64 bits hold the bits of all options.
  let wordCount: Int
  /// By lead, then by vowel, then by tail, then the options of several syllables, then those that begin with no syllable.
  private var masks: [UInt64]

  private static let vowels = 19
  private static let tails = vowels + 21
  private static let long = tails + 28
  private static let others = long + 1

  init(_ options: [RenderingOption], _ sounds: [SyllableSounds]) {
    wordCount = (options.count + 63) / 64
    masks = [UInt64](repeating: 0, count: (Self.others + 1) * wordCount)
    for (index, option) in options.enumerated() {
      guard let first = option.codes.first else { continue }
      let sound = sounds[first]
      func add(_ row: Int) { masks[row * wordCount + index >> 6] |= 1 << UInt64(index & 63) }
      if !sound.isSyllable {
        add(Self.others)
      } else if option.codes.count > 1 {
        add(Self.long)
      } else {
        for lead in SyllableLikeness.leads(like: Int(sound.lead)) { add(lead) }
        add(Self.vowels + Int(sound.vowel))
        add(Self.tails + Int(sound.tail))
      }
    }
  }

  /// One word of the bits of all options that `sounds` may be alike.
  @inline(__always)
  func options(like sounds: SyllableSounds, word: Int) -> UInt64 {
    guard sounds.isSyllable else { return masks[Self.others * wordCount + word] }
    let sameRest =
      masks[(Self.vowels + Int(sounds.vowel)) * wordCount + word]
      & masks[(Self.tails + Int(sounds.tail)) * wordCount + word]
    return masks[Int(sounds.lead) * wordCount + word] | sameRest | masks[Self.long * wordCount + word]
  }
}
