import BitextModel
import PatternMatching
import Terminology

/// The terms of a termbase as patterns over folded units.
struct TermPatterns: Sendable {
  /// One designation that a pattern stands for; small and without references, for half a million lie in a row.
  struct Designation: Sendable {
    /// The checksum of its text as the glossary has it.
    private let text: UInt64
    private let conceptNumber: UInt32
    private let termNumber: UInt32
    /// Where its spaces are listed in ``TermPatterns/spacings``.
    fileprivate let spacingPlace: UInt32
    let status: TermStatus
    let matching: MatchOptions
    let isChinese: Bool
    /// Whether the term is a name written as it sounds or a foreign one: 선전, 왕이쥔, 니오.
    let isName: Bool
    /// Whether it is Korean and a name by any reading: 대련 of a concept that 다롄 names, too.
    let isNameByAnyReading: Bool
    /// Whether the term is written as it is compared: nothing folded, no spaces.
    let isPlain: Bool
    let hasSpaces: Bool

    var concept: Int { Int(conceptNumber) }
    var term: Int { Int(termNumber) }

    /// Whether the glossary has the term as the very text with this ``Checksum``; wrong once in 2^64.
    func hasText(withChecksum checksum: UInt64) -> Bool { text == checksum }

    fileprivate init(
      _ term: Term, concept: Int, number: Int, isNamed: Bool, spacingPlace: Int, spacing: UInt32, text: UInt64
    ) {
      self.text = text
      conceptNumber = UInt32(concept)
      termNumber = UInt32(number)
      self.spacingPlace = UInt32(spacingPlace)
      status = term.status
      matching = term.matching
      isChinese = term.language.isChinese
      isName = term.rendering == .transliteration || term.rendering == .foreign
      isNameByAnyReading = term.language == .korean && (isName || (isNamed && term.rendering == .sinoKorean))
      isPlain = spacing & 1 != 0
      hasSpaces = spacing > 1
    }
  }

  private let matcher: PatternMatcher
  /// By number of the pattern, which is the place of the term among all terms.
  private let all: DesignationTable
  /// By concept: the number of its first term.
  private let firstTerms: [UInt32]
  /// For each term how many spaces it has, and after which of its units they stand.
  private let spacings: [UInt32]

  /// - Precondition: The terms hold at most 65,519 different characters, folded.
  init(_ termbase: Termbase) {
    do {
      let bytes = try CompiledTerms.bytes(of: termbase, key: 0)
      try self.init(termbase, CompiledTerms.opened(bytes))
    } catch {
      preconditionFailure("a termbase that no table can hold: \(error)")
    }
  }

  /// The patterns that ``CompiledTerms`` made of `termbase`.
  ///
  /// - Complexity: O(*n*) in the number of terms.
  init(_ termbase: Termbase, _ file: TableFile) throws(TableFileError) {
    matcher = try PatternMatcher(file)
    guard let bytes = file.table(CompiledTerms.spacings)?.whole(), bytes.count % 4 == 0 else { throw .damaged }
    spacings = Array(bytes.bindMemory(to: UInt32.self))
    guard let texts = file.table(CompiledTerms.texts)?.whole(), texts.count % 8 == 0 else { throw .damaged }
    let (designations, firstTerms) = try Self.designations(of: termbase, spacings, texts.bindMemory(to: UInt64.self))
    all = DesignationTable(designations)
    self.firstTerms = firstTerms
  }

  private static func designations(
    of termbase: Termbase, _ spacings: [UInt32], _ texts: UnsafeBufferPointer<UInt64>
  ) throws(TableFileError) -> ([Designation], [UInt32]) {
    var all: [Designation] = []
    var firstTerms: [UInt32] = []
    all.reserveCapacity(spacings.count)
    firstTerms.reserveCapacity(termbase.concepts.count)
    var place = 0
    for concept in termbase.concepts.indices {
      let terms = termbase.concepts[concept].terms
      firstTerms.append(UInt32(all.count))
      let isNamed = terms.contains { $0.rendering == .transliteration }
      for number in terms.indices {
        guard place < spacings.count else { throw .damaged }
        let count = Int(spacings[place] >> 1)
        guard count < spacings.count - place, all.count < texts.count else { throw .damaged }
        all.append(
          Designation(
            terms[number], concept: concept, number: number, isNamed: isNamed, spacingPlace: place,
            spacing: spacings[place], text: texts[all.count]))
        place += 1 + count
      }
    }
    guard place == spacings.count else { throw .damaged }
    return (all, firstTerms)
  }

  /// Calls `body` with every place where the letters of a term stand, whatever is around it, by start and then by end.
  func forEachCandidate(in text: FoldedText, _ body: (Candidate) -> Void) {
    matcher.forEachMatch(in: text.units) { body(Candidate(pattern: $0.key, range: $0.start..<$0.end)) }
  }

  func candidates(in text: FoldedText) -> [Candidate] {
    var result: [Candidate] = []
    forEachCandidate(in: text) { result.append($0) }
    return result
  }

  /// The designations of a pattern.
  func designations(ofPattern pattern: Int) -> Designations {
    Designations(numbers: matcher.patterns(of: pattern), all: all.items)
  }

  /// The designations of exactly `units`.
  func designations(of units: some Collection<UInt32>) -> [Designation] {
    matcher.key(of: units).map { Array(designations(ofPattern: $0)) } ?? []
  }

  /// Whether a term has exactly `units`.
  func isTerm(_ units: some Collection<UInt32>) -> Bool { matcher.key(of: units) != nil }

  func designation(concept: Int, term: Int) -> Designation { all.items[Int(firstTerms[concept]) + term] }

  /// After which of its units the term has a space, ascending.
  func spacings(of designation: Designation) -> ArraySlice<UInt32> {
    let place = Int(designation.spacingPlace)
    return spacings[place + 1..<place + 1 + Int(spacings[place] >> 1)]
  }

  struct Candidate {
    let pattern: Int
    /// Into the units of the text.
    let range: Range<Int>
  }

  /// The designations of one pattern, good as long as the patterns are. Numbers that no term has, as only a forged file holds, are passed over.
  struct Designations: Sequence, IteratorProtocol {
    fileprivate let numbers: UnsafeBufferPointer<UInt32>
    fileprivate let all: UnsafeBufferPointer<Designation>
    private var index = 0

    fileprivate init(numbers: UnsafeBufferPointer<UInt32>, all: UnsafeBufferPointer<Designation>) {
      self.numbers = numbers
      self.all = all
    }

    mutating func next() -> Designation? {
      while index < numbers.count {
        let number = Int(numbers[index])
        index += 1
        if number < all.count { return all[number] }
      }
      return nil
    }
  }

  /// Designations at a fixed place in memory: they are read for every match, and counting references there would cost more than the reading.
  private final class DesignationTable: @unchecked Sendable {
    let items: UnsafeBufferPointer<Designation>

    init(_ designations: [Designation]) {
      let copy = UnsafeMutableBufferPointer<Designation>.allocate(capacity: designations.count)
      _ = copy.initialize(from: designations)
      items = UnsafeBufferPointer(copy)
    }

    deinit { items.deallocate() }
  }
}
