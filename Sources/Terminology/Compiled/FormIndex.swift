import PatternMatching

/// The forms of all terms: keys by any part of them, and readings by their beginnings.
struct FormIndex: Sendable {
  /// A term as the index numbers it.
  struct Term {
    let concept: Int
    /// By index in the concept.
    let term: Int
    let key: Int
    let kind: TermForms.Kind
    /// Whether a writer may use it.
    let isUsable: Bool
  }

  let keys: KeyTable
  /// Of Korean terms.
  let strokes: ReadingTable
  let initials: ReadingTable
  /// Of Chinese terms.
  let pinyin: ReadingTable
  let pinyinInitials: ReadingTable
  let termCount: Int
  private let keyTerms: NumberTable
  private let terms: NumberTable

  init(_ file: TableFile) throws(CompiledTermbase.Fault) {
    keys = try KeyTable(file)
    strokes = try ReadingTable(file, GlossaryTable.strokes)
    initials = try ReadingTable(file, GlossaryTable.initials)
    pinyin = try ReadingTable(file, GlossaryTable.pinyin)
    pinyinInitials = try ReadingTable(file, GlossaryTable.pinyinInitials)
    keyTerms = try NumberTable(file, GlossaryTable.keyTerms)
    terms = try NumberTable(file, GlossaryTable.terms)
    guard keyTerms.count == keys.count + 1, terms.count % IndexedTerm.size == 0 else { throw .damaged }
    termCount = terms.count / IndexedTerm.size
  }

  /// The terms that have a key, by number.
  func terms(ofKey key: Int) throws(CompiledTermbase.Fault) -> Range<Int> {
    try keyTerms.bounds(at: key, limit: termCount)
  }

  func term(_ number: Int) throws(CompiledTermbase.Fault) -> Term {
    let place = number * IndexedTerm.size
    guard let term = IndexedTerm(concept: try terms[place], key: try terms[place + 1], rest: try terms[place + 2]).term,
      term.key < keys.count
    else { throw .damaged }
    return term
  }
}

/// A term in three numbers: its concept; its key; and its place in the concept (24 bits), its kind (2 bits) and whether it may be used (1 bit).
struct IndexedTerm {
  static let size = 3
  static let mostTerms = 1 << 24

  let concept: UInt32
  let key: UInt32
  let rest: UInt32

  init(concept: UInt32, key: UInt32, rest: UInt32) {
    self.concept = concept
    self.key = key
    self.rest = rest
  }

  init(concept: UInt32, key: UInt32, term: Int, kind: TermForms.Kind, isUsable: Bool) {
    self.init(
      concept: concept, key: key, rest: UInt32(term) | UInt32(kind.rawValue) << 24 | (isUsable ? 1 << 26 : 0))
  }

  /// nil where the numbers are none of ours.
  var term: FormIndex.Term? {
    guard let kind = TermForms.Kind(rawValue: UInt8(rest >> 24 & 3)) else { return nil }
    return FormIndex.Term(
      concept: Int(concept), term: Int(rest & 0xFF_FFFF), key: Int(key), kind: kind, isUsable: rest >> 26 & 1 == 1)
  }
}
