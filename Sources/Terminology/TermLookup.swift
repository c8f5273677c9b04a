import BitextModel
import SinoKorean
import TextAnalysis

/// Finds concepts by whatever form of a term is at hand.
///
/// Ways are tried from the surest to the loosest, and a concept counts once, by its surest: the term itself, the other Chinese script, the beginning
/// or a part of a term, its reading (pinyin, initials, keys struck in the wrong layout), a form with one slip.
public struct TermLookup: Sendable {
  /// How a concept was found.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    case exact
    /// 專精特新 for 专精特新.
    case script
    /// The term without its spaces or in another case.
    case form
    /// ㅈㅈㅌㅅ.
    case initials
    /// zhuanjingtexin, zhuān jīng, zjtx.
    case pinyin
    /// wjswjdxmrtls: Hangul keys struck in the Latin layout.
    case keyboard
    case beginning
    case part
    /// One syllable, character or jamo off.
    case typo
  }

  public struct Match: Sendable, Hashable {
    /// By index in the termbase.
    public let concept: Int
    /// The term that was found, by index in the concept.
    public let term: Int
    public let way: Way
    /// From 0 to 1; 1 is the query itself.
    public let score: Double
  }

  private let termbase: Termbase

  public init(_ termbase: Termbase) { self.termbase = termbase }

  /// The concepts that `query` may mean, best first.
  ///
  /// - Complexity: O(*t*) in the number of terms.
  public func matches(_ query: String, limit: Int = 20) -> [Match] {
    let query = Query(query)
    guard !query.form.isEmpty else { return [] }
    var best: [Int: Match] = [:]
    for (index, concept) in termbase.concepts.enumerated() {
      for (termIndex, term) in concept.terms.enumerated() {
        guard let (way, score) = query.score(term), score > (best[index]?.score ?? 0) else { continue }
        best[index] = Match(concept: index, term: termIndex, way: way, score: score)
      }
    }
    let found = best.values.sorted { ($1.score, $0.concept) < ($0.score, $1.concept) }
    // Where something fits well, what is only like it is noise.
    let isSure = (found.first?.score ?? 0) >= 0.85
    return Array(found.filter { !isSure || $0.way != .typo }.prefix(limit))
  }
}

/// A query in the forms that terms are compared in, as UTF-8: thousands of terms are compared with it in a millisecond.
private struct Query {
  let text: [UInt8]
  /// Without spaces and case.
  let form: [UInt8]
  /// The same in the key script.
  let key: [UInt8]
  private let formText: String
  private let isLatin: Bool
  /// ㅈㅈㅌㅅ; nil where the query is something else.
  private let initials: String?
  /// What the keys would have been in the Hangul layout; empty where they make no syllables.
  private let struck: [UInt8]
  /// Pinyin as typed: tone marks, digits, spaces and apostrophes set aside, ü as v.
  private let pinyin: [UInt8]
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = Array(text.utf8)
    form = Self.form(of: text)
    key = ScriptFolding.fold(utf8: form)
    formText = String(decoding: form, as: UTF8.self)
    scalars = Array(String(decoding: key, as: UTF8.self).unicodeScalars)
    isLatin =
      !form.isEmpty
      && formText.unicodeScalars.allSatisfy { $0.value < 0x370 || (0x1E00...0x1EFF).contains($0.value) }
    let jamo = text.unicodeScalars.filter { $0 != " " }
    initials = jamo.count >= 2 && jamo.allSatisfy(Hangul.isJamo) ? String(String.UnicodeScalarView(jamo)) : nil
    let keys = isLatin ? KeyboardLayout.hangul(fromQWERTY: text) : ""
    let isHangul = keys.unicodeScalars.count >= 2 && keys.unicodeScalars.allSatisfy(Hangul.isSyllable)
    struck = isHangul ? Array(keys.utf8) : []
    pinyin = isLatin ? Self.withoutTones(formText) : []
  }

  static func form(of text: String) -> [UInt8] { MatchingForm.of(text).utf8.filter { $0 != 0x20 } }

  /// How `term` fits and how well; nil where it does not.
  func score(_ term: Term) -> (TermLookup.Way, Double)? {
    if term.text.utf8.elementsEqual(text) { return (.exact, 1) }
    let termForm = Self.form(of: term.text)
    if termForm == form { return (.form, 0.99) }
    let termKey = term.language.isChinese ? ScriptFolding.fold(utf8: termForm) : termForm
    if termKey == key { return (.script, 0.98) }
    if let reading = scoreByReading(term, termForm) { return reading }
    let share = Double(key.count) / Double(max(termKey.count, 1))
    if scalars.count >= 2 || term.language.isChinese {
      if termKey.starts(with: key) { return (.beginning, 0.6 + 0.3 * share) }
      if Self.contains(termKey, key) { return (.part, 0.5 + 0.3 * share) }
    }
    if term.language == .korean, !isLatin, initials == nil, scalars.count >= 2, termForm.first == form.first,
      Hangul.isPrefixByJamo(formText, of: String(decoding: termForm, as: UTF8.self))
    {
      return (.beginning, 0.55 + 0.3 * share)
    }
    return initials == nil ? scoreTypo(term, termKey) : nil
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= text.count else { return false }
    for start in 0...text.count - part.count where text[start] == first {
      if text[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }

  private func scoreByReading(_ term: Term, _ termForm: [UInt8]) -> (TermLookup.Way, Double)? {
    if let initials {
      guard term.language == .korean else { return nil }
      let own = Hangul.initials(of: String(decoding: termForm, as: UTF8.self))
      if own == initials { return (.initials, 0.9) }
      return own.hasPrefix(initials) ? (.initials, 0.7) : nil
    }
    guard isLatin else { return nil }
    if !struck.isEmpty, term.language == .korean {
      if termForm == struck { return (.keyboard, 0.88) }
      if termForm.starts(with: struck) { return (.keyboard, 0.65) }
    }
    guard term.language == .simplifiedChinese, pinyin.count >= 2 else { return nil }
    let syllables = Pinyin.syllables(of: term.text, tones: .none)
    let whole = Self.withoutTones(syllables.joined())
    if whole == pinyin { return (.pinyin, 0.95) }
    if syllables.count >= 2, syllables.compactMap(\.utf8.first) == pinyin { return (.pinyin, 0.85) }
    if pinyin.count >= 3, whole.starts(with: pinyin) { return (.pinyin, 0.7) }
    return nil
  }

  private static func withoutTones(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z": result.append(UInt8(scalar.value))
      case "ā", "á", "ǎ", "à": result.append(UInt8(ascii: "a"))
      case "ē", "é", "ě", "è", "ê": result.append(UInt8(ascii: "e"))
      case "ī", "í", "ǐ", "ì": result.append(UInt8(ascii: "i"))
      case "ō", "ó", "ǒ", "ò": result.append(UInt8(ascii: "o"))
      case "ū", "ú", "ǔ", "ù": result.append(UInt8(ascii: "u"))
      case "ü", "ǖ", "ǘ", "ǚ", "ǜ": result.append(UInt8(ascii: "v"))
      default: break
      }
    }
    return result
  }

  /// One slip in a form of three characters and more, or one jamo in a form of two syllables.
  private func scoreTypo(_ term: Term, _ termKey: [UInt8]) -> (TermLookup.Way, Double)? {
    guard scalars.count >= 2, abs(termKey.count - key.count) <= 4 else { return nil }
    let termText = String(decoding: termKey, as: UTF8.self)
    let other = Array(termText.unicodeScalars)
    guard abs(scalars.count - other.count) <= 1 else { return nil }
    if term.language == .korean, !isLatin {
      guard scalars.count == 2 || isOneEdit(scalars, other) else { return nil }
      guard let distance = Hangul.editDistance(formText, termText, atMost: 3) else {
        return scalars.count > 2 && isSwap(scalars, other) ? (.typo, 0.5) : nil
      }
      if scalars.count == 2 { return distance == 1 ? (.typo, 0.5) : nil }
      return (.typo, 0.65 - 0.05 * Double(distance))
    }
    guard scalars.count >= (isLatin ? 5 : 3), isOneEdit(scalars, other) else { return nil }
    return (.typo, 0.5)
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
