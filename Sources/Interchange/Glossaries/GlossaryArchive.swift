import BitextModel
import Terminology

/// A read glossary in a compact form, so that the next run need not read the YAML again.
///
/// A cache, never a document: it is made for one content of the glossary files (``fingerprint(of:)``), safe to delete, and refused where it is
/// damaged, cut short, or of another version.
public enum GlossaryArchive {
  private static let magic = Array("eonhae glossary 2\n".utf8)

  /// FNV-1a in 64 bits over the names and contents of the files, in the order given.
  public static func fingerprint(of files: [(name: String, content: [UInt8])]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for file in files {
      file.name.utf8.forEach(mix)
      mix(0)
      file.content.withUnsafeBufferPointer { bytes in
        for byte in bytes { mix(byte) }
      }
      mix(0)
    }
    return hash
  }

  public static func written(_ concepts: [Concept], fingerprint: UInt64) -> [UInt8] {
    var body = ArchiveWriter()
    body.write(concepts.count)
    for concept in concepts { body.write(concept) }
    var file = ArchiveWriter()
    file.bytes = magic
    file.write(fingerprint)
    file.write(Self.fingerprint(of: [("", body.bytes)]))
    return file.bytes + body.bytes
  }

  /// The concepts of an archive made for `fingerprint`; nil where it is for another content or not whole.
  public static func read(_ bytes: [UInt8], fingerprint: UInt64) -> [Concept]? {
    guard bytes.starts(with: magic), bytes.count >= magic.count + 16 else { return nil }
    var header = ArchiveReader(bytes: bytes, position: magic.count)
    guard header.fixed() == fingerprint, let checksum = header.fixed(),
      checksum == Self.fingerprint(of: [("", Array(bytes[header.position...]))])
    else { return nil }
    var body = ArchiveReader(bytes: bytes, position: header.position)
    let count = body.count()
    var concepts: [Concept] = []
    concepts.reserveCapacity(count)
    for _ in 0..<count {
      guard let concept = body.concept() else { return nil }
      concepts.append(concept)
    }
    return body.isSound ? concepts : nil
  }
}

private struct ArchiveWriter {
  var bytes: [UInt8] = []

  mutating func write(_ fixed: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: fixed >> UInt64(shift))) }
  }

  /// LEB128: seven bits a byte, the lowest first.
  mutating func write(_ count: Int) {
    var rest = UInt(count)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// The place of a value among all of its kind, from 1; 0 for none.
  mutating func write<Value: CaseIterable & Equatable>(choice: Value?) {
    let place = choice.flatMap { value in Array(Value.allCases).firstIndex(of: value) }
    bytes.append(UInt8((place ?? -1) + 1))
  }

  mutating func write(_ concept: Concept) {
    write(concept.id)
    write(concept.field)
    write(choice: concept.glossing)
    write(concept.partOfSpeech)
    write(concept.validity == nil ? 0 : 1)
    if let validity = concept.validity {
      write(validity.from)
      write(validity.to)
    }
    write(concept.source)
    write(concept.note)
    write(concept.definition.count)
    for language in concept.definition.keys.sorted() {
      write(language.rawValue)
      write(concept.definition[language]!)
    }
    write(concept.terms.count)
    for term in concept.terms { write(term) }
  }

  mutating func write(_ term: Term) {
    write(term.text)
    write(term.language.rawValue)
    write(term.partOfSpeech)
    write(choice: term.status)
    write(choice: term.rendering)
    write(choice: term.type)
    write(choice: term.matching.letterCase)
    write(choice: term.matching.spacing)
    write(choice: term.matching.compound)
    write(term.source)
    write(term.note)
  }
}

private struct ArchiveReader {
  let bytes: [UInt8]
  var position: Int
  private(set) var isSound = true

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func fixed() -> UInt64? {
    guard position + 8 <= bytes.count else { return nil }
    defer { position += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }

  /// A number that cannot be more than the bytes left, so that no damage asks for memory.
  mutating func count() -> Int {
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

  mutating func string() -> String {
    let length = count()
    guard position + length <= bytes.count else {
      isSound = false
      return ""
    }
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  mutating func choice<Value: CaseIterable>(of type: Value.Type) -> Value? where Value.AllCases == [Value] {
    guard position < bytes.count else {
      isSound = false
      return nil
    }
    defer { position += 1 }
    let place = Int(bytes[position])
    if place > Value.allCases.count { isSound = false }
    return place == 0 || place > Value.allCases.count ? nil : Value.allCases[place - 1]
  }

  mutating func optional() -> String? { count() == 0 ? nil : string() }

  mutating func concept() -> Concept? {
    let id = string()
    let field = string()
    let glossing = choice(of: Glossing.self)
    let partOfSpeech = optional()
    let validity = count() == 0 ? nil : Validity(from: optional(), to: optional())
    let source = optional()
    let note = optional()
    var definition: [Language: String] = [:]
    for _ in 0..<count() { definition[Language(rawValue: string())] = string() }
    var terms: [Term] = []
    for _ in 0..<count() {
      guard let term = term() else { return nil }
      terms.append(term)
    }
    guard isSound else { return nil }
    return Concept(
      id: id, field: field, terms: terms, definition: definition, glossing: glossing,
      partOfSpeech: partOfSpeech, validity: validity, source: source, note: note)
  }

  private mutating func term() -> Term? {
    let text = string()
    let language = Language(rawValue: string())
    let partOfSpeech = optional()
    let status = choice(of: TermStatus.self)
    let rendering = choice(of: Rendering.self)
    let type = choice(of: TermType.self)
    let letterCase = choice(of: MatchOptions.Case.self)
    let spacing = choice(of: MatchOptions.Spacing.self)
    let compound = choice(of: MatchOptions.Compound.self)
    let source = optional()
    let note = optional()
    guard isSound, let status, let type, let letterCase, let spacing, let compound else { return nil }
    return Term(
      text, language: language, status: status, rendering: rendering, type: type,
      partOfSpeech: partOfSpeech,
      matching: MatchOptions(letterCase: letterCase, spacing: spacing, compound: compound), source: source, note: note)
  }
}
