/// How each end of a Korean string fits a Chinese one: ``ReadingFit/suffixes(of:chinese:)`` for callers that ask for scores and places alone, and often.
///
/// One pass over both strings serves every start. The reader is used again for other strings; it keeps its memory, and what it knows of the
/// Chinese that it read last.
///
///     var suffixes = ReadingSuffixes()
///     suffixes.read(Array("기업 샤오미창장".utf8)[...], chinese: Array("小米长江".utf8)[...])
///     suffixes.score(from: 2)  // 1
public struct ReadingSuffixes {
  /// What a part of the Korean string is to a part of the Chinese one.
  public struct Part {
    /// UTF-8 offsets in the Korean string.
    public let korean: Range<Int>
    /// The last of the starts in it.
    public let lastStart: Int
    /// UTF-8 offsets in the Chinese string.
    public let chinese: Range<Int>
    public let agreement: ReadingFit.Verdict.Agreement
    /// How many syllables the rules give for the characters.
    public let expectedSyllables: Int
  }

  /// A place on the way through both strings.
  public struct Place {
    fileprivate let cell: AlignmentTable.Cell
  }

  private var korean: [KoreanUnit] = []
  private var chinese = ChineseUnits("", readsFigures: false)
  private var table = AlignmentTable()
  private var known = KnownChinese()

  public init() {}

  /// - Parameters:
  ///   - korean: UTF-8, of which the last 40 syllables are read.
  ///   - chinese: UTF-8.
  /// - Complexity: O(*n* × *m*) in the numbers of syllables and characters.
  public mutating func read(_ korean: ArraySlice<UInt8>, chinese: ArraySlice<UInt8>) {
    KoreanUnit.read(korean, longest: 40, into: &self.korean)
    let hasFigures = self.korean.contains { (0x30...0x39).contains($0.code) }
    self.chinese = known.units(of: chinese, readsFigures: hasFigures)
    table.fill(self.korean, self.chinese)
  }

  /// How many starts there are: the syllables, figures and letters of the Korean string.
  public var count: Int { korean.count }

  /// The UTF-8 offset of a start.
  public func start(_ index: Int) -> Int { korean[index].range.lowerBound }

  /// How well the string fits from that start on: ``ReadingFit/score``.
  public func score(from index: Int) -> Double { table.score(from: index) }

  // MARK: Parts

  public var placeCount: Int { (korean.count + 1) * (chinese.count + 1) }

  /// The number of a place among ``placeCount``, nil behind the first character that the sound of one way was found in.
  public func number(of place: Place) -> Int? {
    place.cell.track == 0 ? place.cell.korean * (chinese.count + 1) + place.cell.chinese : nil
  }

  /// Where the way begins that fits best from a start on.
  public func place(_ index: Int) -> Place { Place(cell: table.cell(index, 0)) }

  /// What the way does at a place.
  public enum Move {
    case end
    /// A syllable stands for nothing, or nothing for a character.
    case skip
    /// A ``Part``.
    case render
  }

  /// Goes on from `place`.
  public func move(from place: inout Place) -> Move {
    let step = table.step(at: place.cell)
    place = Place(cell: table.cell(after: place.cell, step, chinese))
    return step.move == .end ? .end : step.move == .render ? .render : .skip
  }

  /// What is rendered at a place from which the move is ``Move/render``.
  public func part(at place: Place) -> Part {
    let cell = place.cell
    let step = table.step(at: cell)
    let option = chinese.options[step.option]
    let isRegular = step.isExact && option.isRegular
    let expected = isRegular ? option : chinese.expectedOption(of: cell.chinese, option.way)
    let last = cell.korean + option.codes.count - 1
    return Part(
      korean: korean[cell.korean].range.lowerBound..<korean[last].range.upperBound, lastStart: last,
      chinese: chinese.ranges[cell.chinese].lowerBound..<chinese.ranges[cell.chinese + option.span - 1].upperBound,
      agreement: isRegular ? .exact : .near, expectedSyllables: expected?.codes.count ?? 0)
  }
}

/// The ways to render the Chinese strings that were read last.
private struct KnownChinese {
  private struct Entry {
    let hash: UInt32
    let text: [UInt8]
    let readsFigures: Bool
    let units: ChineseUnits
  }

  /// How many strings are kept before all are forgotten.
  private static let capacity = 512
  private static let slotCount = 2048

  private var entries: [Entry] = []
  /// The number of an entry and 1, or 0: an open-addressing hash.
  private var slots = [UInt16](repeating: 0, count: slotCount)

  mutating func units(of text: ArraySlice<UInt8>, readsFigures: Bool) -> ChineseUnits {
    let hash = Self.hash(text, readsFigures)
    var slot = Self.slot(hash)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].hash == hash, entries[number].readsFigures == readsFigures,
        entries[number].text.elementsEqual(text)
      {
        return entries[number].units
      }
      slot = (slot + 1) % Self.slotCount
    }
    if entries.count == Self.capacity {
      self = KnownChinese()
      slot = Self.slot(hash)
    }
    let units = ChineseUnits(String(decoding: text, as: UTF8.self), readsFigures: readsFigures)
    entries.append(Entry(hash: hash, text: Array(text), readsFigures: readsFigures, units: units))
    slots[slot] = UInt16(entries.count)
    return units
  }

  private static func hash(_ text: ArraySlice<UInt8>, _ readsFigures: Bool) -> UInt32 {
    text.reduce(readsFigures ? 1 : 0) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  private static func slot(_ hash: UInt32) -> Int { Int((hash ^ hash >> 15) % UInt32(slotCount)) }
}
