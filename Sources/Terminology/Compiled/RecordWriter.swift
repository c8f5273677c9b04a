import BitextModel

/// Concepts as records of bytes.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

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
    for (language, text) in concept.definition.sorted(by: { $0.key < $1.key }) {
      write(language.rawValue)
      write(text)
    }
    write(concept.terms.count)
    for term in concept.terms { write(term) }
  }

  private mutating func write(_ term: Term) {
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

  /// LEB128: seven bits a byte, the lowest first.
  private mutating func write(_ count: Int) {
    var rest = UInt(count)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// The place of a value among all of its kind, from 1; 0 for none.
  private mutating func write<Value: CaseIterable & Equatable>(choice: Value?) where Value.AllCases == [Value] {
    let place = choice.flatMap { value in Value.allCases.firstIndex(of: value) }
    bytes.append(UInt8((place ?? -1) + 1))
  }
}
