import BitextModel
import SinoKorean
import TextAnalysis

/// The terms that a half-typed query may become.
///
/// Hangul completes by the keys struck (전저 to 전정특신, 젅 too), initials by initials (ㅈㅈ), Chinese in either script, Latin letters by English terms
/// and by pinyin. Case, width and spaces do not count.
public struct TermCompletion: Sendable {
  private struct Entry: Sendable {
    let text: String
    let form: String
    let key: String
    let initials: String
    let pinyin: String
    let language: Language
  }

  /// In order of text.
  private let entries: [Entry]

  /// - Complexity: O(*t* log *t*) in the number of usable terms.
  public init(_ termbase: Termbase) {
    var seen: Set<String> = []
    var entries: [Entry] = []
    for concept in termbase.concepts {
      for term in concept.terms where term.status.isUsable && seen.insert(term.text).inserted {
        let form = Self.form(of: term.text)
        entries.append(
          Entry(
            text: term.text, form: form, key: term.language.isChinese ? ChineseForm.key(term.text) : form,
            initials: term.language == .korean ? Hangul.initials(of: form) : "",
            pinyin: term.language.isChinese ? Self.pinyin(of: term.text) : "", language: term.language))
      }
    }
    self.entries = entries.sorted { $0.text < $1.text }
  }

  private static func form(of text: String) -> String { MatchingForm.of(text).filter { $0 != " " } }

  private static func pinyin(of text: String) -> String {
    Pinyin.syllables(of: text, tones: .none).joined().filter { $0 != " " }
  }

  /// The terms that go on from `beginning`, in order of text; none for an empty one.
  public func terms(from beginning: String) -> [String] {
    let form = Self.form(of: beginning)
    guard !form.isEmpty else { return [] }
    let key = ChineseForm.key(beginning)
    let isInitials = form.unicodeScalars.allSatisfy(Hangul.isJamo)
    let isLatin = form.unicodeScalars.allSatisfy { $0.value < 0x250 }
    return entries.filter { entry in
      if entry.form.hasPrefix(form) || entry.key.hasPrefix(key) { return true }
      if isInitials { return !entry.initials.isEmpty && entry.initials.hasPrefix(form) }
      if isLatin { return form.utf8.count > 1 && entry.pinyin.hasPrefix(form) }
      return entry.language == .korean && Hangul.isPrefixByJamo(form, of: entry.form)
    }
    .map(\.text)
  }

  /// What all of `terms` begin with.
  public static func sharedBeginning(of terms: [String]) -> String {
    guard var shared = terms.first?[...] else { return "" }
    for term in terms.dropFirst() {
      let count = zip(shared, term).prefix { $0 == $1 }.count
      shared = shared.prefix(count)
    }
    return String(shared)
  }
}
