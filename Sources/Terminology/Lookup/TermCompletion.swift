import BitextModel
import SinoKorean
import TextAnalysis

/// The terms that a half-typed query may become.
///
/// Hangul completes by the keys struck (전저 to 전정특신, 젅 too), initials by initials (ㅈㅈ), Chinese in either script, Latin letters by English terms
/// and by pinyin. Case, width and spaces do not count, and terms that are not to be used are left out.
///
/// This type compares the beginning with every term; ``CompiledTermbase/completions(of:)`` finds the same without.
public struct TermCompletion: Sendable {
  private let termbase: Termbase

  public init(_ termbase: Termbase) { self.termbase = termbase }

  /// The terms that go on from `beginning`, in order of text, each once; none for an empty one.
  ///
  /// - Complexity: O(*t*) in the number of terms.
  public func terms(from beginning: String) -> [String] {
    let beginning = TermBeginning(beginning)
    guard !beginning.form.isEmpty else { return [] }
    let terms = termbase.concepts.lazy.flatMap(\.terms).filter {
      $0.status.isUsable && beginning.goesOn(to: TermForms($0))
    }
    return Self.listed(terms.map(\.text))
  }

  /// In order of text, each once.
  static func listed(_ texts: some Sequence<String>) -> [String] { Set(texts).sorted() }

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

/// A half-typed query in the forms that terms are compared in.
struct TermBeginning {
  let form: [UInt8]
  let key: [UInt8]
  /// ㅈㅈ; empty where the beginning is something else.
  let initials: [UInt8]
  /// Empty where the beginning cannot be any, or is one letter.
  let pinyin: [UInt8]
  /// Empty where the beginning is initials or Latin letters.
  let strokes: [UInt8]

  init(_ text: String) {
    form = TermForms.form(of: text)
    key = ScriptFolding.fold(utf8: form)
    let formText = String(decoding: form, as: UTF8.self)
    let isLatin = TermForms.isLatin(formText)
    let isInitials = !isLatin && formText.unicodeScalars.allSatisfy(Hangul.isJamo)
    let letters = isLatin ? PinyinLetters.of(formText) : []
    initials = isInitials ? form : []
    pinyin = letters.count > 1 ? letters : []
    strokes = isLatin || isInitials ? [] : Strokes.bytes(of: formText)
  }

  func goesOn(to term: TermForms) -> Bool {
    if term.key.starts(with: form) || term.key.starts(with: key) { return true }
    switch term.kind {
    case .korean:
      return !initials.isEmpty && term.initials.starts(with: initials)
        || !strokes.isEmpty && term.strokes.starts(with: strokes)
    case .chinese: return !pinyin.isEmpty && term.pinyin.whole.starts(with: pinyin)
    case .other: return false
    }
  }
}
