import BitextModel

/// Finds the figures of a text in one language.
///
/// Numbers that belong to a name are none: 5G, M13, 36kr, telephone numbers. Numerals in words (二十一, 이백오십만, 두) are
/// taken only where a unit or a shape shows that they count something, for 四川, 一起, 사천 and 구조 hold numerals too.
///
///     FigureRecognizer(.korean).figures(in: "1256억 1000만 위안")  // one: money(cny), 125610000000
public struct FigureRecognizer: Sendable {
  public let language: Language

  /// - Parameter language: Korean, or Chinese in either script.
  public init(_ language: Language) { self.language = language }

  /// The figures in order of start; they do not overlap. Their ranges are UTF-8 offsets into `text`.
  ///
  /// - Complexity: O(*n*) in the length of `text`.
  public func figures(in text: String) -> [Figure] { figures(in: Array(text.utf8)) }

  public func figures(in utf8: some Collection<UInt8>) -> [Figure] {
    FigureScanner(String(decoding: utf8, as: UTF8.self), isKorean: !language.isChinese).figures()
  }
}

/// One pass over one text. Positions inside are scalar indices; `offsets` turns them into UTF-8.
struct FigureScanner {
  let scalars: [Unicode.Scalar]
  let offsets: [Int]
  let isKorean: Bool

  init(_ text: String, isKorean: Bool) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      // One form for what has two: full-width ASCII, no-break space, traditional characters.
      scalars.append(HanFigures.normalized(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
    self.isKorean = isKorean
  }

  func figures() -> [Figure] {
    var result: [Figure] = []
    var position = 0
    while position < scalars.count {
      if let (figure, end) = figure(at: position) {
        result.append(figure)
        position = end
      } else {
        position = skip(from: position)
      }
    }
    return result
  }

  /// The first reading that fits, from the most to the least specific.
  private func figure(at start: Int) -> (Figure, Int)? {
    guard mayStart(at: start) else { return nil }
    return plan(at: start) ?? clock(at: start) ?? date(at: start) ?? part(at: start) ?? fraction(at: start)
      ?? quantity(at: start)
  }

  private func mayStart(at start: Int) -> Bool {
    let scalar = scalars[start]
    if SpokenNumber.digit(scalar) != nil {
      // 36 in 36kr is judged by what follows; M13, 19 in COVID-19 and the inside of 3.5.1 by what precedes.
      guard start > 0 else { return true }
      let before = scalars[start - 1]
      if LatinSound.isLetter(before) || SpokenNumber.digit(before) != nil { return false }
      if before == "-", start > 1, LatinSound.isLetter(scalars[start - 2]) { return false }
      return true
    }
    return HanFigures.starters.contains(scalar) || FigureUnits.signs[scalar] != nil
      || (isKorean && Hangul.isSyllable(scalar) && HanFigures.koreanStarters.contains(scalar)
        && (start == 0 || !Hangul.isSyllable(scalars[start - 1])))
  }

  /// The next position where a figure may start; a run of digits that is none is passed whole.
  private func skip(from position: Int) -> Int {
    var next = position + 1
    guard SpokenNumber.digit(scalars[position]) != nil else { return next }
    while next < scalars.count, SpokenNumber.digit(scalars[next]) != nil || isInnerMark(at: next) { next += 1 }
    return next
  }

  private func isInnerMark(at index: Int) -> Bool {
    [".", ",", "-", "+"].contains(scalars[index]) && index + 1 < scalars.count
      && SpokenNumber.digit(scalars[index + 1]) != nil
  }

  // MARK: Reading helpers

  func scalar(_ index: Int) -> Unicode.Scalar? { index >= 0 && index < scalars.count ? scalars[index] : nil }

  func matches(_ text: String, at index: Int) -> Bool {
    var position = index
    for expected in text.unicodeScalars {
      guard scalar(position) == expected else { return false }
      position += 1
    }
    return true
  }

  /// The end of the first of the words (separated by `|`) that stands at `index`.
  func word(_ words: String, at index: Int) -> Int? {
    var position = index
    var fits = true
    for expected in words.unicodeScalars {
      if expected == "|" {
        if fits { return position }
        (position, fits) = (index, true)
      } else if fits {
        if scalar(position) == expected { position += 1 } else { fits = false }
      }
    }
    return fits ? position : nil
  }

  /// `index`, or the position after one space there.
  func skipSpace(_ index: Int) -> Int { scalar(index) == " " ? index + 1 : index }

  func make(
    _ start: Int, _ end: Int, _ kind: Figure.Kind, _ value: Figure.Value, unit: Counter? = nil,
    qualifiers: Figure.Qualifiers = [], spelled: Bool = false
  ) -> (Figure, Int) {
    let range = TextRange(offsets[start], offsets[end])
    return (
      Figure(range: range, value: value, kind: kind, unit: unit, qualifiers: qualifiers, isSpelledOut: spelled), end
    )
  }
}
