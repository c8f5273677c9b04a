import BitextModel

/// A tag of HTML as it stands in a text.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  /// From `<` to behind `>`.
  let range: TextRange
}

/// What HTML's names mean to a reader of text.
enum HTMLVocabulary {
  /// The elements of the HTML Standard (§4) and the presentational ones that it calls obsolete (§16.2) but that files
  /// still carry.
  static let names: Set<String> = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote \
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div \
    dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
    hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav \
    nobr noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp \
    script search section select slot small source span strike strong style sub summary sup svg table tbody td \
    template textarea tfoot th thead time title tr track tt u ul var video wbr
    """.split(separator: " ").map(String.init))

  /// Elements that stand on lines of their own: their edges part words.
  static let blockNames: Set<String> = Set(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption \
    figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol \
    option p pre search section summary table tbody td tfoot th thead title tr ul
    """.split(separator: " ").map(String.init))

  /// Elements whose content is no text of the article.
  static let opaqueNames: Set<String> = ["script", "style", "template", "textarea", "iframe", "noframes", "svg"]

  private static let longestName = 10

  /// The name at `index`, in lower case, and its end; nil where no name begins.
  static func name(at index: Int, in utf8: [UInt8]) -> (name: String, end: Int)? {
    guard utf8.byte(at: index).isAsciiLetter else { return nil }
    var end = index
    while utf8.byte(at: end).isAsciiAlphanumeric || utf8.byte(at: end) == Ascii.hyphen {
      end += 1
      if end - index > longestName { return nil }
    }
    return (String(decoding: utf8[index..<end].lazy.map(\.asciiLowercased), as: UTF8.self), end)
  }

  /// The known tag whose `<` stands at `index`; nil where none stands or it does not end before `limit`.
  ///
  /// The rest of the tag must be attributes (CommonMark §6.10): `<Table 1>` is a title, not a tag.
  static func tag(at index: Int, in utf8: [UInt8], limit: Int) -> HTMLTag? {
    guard utf8.byte(at: index) == Ascii.less else { return nil }
    let isClosing = utf8.byte(at: index + 1) == Ascii.slash
    guard let (name, nameEnd) = name(at: index + (isClosing ? 2 : 1), in: utf8), names.contains(name),
      let end = tagEnd(from: nameEnd, in: utf8, limit: limit)
    else { return nil }
    return HTMLTag(name: name, isClosing: isClosing, range: TextRange(index, end))
  }

  /// Behind the `>` of a tag whose name ends at `start`; nil where something stands there that is no attribute.
  private static func tagEnd(from start: Int, in utf8: [UInt8], limit: Int) -> Int? {
    var index = start
    while index < limit {
      let gapEnd = skippingWhiteSpace(from: index, in: utf8, limit: limit)
      let byte = utf8.byte(at: gapEnd)
      if byte == Ascii.greater { return gapEnd + 1 }
      if byte == Ascii.slash, utf8.byte(at: gapEnd + 1) == Ascii.greater { return gapEnd + 2 }
      guard gapEnd > index, let end = attributeEnd(at: gapEnd, in: utf8, limit: limit) else { return nil }
      index = end
    }
    return nil
  }

  private static func attributeEnd(at index: Int, in utf8: [UInt8], limit: Int) -> Int? {
    let first = utf8.byte(at: index)
    guard first.isAsciiLetter || first == Ascii.underscore || first == Ascii.colon else { return nil }
    var end = index
    while end < limit, isAttributeNameByte(utf8[end]) { end += 1 }
    let sign = skippingWhiteSpace(from: end, in: utf8, limit: limit)
    guard utf8.byte(at: sign) == Ascii.equals else { return end }
    return valueEnd(at: skippingWhiteSpace(from: sign + 1, in: utf8, limit: limit), in: utf8, limit: limit)
  }

  private static func isAttributeNameByte(_ byte: UInt8) -> Bool {
    byte.isAsciiAlphanumeric || byte == Ascii.underscore || byte == Ascii.colon || byte == Ascii.hyphen || byte == 0x2E
  }

  private static func valueEnd(at index: Int, in utf8: [UInt8], limit: Int) -> Int? {
    let quotation = utf8.byte(at: index)
    if quotation == Ascii.quote || quotation == Ascii.apostrophe {
      var end = index + 1
      while end < limit, utf8[end] != quotation { end += 1 }
      return end < limit ? end + 1 : nil
    }
    var end = index
    while end < limit, !utf8[end].isBlankOrLineEnd, !"\"'=<>`".utf8.contains(utf8[end]) { end += 1 }
    return end > index ? end : nil
  }

  private static func skippingWhiteSpace(from index: Int, in utf8: [UInt8], limit: Int) -> Int {
    var end = index
    while end < limit, utf8[end].isBlankOrLineEnd { end += 1 }
    return end
  }
}
