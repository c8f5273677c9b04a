/// One way to render one or more units of the Chinese side.
struct RenderingOption {
  let way: ReadingFit.Verdict.Way
  /// The Chinese unit that it begins at, and how many it renders.
  let unit: Int
  let span: Int
  /// What it looks like on the Korean side, in the codes of its ``ChineseUnits``.
  let codes: Range<Int>
  /// What an exact match is worth, from 0 to 1 a unit.
  let worth: Float
  /// Whether the rules give this form here, so that an exact match does not deviate.
  let isRegular: Bool
}

/// What the comparison asks of an option first, side by side in memory.
struct OptionOutline {
  let firstCode: UInt32
  let firstSounds: SyllableSounds
  /// How many codes it has.
  let length: UInt8
  let span: UInt8
  /// Sino-Korean or transliteration: only these may be near.
  let isSound: Bool
  let way: ReadingFit.Verdict.Way
  let codes: Int32
  /// What an exact match is worth.
  let worth: Float

  /// - Precondition: The option has 1 to 255 codes, as all forms of the tables do.
  init(_ option: RenderingOption, _ codes: [UInt32], _ sounds: [SyllableSounds]) {
    firstCode = codes[option.codes.lowerBound]
    firstSounds = sounds[option.codes.lowerBound]
    length = UInt8(option.codes.count)
    span = UInt8(option.span)
    isSound = option.way == .sinoKorean || option.way == .transliteration
    way = option.way
    self.codes = Int32(option.codes.lowerBound)
    worth = option.worth * Float(option.span)
  }
}

/// The Chinese side of a comparison: its characters, figures and letters, each with the ways to render it.
struct ChineseUnits {
  /// In the Chinese string, UTF-8.
  private(set) var ranges: [Range<Int>] = []
  /// By the unit they begin at.
  private(set) var options: [RenderingOption] = []
  /// Where the options of each unit begin; one more at the end.
  private(set) var optionStarts: [Int] = []
  private(set) var codes: [UInt32] = []
  /// The sounds of each code.
  private(set) var sounds: [SyllableSounds] = []
  /// By option.
  private var outlines: [OptionOutline] = []
  private var filter = OptionFilter([], [])

  var count: Int { ranges.count }

  /// - Parameter readsFigures: whether numerals are also offered as figures.
  init(_ chinese: String, readsFigures: Bool) {
    let text = HanText(chinese)
    options.reserveCapacity(text.count * 12)
    codes.reserveCapacity(text.count * 24)
    /// The character in `text` of each unit, and the unit at each character.
    var places: [Int] = []
    var unitAt = [Int](repeating: 0, count: text.count)
    var offset = 0
    for (index, scalar) in text.scalars.enumerated() {
      let start = offset
      offset += UTF8.width(scalar)
      unitAt[index] = places.count
      guard let code = KoreanUnit.code(of: scalar.value) else { continue }
      add(.same, at: places.count, CollectionOfOne(code), worth: 1)
      places.append(index)
      ranges.append(start..<offset)
    }
    for run in text.runs() where run.isHan {
      addSinoKorean(text, run.range, unitAt)
      addTransliteration(text, run.range, unitAt)
      addTranslations(text, run.range, unitAt)
    }
    if readsFigures { addFigures(text, places) }
    sortOptions()
    sounds = codes.map { SyllableSounds($0) }
    outlines = options.map { OptionOutline($0, codes, sounds) }
    filter = OptionFilter(options, sounds)
  }

  func options(of unit: Int) -> ArraySlice<RenderingOption> { options[optionStarts[unit]..<optionStarts[unit + 1]] }

  /// The form that the rules give for a unit in a way of sound; the Sino-Korean one where there is no way yet.
  func expectedOption(of unit: Int, _ way: ReadingFit.Verdict.Way) -> RenderingOption? {
    let options = options(of: unit)
    let wanted = way == .none ? .sinoKorean : way
    return options.first { $0.way == wanted && $0.isRegular } ?? options.first { $0.way != .same } ?? options.first
  }

  /// The options without bounds checks, for the inner loop of the comparison.
  struct UnsafeOptions {
    let count: Int
    let outlines: UnsafePointer<OptionOutline>
    let starts: UnsafePointer<Int>
    let codes: UnsafePointer<UInt32>
    let sounds: UnsafePointer<SyllableSounds>
    let filter: OptionFilter
  }

  /// Calls `body` with the options, which are valid as long as it runs; not at all where there are no units.
  func withUnsafeOptions(_ body: (UnsafeOptions) -> Void) {
    guard count > 0 else { return }
    outlines.withUnsafeBufferPointer { outlines in
      optionStarts.withUnsafeBufferPointer { starts in
        codes.withUnsafeBufferPointer { codes in
          sounds.withUnsafeBufferPointer { sounds in
            body(
              UnsafeOptions(
                count: count, outlines: outlines.baseAddress!, starts: starts.baseAddress!, codes: codes.baseAddress!,
                sounds: sounds.baseAddress!, filter: filter))
          }
        }
      }
    }
  }

  private mutating func add(
    _ way: ReadingFit.Verdict.Way, at unit: Int, span: Int = 1, _ form: some Collection<UInt32>, worth: Float,
    isRegular: Bool = true
  ) {
    let start = codes.count
    codes.append(contentsOf: form)
    options.append(
      RenderingOption(
        way: way, unit: unit, span: span, codes: start..<codes.count, worth: worth, isRegular: isRegular))
  }

  /// By unit, keeping the order within each.
  private mutating func sortOptions() {
    optionStarts = [Int](repeating: 0, count: count + 1)
    for option in options { optionStarts[option.unit + 1] += 1 }
    for unit in 0..<count { optionStarts[unit + 1] += optionStarts[unit] }
    var next = optionStarts
    let unsorted = options
    for option in unsorted {
      options[next[option.unit]] = option
      next[option.unit] += 1
    }
  }
}

// MARK: - The ways

extension ChineseUnits {
  private mutating func addSinoKorean(_ text: HanText, _ range: Range<Int>, _ unitAt: [Int]) {
    let regular = SinoKoreanReading.readings(of: text, range, using: .words)
    for index in range {
      let unit = unitAt[index]
      let usual = regular[index - range.lowerBound].value
      let usualSyllable = HangulSyllable(usual)
      if usualSyllable != nil { add(.sinoKorean, at: unit, CollectionOfOne(usual), worth: 1) }
      for reading in SinoKoreanReading.characterReadings(text.scalars[index].value) {
        let initial = reading.initialForm
        // The other side of the initial-sound law is a slip; another reading of the character is none.
        let isOther = initial != usualSyllable?.initialForm
        if reading.code != usual {
          add(.sinoKorean, at: unit, CollectionOfOne(reading.code), worth: 0.9, isRegular: isOther)
        }
        if initial != reading, initial.code != usual {
          add(.sinoKorean, at: unit, CollectionOfOne(initial.code), worth: 0.9, isRegular: isOther)
        }
      }
    }
  }

  private mutating func addTransliteration(_ text: HanText, _ range: Range<Int>, _ unitAt: [Int]) {
    let readings = Pinyin.readings(of: text, range)
    for index in range {
      let unit = unitAt[index]
      let (usual, isSettled) = readings[index - range.lowerBound]
      add(usual, at: unit, worth: 1, isRegular: true)
      for other in Pinyin.characterReadings(text.scalars[index].value) where other.index != usual?.index {
        add(other, at: unit, worth: 0.9, isRegular: !isSettled)
      }
    }
    guard let (end, value) = text.longestWord(of: .surnames, at: range.lowerBound, limit: range.upperBound) else {
      return
    }
    var index = range.lowerBound
    LanguageTables.surnames.forEachItem(of: value) { item in
      guard index < end, let syllable = PinyinSyllables.parse(String(decoding: item, as: UTF8.self)) else { return }
      if syllable.index != readings[index - range.lowerBound].syllable?.index {
        add(syllable, at: unitAt[index], worth: 1, isRegular: true)
      }
      index += 1
    }
  }

  private mutating func add(_ syllable: PinyinSyllable?, at unit: Int, worth: Float, isRegular: Bool) {
    guard let syllable, let codes = PinyinSyllables.codes[syllable.index] else { return }
    add(.transliteration, at: unit, codes, worth: worth, isRegular: isRegular)
  }

  private mutating func addTranslations(_ text: HanText, _ range: Range<Int>, _ unitAt: [Int]) {
    for index in range {
      for (list, worth) in [(WordList.customary, Float(1)), (.renderings, 0.85)] {
        text.forEachWord(of: list, at: index, limit: range.upperBound) { end, value in
          list.lines.forEachItem(of: value) { form in
            let codes = String(decoding: form, as: UTF8.self).unicodeScalars.lazy.map(\.value)
            add(.translation, at: unitAt[index], span: end - index, Array(codes), worth: worth)
          }
        }
      }
    }
  }

  /// Numerals as figures: 十四 as 14, 二〇二二 as 2022.
  private mutating func addFigures(_ text: HanText, _ places: [Int]) {
    for unit in places.indices {
      var end = unit
      while end < places.count, end - unit < 8, NumeralAsFigures.isNumeral(text.keys[places[end]]) {
        end += 1
        let numeral = places[unit..<end].map { text.keys[$0] }
        guard let value = NumeralAsFigures.value(of: numeral) else { continue }
        add(.same, at: unit, span: end - unit, String(value).unicodeScalars.map(\.value), worth: 1)
      }
    }
  }
}

extension PinyinSyllables {
  /// The Hangul of each syllable by its number, as scalars.
  static let codes: [[UInt32]?] = hangul.map { $0?.unicodeScalars.map(\.value) }
}
