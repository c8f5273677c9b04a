/// What a bracket holds, read as a gloss: the Chinese forms, notes aside.
struct GlossContent {
  private let text: FoldedText

  /// A title may be long, a sentence is longer.
  private static let longestGloss = 40

  init(_ text: FoldedText) { self.text = text }

  /// The Chinese forms of the bracket, in order; none where it is no gloss.
  ///
  /// `专精特新, 전문화·정밀화` has one and a note, `华为·小米` two, `Accelerated Computing, 加速计算` one, `北京市朝阳区亮马桥路40号` none.
  func glosses(in content: Range<Int>) -> [Range<Int>] {
    guard content.count <= 4 * Self.longestGloss, !isNations(content), !isSentence(content) else { return [] }
    var result: [Range<Int>] = []
    var hasListMarks = true
    for item in items(in: content) {
      if let gloss = gloss(in: item.range) {
        if !result.isEmpty, !item.followsListMark { hasListMarks = false }
        if result.isEmpty || hasListMarks { result.append(gloss) }
        if gloss.upperBound < item.range.upperBound { break }
      } else if item.range.contains(where: text.isHangul) || !result.isEmpty {
        break
      }
    }
    return result
  }

  /// The Chinese with which `range` begins, up to a stop, a space before Korean, or Korean itself.
  func leadingChinese(in range: Range<Int>) -> Range<Int>? {
    guard let item = items(in: range).first else { return nil }
    return gloss(in: item.range)
  }

  /// The Korean with which `range` begins, up to a separator.
  func leadingKorean(in range: Range<Int>) -> Range<Int> { items(in: range).first?.range ?? range }

  // MARK: Items

  private struct Item {
    let range: Range<Int>
    let followsListMark: Bool
  }

  /// The stretches between separators.
  private func items(in content: Range<Int>) -> [Item] {
    var result: [Item] = []
    var start = content.lowerBound
    var followsListMark = false
    for index in content where Mark.isSeparator(text.units[index]) && !isInsideWord(index, of: content) {
      if start < index { result.append(Item(range: start..<index, followsListMark: followsListMark)) }
      start = index + 1
      followsListMark = Mark.isListMark(text.units[index])
    }
    if start < content.upperBound {
      result.append(Item(range: start..<content.upperBound, followsListMark: followsListMark))
    }
    return result
  }

  /// A point or slash between digits or letters (1.0, AR/VR) parts nothing.
  private func isInsideWord(_ index: Int, of content: Range<Int>) -> Bool {
    guard index > content.lowerBound, index + 1 < content.upperBound, text.gaps[index + 1] == .none else {
      return false
    }
    // 黑神话：悟空: so does a colon between Chinese.
    if text.units[index] == 0x3A { return text.isHan(index - 1) && text.isHan(index + 1) }
    return FoldedText.isAlphanumeric(text.units[index - 1]) && FoldedText.isAlphanumeric(text.units[index + 1])
  }

  private func gloss(in item: Range<Int>) -> Range<Int>? {
    var range = item
    while let first = range.first, Mark.isQuote(text.units[first]) || text.units[first] == Mark.asterisk {
      range = range.dropFirst()
    }
    var end = range.lowerBound
    while end < range.upperBound, isOfChinese(end) { end += 1 }
    if end < range.upperBound, text.isHangul(end) {
      // 李毅中 전 장관: the note follows a space; 新경제 is one word.
      // So does a particle behind a quotation mark: ‘保税区’는.
      guard text.gaps[end] != .none || Mark.isClosingQuote(text.units[end - 1]) else { return nil }
    }
    while end > range.lowerBound, Mark.isQuote(text.units[end - 1]) { end -= 1 }
    let gloss = range.lowerBound..<end
    let han = gloss.count(where: text.isHan)
    guard han > 0, han <= Self.longestGloss, !isAddressOrDate(gloss) else {
      return nil
    }
    return gloss
  }

  private func isOfChinese(_ index: Int) -> Bool {
    let unit = text.units[index]
    return FoldedText.isHan(unit) || FoldedText.isAlphanumeric(unit) || Mark.isQuote(unit) || Mark.joinsNames(unit)
  }

  private static let nations = Set("中韩朝美日英法德俄印欧越泰台港".unicodeScalars.map(\.value))

  /// 中-韓, 美·日: nations by one character each.
  private func isNations(_ content: Range<Int>) -> Bool {
    content.count >= 3
      && content.enumerated().allSatisfy { place, index in
        place % 2 == 0
          ? Self.nations.contains(text.units[index])
          : text.units[index] == 0x2D || Mark.isListMark(text.units[index])
      }
      && content.count % 2 == 1
  }

  private static let comma: UInt32 = 0x2C
  private static let shortestClause = 6
  private static let shortestSentence = 16

  /// Clauses of Chinese that commas part: 会议在北京召开，来自全国各地…. A gloss with a note has Korean, a list short members.
  private func isSentence(_ content: Range<Int>) -> Bool {
    let clauses = content.split { text.units[$0] == Self.comma }
    return clauses.count > 1 && content.count >= Self.shortestSentence
      && clauses.dropFirst().contains { clause in
        clause.count >= Self.shortestClause && clause.allSatisfy { text.isHan($0) || isOfChinese($0) }
      }
  }

  private static let addressWords = Set("路街号层楼室弄".unicodeScalars.map(\.value))
  private static let dateWords = Set("年月日时分".unicodeScalars.map(\.value))

  /// An address names a street and a number, a date nothing but numbers and their units.
  private func isAddressOrDate(_ gloss: Range<Int>) -> Bool {
    let hasNumber = gloss.contains { isDigit(text.units[$0]) || Self.numerals.contains(text.units[$0]) }
    guard hasNumber else { return false }
    let addressCount = gloss.count { Self.addressWords.contains(text.units[$0]) }
    if addressCount >= 2 || (addressCount == 1 && gloss.count >= 8) { return true }
    return gloss.allSatisfy { isDigit(text.units[$0]) || Self.dateWords.contains(text.units[$0]) }
  }

  private static let numerals = Set("一二三四五六七八九十百千".unicodeScalars.map(\.value))

  private func isDigit(_ unit: UInt32) -> Bool { (0x30...0x39).contains(unit) }
}

/// The punctuation that recognition knows, in matching form (full-width marks are narrow there).
enum Mark {
  static let roundOpen: UInt32 = 0x28
  static let squareOpen: UInt32 = 0x5B
  static let tortoiseOpen: UInt32 = 0x3014
  static let asterisk: UInt32 = 0x2A
  static let referenceMark: UInt32 = 0x203B

  static func closing(_ open: UInt32) -> UInt32? {
    switch open {
    case roundOpen: 0x29
    case squareOpen: 0x5D
    case tortoiseOpen: 0x3015
    default: nil
    }
  }

  private static func set(_ text: String) -> MarkSet { MarkSet(text) }

  private static let openingQuotes = set("‘“'\"<《〈「『【«")
  private static let titleMarks = set("<《〈「『")
  private static let closingQuotes = set("’”'\">》〉」』】»")
  private static let stops = set(".,!?;:。、…—–~()[]〔〕\t\u{FFFC}◆▶○※=→|")
  private static let listMarks = set("·・ㆍ•/、&")
  private static let separators = set(",·・ㆍ•/;:、。.!?=—–")
  private static let nameJoiners = set("-+&:")

  /// < 《 〈 「 『, which open titles.
  static func isTitleMark(_ unit: UInt32) -> Bool { titleMarks.contains(unit) }
  static func isQuote(_ unit: UInt32) -> Bool { openingQuotes.contains(unit) || closingQuotes.contains(unit) }
  static func isOpeningQuote(_ unit: UInt32) -> Bool { openingQuotes.contains(unit) }
  static func isClosingQuote(_ unit: UInt32) -> Bool { closingQuotes.contains(unit) }
  /// The opening mark that `closing` closes.
  static func opening(_ closing: UInt32) -> UInt32? {
    let pairs: [(Character, Character)] = [
      ("’", "‘"), ("”", "“"), ("'", "'"), ("\"", "\""), (">", "<"), ("》", "《"), ("〉", "〈"), ("」", "「"), ("』", "『"),
      ("】", "【"), ("»", "«"),
    ]
    for (close, open) in pairs where close.unicodeScalars.first!.value == closing {
      return open.unicodeScalars.first!.value
    }
    return nil
  }
  /// Whether no head reaches over the mark.
  static func isStop(_ unit: UInt32) -> Bool { stops.contains(unit) }
  static func isListMark(_ unit: UInt32) -> Bool { listMarks.contains(unit) }
  static func isSeparator(_ unit: UInt32) -> Bool { separators.contains(unit) }
  static func joinsNames(_ unit: UInt32) -> Bool { nameJoiners.contains(unit) }
}

/// A few marks, asked for at every unit of a text.
private struct MarkSet: Sendable {
  /// A bit a character, up to the CJK marks; above these there is one mark at most.
  private static let limit: UInt32 = 0x3100
  private var bits = [UInt64](repeating: 0, count: Int(limit) / 64)
  private var other: UInt32?

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.value < Self.limit {
        bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
      } else {
        other = scalar.value
      }
    }
  }

  func contains(_ unit: UInt32) -> Bool {
    unit < Self.limit ? bits[Int(unit >> 6)] & 1 << UInt64(unit & 63) != 0 : unit == other
  }
}
