import BitextModel

/// Roles that no markup tells, only the words: captions, editors' notes, tables of contents.
enum TextualRoles {
  static func assigned(to blocks: [Block]) -> [Block] {
    let contents = ContentsEntries.indices(in: blocks)
    return blocks.indices.map { index in
      let block = blocks[index]
      guard let role = contents.contains(index) ? .contents : role(of: block) else { return block }
      return Block(role: role, text: block.text, marks: block.marks, sourceRange: block.sourceRange)
    }
  }

  static func isCaptionOrNote(_ utf8: [UInt8]) -> Bool { isCaption(utf8) || isEditorsNote(utf8) }

  private static func role(of block: Block) -> BlockRole? {
    switch block.role {
    case .paragraph, .listItem, .quotation:
      if isCaption(block.text.utf8) { return .caption }
      return isEditorsNote(block.text.utf8) ? .editorsNote : nil
    default: return nil
    }
  }

  private static let captionWords = ["표", "그림", "사진", "도표", "자료", "图表", "圖表", "图", "圖", "表", "照片"].map {
    Array($0.utf8)
  }
  private static let captionClosings = Set(").:]>】：）．〉》、".unicodeScalars)

  /// `표 1) 출처: …`, `<그림 2> …`, `图3：…`: a word for a figure, its number, a closing sign (in Chinese a space will do).
  private static func isCaption(_ utf8: [UInt8]) -> Bool {
    var index = 0
    while [Ascii.openBracket, Ascii.less, Ascii.asterisk, Ascii.openParenthesis].contains(utf8.byte(at: index)) {
      index += 1
    }
    guard let word = captionWords.first(where: { utf8.dropFirst(index).starts(with: $0) }) else { return false }
    index += word.count
    index = utf8.skippingBlanks(from: index, limit: utf8.count)
    let first = index
    while utf8.byte(at: index).isAsciiDigit || index > first && utf8.byte(at: index) == Ascii.hyphen { index += 1 }
    guard index > first else { return false }
    index = utf8.skippingBlanks(from: index, limit: utf8.count)
    guard let next = utf8.scalar(at: index) else {
      return true
    }
    if next == ".", utf8.byte(at: index + 1).isAsciiDigit { return false }
    if captionClosings.contains(next) { return true }
    return word[0] != 0xED && word[0] != 0xEA && word[0] != 0xEC && utf8[index - 1].isBlank
      && !BlockMarker.endsSentence(utf8)
  }

  private static let noteWords = [
    "편집자 주", "편집자주", "편집자 註", "역자 주", "역자주", "옮긴이 주", "옮긴이주", "编者注", "编者按", "編者註", "編者按", "译者注", "譯者註",
  ]
  .map { Array($0.utf8) }
  private static let noteOpenings = Set("(（*＊[［※".unicodeScalars)
  /// How far from its start a note names itself, in bytes.
  private static let noteReach = 120

  /// `(*보세구 편집자 주: …)`: opens with a bracket or asterisk and names itself in its first words; the closing bracket may
  /// be missing.
  private static func isEditorsNote(_ utf8: [UInt8]) -> Bool {
    guard let first = utf8.scalar(at: 0),
      noteOpenings.contains(first)
    else { return false }
    let head = utf8.prefix(noteReach)
    return noteWords.contains { word in
      head.indices.contains { head[$0] == word[0] && head[$0...].starts(with: word) }
    }
  }
}
