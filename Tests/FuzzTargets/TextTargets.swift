import BitextModel
import TestSupport
import TextAnalysis

extension FuzzTarget {
  static let textTargets = [
    FuzzTarget(name: "decoding", check: decoding),
    FuzzTarget(name: "utf16", check: utf16),
    FuzzTarget(name: "matching-form", check: matchingForm),
    FuzzTarget(name: "sentences", check: sentences),
    FuzzTarget(name: "words", check: words),
    FuzzTarget(name: "width-and-order", check: widthAndOrder),
    FuzzTarget(name: "positions", check: positions),
  ]

  private static func decoding(_ input: [UInt8], _ chance: inout SplitMix) throws {
    for encoding in [nil] + Encoding.allCases.map(Optional.some) {
      do {
        let decoded = try TextDecoding.decode(input, as: encoding)
        try require(
          String(validating: decoded.utf8, as: UTF8.self) != nil,
          "decoded as \(decoded.encoding.rawValue) to what is no UTF-8")
        try require(!decoded.utf8.contains(0), "a NUL passed as \(decoded.encoding.rawValue)")
      } catch let error as TextDecodingError {
        try require((0...input.count).contains(error.offset), "an error at \(error.offset) of \(input.count)")
      }
    }
  }

  /// Text written in UTF-16 is read as it was, whatever comes after; a lone surrogate is told.
  private static func utf16(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let original = text(input)
    var units = Array(original.utf16)
    let lone = chance.oneIn(3) && !units.isEmpty
    if lone { units.insert(0xD800 + UInt16(chance.below(0x800)), at: chance.below(units.count + 1)) }
    for (encoding, isBig) in [(Encoding.utf16LittleEndian, false), (.utf16BigEndian, true)] {
      let bytes = units.flatMap { unit in
        isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
      guard let decoded = try? TextDecoding.decode(bytes, as: encoding) else { continue }
      if lone {
        // A surrogate beside another may pair with it; what was decoded is text all the same.
        try require(String(validating: decoded.utf8, as: UTF8.self) != nil, "a lone surrogate was passed on")
      } else {
        var expected = original.unicodeScalars[...]
        if expected.first == "\u{FEFF}" { expected.removeFirst() }
        try require(decoded.utf8.elementsEqual(String(expected).utf8), "UTF-16 came back as another text")
      }
    }
  }

  private static func matchingForm(_ input: [UInt8], _ chance: inout SplitMix) throws {
    try requireMap(MatchingForm.of(MappedText(copying: input, originStart: 7)), origin: 7..<7 + input.count)
    let valid = text(input)
    let mapped = MatchingForm.of(MappedText(copying: valid.utf8, originStart: 0))
    let form = MatchingForm.of(valid)
    try require(Array(form.utf8) == mapped.utf8, "the mapped form differs from the form")
    try require(MatchingForm.of(form) == form, "the form of a form is another")
    // Where nothing before a place joins with what follows, the form of the whole is that of its parts.
    let (first, second) = (text(input) + "\n", text(input.reversed()))
    try require(
      MatchingForm.of(first + second) == MatchingForm.of(first) + MatchingForm.of(second),
      "the form of two lines is not the two forms")
    // Once more through a text that itself was made from another.
    var pieces = MappedText()
    for (number, byte) in input.enumerated() {
      if number % 5 == 3 {
        pieces.appendReplacement([byte], origin: TextRange(number, number + 1))
      } else {
        pieces.appendCopy(of: [byte], originStart: number)
      }
    }
    let twice = MatchingForm.of(pieces)
    try requireMap(twice, origin: 0..<input.count)
    try require(
      twice.utf8 == MatchingForm.of(MappedText(copying: input, originStart: 0)).utf8, "pieces change the form")
  }

  /// Pieces touch and cover the text; their origins ascend and lie in `origin`.
  static func requireMap(_ text: MappedText, origin: Range<Int>) throws {
    var end = 0
    var originEnd = origin.lowerBound
    for piece in text.pieces {
      try require(piece.range.start == end && !piece.range.isEmpty, "piece \(piece) after \(end)")
      try require(
        piece.origin.start >= originEnd && piece.origin.end <= origin.upperBound,
        "origin of \(piece) after \(originEnd)")
      if piece.kind == .copied { try require(piece.range.count == piece.origin.count, "copied \(piece)") }
      (end, originEnd) = (piece.range.end, piece.origin.end)
    }
    try require(end == text.count, "pieces end at \(end) of \(text.count)")
  }

  private static func sentences(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let valid = text(input)
    let utf8 = Array(valid.utf8)
    for language in [Language.korean, .simplifiedChinese, .traditionalChinese, .english] {
      let segmenter = SentenceSegmenter(language)
      _ = segmenter.sentences(in: MappedText(copying: input, originStart: 0))
      let ranges = segmenter.sentences(in: valid)
      try requireInOrder(ranges, in: utf8)
      var covered = 0
      for range in ranges {
        try require(isBlank(utf8[covered..<range.start]), "text before \(range) is in no sentence")
        covered = range.end
      }
      try require(isBlank(utf8[covered...]), "text after \(covered) is in no sentence")
      let mapped = segmenter.sentences(in: MappedText(copying: utf8, originStart: 3))
      try require(mapped == ranges, "the mapped text has other sentences")
    }
  }

  /// Ascending, not empty, not overlapping, between characters.
  static func requireInOrder(_ ranges: [TextRange], in utf8: [UInt8]) throws {
    var end = 0
    for range in ranges {
      try require(range.start >= end && range.end <= utf8.count && !range.isEmpty, "range \(range) after \(end)")
      try require(isBoundary(range.start, in: utf8) && isBoundary(range.end, in: utf8), "\(range) cuts a character")
      end = range.end
    }
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control
        || $0.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func words(_ input: [UInt8], _ chance: inout SplitMix) throws {
    _ = WordSegmenter.words(in: MappedText(copying: input, originStart: 0))
    let valid = text(input)
    let utf8 = Array(valid.utf8)
    try requireInOrder(WordSegmenter.words(in: valid), in: utf8)
    let whole = TextRange(0, utf8.count)
    let boundaries = WordSegmenter.chineseWordBoundaries(in: MappedText(copying: utf8, originStart: 0), range: whole)
    try require(boundaries.first == 0 && boundaries.last == utf8.count, "boundaries \(boundaries) of \(utf8.count)")
    try require(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }, "boundaries \(boundaries)")
    try require(boundaries.allSatisfy { isBoundary($0, in: utf8) }, "boundaries cut a character: \(boundaries)")
  }

  private static func widthAndOrder(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let (first, second) = halves(input, &chance)
    try require(EastAsianWidth.columns(of: first + second) >= 0, "less than no columns")
    _ = Script.dominantLanguage(of: first)
    for collation in [Collation.korean, .pinyin] {
      let order = collation.compare(first, second)
      try require(collation.compare(second, first).signum() == -order.signum(), "the order depends on the side")
      try require(collation.compare(first, first) == 0, "a text does not equal itself")
      let keys = (collation.sortKey(of: first), collation.sortKey(of: second))
      if order != 0, keys.0 != keys.1 {
        try require(keys.0.lexicographicallyPrecedes(keys.1) == (order < 0), "sort keys in another order")
      }
      _ = collation.heading(of: first)
    }
  }

  private static func positions(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let source = SourceText(path: "-", utf8: input)
    var finder = PositionFinder(source)
    var last: Position?
    for offset in 0...min(input.count, 300) {
      let position = finder.position(at: offset)
      if let last { try require(last <= position, "\(position) at \(offset) after \(last)") }
      last = position
    }
    let offset = chance.below(input.count + 1)
    var fresh = PositionFinder(source)
    try require(finder.position(at: offset) == fresh.position(at: offset), "going back to \(offset) is not going there")
  }
}
