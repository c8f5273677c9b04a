import BitextModel

/// The parts of links that stand in a file but not in its text (CommonMark §4.7, §6.6), found as cmark finds them.
enum LinkSyntax {
  private static let longestLabel = 1000

  /// Behind what follows a link's text: `](destination "title")`, `][label]`, `][]` or `]`. `index` stands on the first
  /// `]`.
  static func tailEnd(at index: Int, in utf8: [UInt8]) -> Int {
    guard utf8.byte(at: index) == Ascii.closeBracket else { return index }
    let next = index + 1
    return inlineTailEnd(at: next, in: utf8) ?? labelEnd(at: next, in: utf8) ?? next
  }

  /// Behind the reference definitions (`[label]: destination "title"`) that a paragraph's text opens with.
  static func referenceDefinitionsEnd(in utf8: [UInt8]) -> Int {
    var index = 0
    while let end = referenceDefinitionEnd(at: index, in: utf8) { index = end }
    return index
  }

  private static func inlineTailEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    guard utf8.byte(at: index) == Ascii.openParenthesis else { return nil }
    guard var end = destinationEnd(at: skippingWhiteSpace(from: index + 1, in: utf8), in: utf8) else { return nil }
    let gapEnd = skippingWhiteSpace(from: end, in: utf8)
    if gapEnd > end, let titleEnd = titleEnd(at: gapEnd, in: utf8) {
      end = skippingWhiteSpace(from: titleEnd, in: utf8)
    } else {
      end = gapEnd
    }
    return utf8.byte(at: end) == Ascii.closeParenthesis ? end + 1 : nil
  }

  private static func labelEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    guard utf8.byte(at: index) == Ascii.openBracket else { return nil }
    var end = index + 1
    while end < utf8.count, end - index <= longestLabel {
      switch utf8[end] {
      case Ascii.closeBracket: return end + 1
      case Ascii.openBracket: return nil
      case Ascii.backslash: end += utf8.byte(at: end + 1).isAsciiPunctuation ? 2 : 1
      default: end += 1
      }
    }
    return nil
  }

  private static func destinationEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    var end = index
    if utf8.byte(at: index) == Ascii.less {
      end += 1
      while end < utf8.count {
        switch utf8[end] {
        case Ascii.greater: return end + 1
        case Ascii.backslash: end += 2
        case Ascii.less, Ascii.lineFeed, Ascii.carriageReturn: return nil
        default: end += 1
        }
      }
      return nil
    }
    var open = 0
    while end < utf8.count {
      let byte = utf8[end]
      if byte == Ascii.backslash, utf8.byte(at: end + 1).isAsciiPunctuation {
        end += 2
        continue
      }
      if byte.isBlankOrLineEnd { break }
      if byte == Ascii.openParenthesis { open += 1 }
      if byte == Ascii.closeParenthesis {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    return end
  }

  private static func titleEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    let opening = utf8.byte(at: index)
    let closing: UInt8
    switch opening {
    case Ascii.quote, Ascii.apostrophe: closing = opening
    case Ascii.openParenthesis: closing = Ascii.closeParenthesis
    default: return nil
    }
    var end = index + 1
    while end < utf8.count {
      if utf8[end] == closing { return end + 1 }
      if utf8[end] == Ascii.openParenthesis, opening == Ascii.openParenthesis { return nil }
      end += utf8[end] == Ascii.backslash ? 2 : 1
    }
    return nil
  }

  private static func referenceDefinitionEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    let start = utf8.skippingBlanks(from: index, limit: utf8.count)
    guard let label = labelEnd(at: start, in: utf8), label > start + 2, utf8.byte(at: label) == Ascii.colon,
      utf8.byte(at: start + 1) != Ascii.caret
    else { return nil }
    let destination = skippingWhiteSpace(from: label + 1, in: utf8)
    guard let end = destinationEnd(at: destination, in: utf8), end > destination else { return nil }
    let title = skippingWhiteSpace(from: end, in: utf8)
    if title > end, let titleEnd = titleEnd(at: title, in: utf8), let lineEnd = lineEnd(at: titleEnd, in: utf8) {
      return lineEnd
    }
    return lineEnd(at: end, in: utf8)
  }

  /// Behind the line end at `index`, blanks before it passed over; nil where something else stands there.
  private static func lineEnd(at index: Int, in utf8: [UInt8]) -> Int? {
    let end = utf8.skippingBlanks(from: index, limit: utf8.count)
    if end >= utf8.count { return utf8.count }
    return utf8[end] == Ascii.lineFeed ? end + 1 : nil
  }

  private static func skippingWhiteSpace(from index: Int, in utf8: [UInt8]) -> Int {
    var end = index
    while end < utf8.count, utf8[end].isBlankOrLineEnd { end += 1 }
    return end
  }
}
