import BitextModel

/// Reads one concept from a record of bytes; nothing in it is believed.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var isSound = true

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether the record is a concept from its first byte to its last.
  static func isConcept(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var reader = RecordReader(bytes)
    reader.skipConcept()
    return reader.isSound && reader.position == bytes.count
  }

  static func id(_ bytes: UnsafeRawBufferPointer) -> String? {
    var reader = RecordReader(bytes)
    let id = reader.string()
    return reader.isSound ? id : nil
  }

  /// The concept of the record; nil where the record is none.
  static func concept(_ bytes: UnsafeRawBufferPointer) -> Concept? {
    var reader = RecordReader(bytes)
    let concept = reader.concept()
    return reader.isSound && reader.position == bytes.count ? concept : nil
  }

  // MARK: Concepts

  private mutating func concept() -> Concept? {
    let id = string()
    let field = string()
    let glossing = choice(of: Glossing.self)
    let partOfSpeech = optional()
    let validity = count() == 0 ? nil : Validity(from: optional(), to: optional())
    let source = optional()
    let note = optional()
    var definition: [Language: String] = [:]
    for _ in 0..<count() {
      let language = language()
      definition[language] = string()
      guard isSound else { return nil }
    }
    var terms: [Term] = []
    let termCount = count()
    // Each takes eleven bytes and more, so that no count asks for memory that the file does not have.
    terms.reserveCapacity(min(termCount, bytes.count / 11))
    for _ in 0..<termCount {
      guard let term = term() else { return nil }
      terms.append(term)
    }
    return Concept(
      id: id, field: field, terms: terms, definition: definition, glossing: glossing, partOfSpeech: partOfSpeech,
      validity: validity, source: source, note: note)
  }

  private mutating func term() -> Term? {
    let text = string()
    let language = language()
    let partOfSpeech = optional()
    let status = choice(of: TermStatus.self)
    let rendering = choice(of: Rendering.self)
    let type = choice(of: TermType.self)
    let letterCase = choice(of: MatchOptions.Case.self)
    let spacing = choice(of: MatchOptions.Spacing.self)
    let compound = choice(of: MatchOptions.Compound.self)
    let source = optional()
    let note = optional()
    guard isSound, let status, let type, let letterCase, let spacing, let compound else {
      isSound = false
      return nil
    }
    return Term(
      text, language: language, status: status, rendering: rendering, type: type, partOfSpeech: partOfSpeech,
      matching: MatchOptions(letterCase: letterCase, spacing: spacing, compound: compound), source: source, note: note)
  }

  private mutating func language() -> Language {
    let tag = text()
    for known in Self.languages where tag.elementsEqual(known.rawValue.utf8) { return known }
    return Language(rawValue: String(decoding: tag, as: UTF8.self))
  }

  private static let languages: [Language] = [.korean, .simplifiedChinese, .traditionalChinese, .english]

  // MARK: The same without making anything

  private mutating func skipConcept() {
    skipTexts(2)
    skipChoice(of: Glossing.self)
    skipOptional()
    if count() != 0 {
      skipOptional()
      skipOptional()
    }
    skipOptional()
    skipOptional()
    var rest = count()
    while rest > 0, isSound {
      skipTexts(2)
      rest -= 1
    }
    rest = count()
    while rest > 0, isSound {
      skipTerm()
      rest -= 1
    }
  }

  private mutating func skipTerm() {
    skipTexts(2)
    skipOptional()
    skipChoice(of: TermStatus.self, isNeeded: true)
    skipChoice(of: Rendering.self)
    skipChoice(of: TermType.self, isNeeded: true)
    skipChoice(of: MatchOptions.Case.self, isNeeded: true)
    skipChoice(of: MatchOptions.Spacing.self, isNeeded: true)
    skipChoice(of: MatchOptions.Compound.self, isNeeded: true)
    skipOptional()
    skipOptional()
  }

  private mutating func skipTexts(_ number: Int) { for _ in 0..<number { _ = text() } }

  private mutating func skipOptional() { if count() != 0 { _ = text() } }

  private mutating func skipChoice<Value: CaseIterable>(of type: Value.Type, isNeeded: Bool = false)
  where Value.AllCases == [Value] {
    if choice(of: type) == nil, isNeeded { isSound = false }
  }

  // MARK: Parts

  /// A number that cannot be more than the bytes of the record, so that no damage asks for memory.
  private mutating func count() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 {
        if value <= UInt(bytes.count) { return Int(value) }
        break
      }
      shift += 7
    }
    isSound = false
    return 0
  }

  private mutating func text() -> UnsafeRawBufferPointer {
    let length = count()
    guard length <= bytes.count - position else {
      isSound = false
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    defer { position += length }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
  }

  private mutating func string() -> String { String(decoding: text(), as: UTF8.self) }

  private mutating func optional() -> String? { count() == 0 ? nil : string() }

  private mutating func choice<Value: CaseIterable>(of type: Value.Type) -> Value? where Value.AllCases == [Value] {
    guard position < bytes.count else {
      isSound = false
      return nil
    }
    defer { position += 1 }
    let place = Int(bytes[position])
    if place > Value.allCases.count { isSound = false }
    return place == 0 || place > Value.allCases.count ? nil : Value.allCases[place - 1]
  }
}
