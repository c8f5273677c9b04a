import BitextModel

/// The entries of a table of contents: items and lines that repeat a later heading.
enum ContentsEntries {
  /// The indices of `blocks` that are entries.
  ///
  /// An entry equals a later heading in its letters and digits, its page number (`P11`, `… 11`) and the heading's
  /// number (`1.`, `①`) aside.
  /// Before the first heading that an entry repeats, items with a page number behind a `P` are entries too: an entry
  /// may be misspelt.
  static func indices(in blocks: [Block]) -> Set<Int> {
    var headings: [[UInt8]: Int] = [:]
    var longest = 0
    for (index, block) in blocks.enumerated() {
      guard case .heading = block.role else { continue }
      let key = letters(of: withoutNumber(block.text.utf8[...]))
      guard !key.isEmpty else { continue }
      headings[key] = index
      longest = max(longest, key.count)
    }
    guard !headings.isEmpty else { return [] }
    var entries: Set<Int> = []
    var firstRepeated = Int.max
    for (index, block) in blocks.enumerated() where isCandidate(block) {
      let text = block.text.utf8[...]
      guard text.count <= 2 * longest + pageLength else { continue }
      for candidate in [text, withoutPage(text)] {
        guard let heading = headings[letters(of: withoutNumber(candidate))], heading > index else { continue }
        entries.insert(index)
        firstRepeated = min(firstRepeated, heading)
        break
      }
    }
    for index in blocks.indices where index < firstRepeated && firstRepeated < Int.max {
      if case .listItem = blocks[index].role, hasMarkedPage(blocks[index].text.utf8[...]) { entries.insert(index) }
    }
    return entries
  }

  /// Room for the page number of an entry.
  private static let pageLength = 40

  private static func isCandidate(_ block: Block) -> Bool {
    switch block.role {
    case .listItem, .paragraph: true
    default: false
    }
  }

  /// Letters and digits only: no ASCII punctuation or space, no general, CJK or full-width punctuation.
  private static func letters(of utf8: ArraySlice<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(utf8.count)
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let first = utf8[index]
      let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      let end = min(index + width, utf8.endIndex)
      if !isPunctuation(utf8[index..<end]) { letters.append(contentsOf: utf8[index..<end]) }
      index = end
    }
    return letters
  }

  private static func isPunctuation(_ character: ArraySlice<UInt8>) -> Bool {
    let first = character[character.startIndex]
    switch first {
    case ..<0x80: return !first.isAsciiAlphanumeric
    case 0xC2: return true
    // U+2000–2FFF, U+3000–303F, U+FF00–FF3F
    case 0xE2: return true
    // A character that the text cuts has no second byte.
    case 0xE3: return character.dropFirst().first == 0x80
    case 0xEF: return character.dropFirst().first == 0xBC
    default: return false
    }
  }

  private static func withoutNumber(_ utf8: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = utf8.drop { $0.isAsciiDigit }
    guard rest.startIndex > utf8.startIndex, let closing = rest.first,
      closing == 0x2E || closing == Ascii.closeParenthesis,
      rest.dropFirst().first?.isAsciiDigit != true
    else { return utf8 }
    return rest.dropFirst()
  }

  private static func withoutPage(_ utf8: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = utf8.endIndex
    while end > utf8.startIndex, utf8[end - 1].isAsciiDigit { end -= 1 }
    guard end < utf8.endIndex else { return utf8 }
    if end > utf8.startIndex, utf8[end - 1] | 0x20 == 0x70 { end -= 1 }
    return utf8[utf8.startIndex..<end]
  }

  private static func hasMarkedPage(_ utf8: ArraySlice<UInt8>) -> Bool {
    let rest = withoutPage(utf8)
    guard rest.endIndex < utf8.endIndex else { return false }
    return utf8[rest.endIndex] | 0x20 == 0x70 && (rest.last?.isBlank ?? false)
  }
}
