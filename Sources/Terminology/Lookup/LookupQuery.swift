import BitextModel
import SinoKorean
import TextAnalysis

/// A query in the forms that terms are compared in, and the judge of how a term fits it.
///
/// ``verdict(on:)`` is the definition of lookup: whatever finds terms faster has to find what it finds, with the same words and scores.
struct LookupQuery {
  /// How a term fits, and how well from 0 to 1.
  struct Verdict: Hashable {
    let way: TermLookup.Way
    let score: Double

    init(_ way: TermLookup.Way, _ score: Double) {
      self.way = way
      self.score = score
    }
  }

  let text: [UInt8]
  /// Without spaces and case.
  let form: [UInt8]
  /// The same in the key script.
  let key: [UInt8]
  let isLatin: Bool
  /// ㅈㅈㅌㅅ; nil where the query is something else.
  let initials: [UInt8]?
  /// What the keys would have been in the Hangul layout; empty where they make no syllables.
  let struck: [UInt8]
  /// Pinyin as typed; empty where the query cannot be any.
  let pinyin: [UInt8]
  /// The keystrokes of Hangul; empty where half a syllable tells nothing.
  let strokes: [UInt8]
  /// Of the key.
  let scalars: [Unicode.Scalar]
  private let formText: String

  init(_ text: String) {
    self.text = Array(text.utf8)
    form = TermForms.form(of: text)
    key = ScriptFolding.fold(utf8: form)
    formText = String(decoding: form, as: UTF8.self)
    scalars = Array(String(decoding: key, as: UTF8.self).unicodeScalars)
    isLatin = !form.isEmpty && TermForms.isLatin(formText)
    let jamo = text.unicodeScalars.filter { $0 != " " }
    initials =
      jamo.count >= 2 && jamo.allSatisfy(Hangul.isJamo) ? Array(String(String.UnicodeScalarView(jamo)).utf8) : nil
    let keys = isLatin ? KeyboardLayout.hangul(fromQWERTY: text) : ""
    let isHangul = keys.unicodeScalars.count >= 2 && keys.unicodeScalars.allSatisfy(Hangul.isSyllable)
    struck = isHangul ? Array(keys.utf8) : []
    let letters = isLatin ? PinyinLetters.of(formText) : []
    pinyin = letters.count >= 2 ? letters : []
    strokes = isLatin || initials != nil || scalars.count < 2 ? [] : Strokes.bytes(of: formText)
  }

  /// How `term` fits; nil where it does not. The order of the ways is part of the answer: a term that fits in two ways fits in the first.
  func verdict(on term: TermForms) -> Verdict? {
    if let verdict = verdictOnWhole(text: term.text, form: term.form, key: term.key) { return verdict }
    switch term.kind {
    case .korean: if let verdict = verdictOnKorean(term) { return verdict }
    case .chinese: if !pinyin.isEmpty, let verdict = verdictOnPinyin(term.pinyin) { return verdict }
    case .other: break
    }
    return term.key.withUnsafeBytes { verdictOnLetters($0, term.kind) }
  }

  func verdictOnWhole(text: [UInt8], form: [UInt8], key: [UInt8]) -> Verdict? {
    if text == self.text { return Verdict(.exact, 1) }
    if form == self.form { return Verdict(.form, 0.99) }
    return key == self.key ? Verdict(.script, 0.98) : nil
  }

  // MARK: Readings

  static let sameInitials = Verdict(.initials, 0.9)
  static let beginningOfInitials = Verdict(.initials, 0.7)
  static let sameKeys = Verdict(.keyboard, 0.88)
  static let beginningOfKeys = Verdict(.keyboard, 0.65)
  static let samePinyin = Verdict(.pinyin, 0.95)
  static let pinyinInitials = Verdict(.pinyin, 0.85)
  static let beginningOfPinyin = Verdict(.pinyin, 0.7)

  /// Fewer letters begin too many readings to say anything.
  var isPinyinBeginning: Bool { pinyin.count >= 3 }

  private func verdictOnKorean(_ term: TermForms) -> Verdict? {
    if let initials {
      let own = term.initials
      if own == initials { return Self.sameInitials }
      return own.starts(with: initials) ? Self.beginningOfInitials : nil
    }
    guard !struck.isEmpty else { return nil }
    if term.form == struck { return Self.sameKeys }
    return term.form.starts(with: struck) ? Self.beginningOfKeys : nil
  }

  private func verdictOnPinyin(_ own: (whole: [UInt8], initials: [UInt8])) -> Verdict? {
    if own.whole == pinyin { return Self.samePinyin }
    if own.initials == pinyin { return Self.pinyinInitials }
    return isPinyinBeginning && own.whole.starts(with: pinyin) ? Self.beginningOfPinyin : nil
  }

  // MARK: Letters

  /// Whether a part of a term of that kind counts. One letter of Hangul or Latin is in too many.
  func takesParts(of kind: TermForms.Kind) -> Bool { scalars.count >= 2 || kind == .chinese }

  /// How a key of `count` bytes fits that begins with the query.
  func beginning(ofKeyOf count: Int) -> Verdict { Verdict(.beginning, 0.6 + 0.3 * share(of: count)) }

  /// How a key of `count` bytes fits that holds the query.
  func part(ofKeyOf count: Int) -> Verdict { Verdict(.part, 0.5 + 0.3 * share(of: count)) }

  private func share(of count: Int) -> Double { min(1, Double(key.count) / Double(max(count, 1))) }

  /// How a key fits by its letters alone: as a beginning, a part, by half-typed syllables, with a slip.
  func verdictOnLetters(_ key: UnsafeRawBufferPointer, _ kind: TermForms.Kind) -> Verdict? {
    if takesParts(of: kind) {
      if key.starts(with: self.key) { return beginning(ofKeyOf: key.count) }
      if key.holds(self.key) { return part(ofKeyOf: key.count) }
    }
    // A Korean key is its form.
    if kind == .korean, !strokes.isEmpty, Strokes.bytes(of: String(decoding: key, as: UTF8.self)).starts(with: strokes)
    {
      return Verdict(.beginning, 0.55 + 0.3 * share(of: key.count))
    }
    return initials == nil ? verdictOnSlip(key, kind) : nil
  }

  // MARK: Slips

  /// The most bytes by which a key with a slip is longer or shorter.
  static let slipLength = 4

  /// One slip in a form of three characters and more, or one keystroke in a form of two syllables.
  private func verdictOnSlip(_ key: UnsafeRawBufferPointer, _ kind: TermForms.Kind) -> Verdict? {
    guard scalars.count >= 2, abs(key.count - self.key.count) <= Self.slipLength else { return nil }
    let termText = String(decoding: key, as: UTF8.self)
    let other = Array(termText.unicodeScalars)
    guard abs(scalars.count - other.count) <= 1 else { return nil }
    if kind == .korean, !isLatin {
      guard scalars.count == 2 || isOneEdit(scalars, other) else { return nil }
      guard let distance = Hangul.editDistance(formText, termText, atMost: 3) else {
        return scalars.count > 2 && isSwap(scalars, other) ? Verdict(.typo, 0.5) : nil
      }
      if scalars.count == 2 { return distance == 1 ? Verdict(.typo, 0.5) : nil }
      return Verdict(.typo, 0.65 - 0.05 * Double(distance))
    }
    guard scalars.count >= (isLatin ? 5 : 3), isOneEdit(scalars, other) else { return nil }
    return Verdict(.typo, 0.5)
  }

  private func isOneEdit(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
    let same = zip(first, second).prefix { $0 == $1 }.count
    let rest = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
    let longer = max(first.count, second.count)
    return same + rest >= longer - 1 || isSwap(first, second)
  }

  /// Two neighbours that changed places are one slip.
  private func isSwap(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
    let same = zip(first, second).prefix { $0 == $1 }.count
    guard first.count == second.count, same + 1 < first.count else { return false }
    return first[same] == second[same + 1] && first[same + 1] == second[same]
      && first[(same + 2)...].elementsEqual(second[(same + 2)...])
  }
}

extension UnsafeRawBufferPointer {
  /// Whether `part`, which is not empty, stands in these bytes: after Knuth, Morris and Pratt, for terms and queries may be long and all of one letter.
  ///
  /// - Complexity: O(*n* + *m*).
  func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count, contains(first) else { return false }
    // By place in the part: how long the longest beginning is that ends there, too.
    var borders = [0]
    borders.reserveCapacity(part.count)
    var matched = 0
    for place in 1..<Swift.max(part.count, 1) {
      while matched > 0, part[place] != part[matched] { matched = borders[matched - 1] }
      if part[place] == part[matched] { matched += 1 }
      borders.append(matched)
    }
    matched = 0
    for byte in self {
      while matched > 0, byte != part[matched] { matched = borders[matched - 1] }
      if byte == part[matched] { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }
}
