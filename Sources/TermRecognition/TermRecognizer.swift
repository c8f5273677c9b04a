import BitextModel
import Dispatch
import SinoKorean
import Synchronization
import Terminology
import TextAnalysis

/// Finds the terms of a termbase and the glosses in an article.
///
/// Letters are found first, whatever stands around them; then each place is judged (``EdgeJudge``), the longest of overlapping places wins, and
/// forms that several concepts share are settled by the glosses of the article.
///
///     let recognizer = TermRecognizer(termbase)
///     recognizer.annotations(of: article).occurrences
public struct TermRecognizer: Sendable {
  public let termbase: Termbase
  let patterns: TermPatterns

  /// - Complexity: O(*n* log *n*) in the number of terms.
  public init(_ termbase: Termbase) { self.init(termbase, TermPatterns(termbase)) }

  init(_ termbase: Termbase, _ patterns: TermPatterns) {
    self.termbase = termbase
    self.patterns = patterns
  }

  /// - Complexity: O(*n*) for *n* bytes, and O(*m* log *m*) for each row of *m* overlapping terms. Long articles are read by several threads.
  public func annotations(of article: Article) -> Annotations {
    let stretches = Self.stretches(of: article)
    var parts = [Part](repeating: Part(), count: stretches.count)
    if stretches.count == 1 {
      parts[0] = part(of: article, blocks: stretches[0], Memory())
    } else {
      let idle = IdleMemories()
      parts.withUnsafeMutableBufferPointer { parts in
        // Each thread writes its own element.
        nonisolated(unsafe) let parts = parts
        DispatchQueue.concurrentPerform(iterations: stretches.count) {
          let memory = idle.take()
          parts[$0] = part(of: article, blocks: stretches[$0], memory)
          idle.keep(memory)
        }
      }
    }
    var sightings = parts.count == 1 ? parts[0].sightings : parts.flatMap(\.sightings)
    let glosses = parts.flatMap(\.glosses)
    HomographJudge.settle(&sightings, by: self, article: article, glosses: glosses)
    let named = NameJudge(self, article: article, glosses: glosses).named(sightings)
    return Annotations(occurrences: named, glosses: glosses)
  }

  /// What one thread found.
  private struct Part: Sendable {
    var sightings: [Sighting] = []
    var glosses: [GlossPair] = []
  }

  /// What is remembered from block to block. It changes the time that recognition takes, never what it finds.
  private final class Memory {
    let verdicts = EojeolVerdicts()
    let heads = HeadMemory()
  }

  /// The memories that no thread uses at the moment: a stretch goes on with what another one learnt.
  private final class IdleMemories: Sendable {
    /// A memory that one thread at a time uses.
    private struct Idle: @unchecked Sendable {
      let memory: Memory
    }

    private let all = Mutex<[Idle]>([])

    func take() -> Memory { all.withLock { $0.popLast() }?.memory ?? Memory() }

    func keep(_ memory: Memory) {
      let idle = Idle(memory: memory)
      all.withLock { $0.append(idle) }
    }
  }

  /// In bytes: less is not worth a thread.
  private static let shortestStretch = 1 << 17
  private static let mostStretches = 16

  /// The blocks in rows of about the same length; the same whatever the machine.
  private static func stretches(of article: Article) -> [Range<Int>] {
    let blocks = article.blocks
    let byteCount = blocks.reduce(0) { $0 + $1.text.count }
    let count = min(max(1, byteCount / shortestStretch), mostStretches)
    var result: [Range<Int>] = []
    var start = 0
    var read = 0
    for index in blocks.indices {
      read += blocks[index].text.count
      if read * count >= byteCount * (result.count + 1), result.count < count - 1 {
        result.append(start..<index + 1)
        start = index + 1
      }
    }
    return result + [start..<blocks.count]
  }

  private func part(of article: Article, blocks: Range<Int>, _ memory: Memory) -> Part {
    var result = Part()
    for index in blocks where article.blocks[index].role != .opaque {
      let block = article.blocks[index]
      let text = FoldedText(block.textWithoutCode)
      let found = sightings(in: text, block: index, of: article, memory.verdicts)
      result.glosses += GlossFinder.glosses(
        self, memory: memory.heads, text: text, block: index, role: block.role, found: found)
      result.sightings += found
    }
    return result
  }

  /// An occurrence before the article as a whole was heard on it.
  struct Sighting: Sendable {
    var occurrence: TermOccurrence
    /// The units of its block that it takes.
    let units: Range<Int>
    let pattern: Int
    /// Whether it is a name that is spelt like a common noun.
    var mayBeNoun: Bool
    /// Where several concepts share the form: of each the term that stands there, in the order of the occurrence's concept and alternatives.
    let readings: [Reading]
  }

  /// One of the terms that a place may be, and what was looked through to see it.
  struct Reading: Sendable {
    let designation: TermPatterns.Designation
    fileprivate(set) var through: LookedThroughSet
  }

  /// The terms of a block, in order of place, none sharing text with another.
  private func sightings(
    in text: FoldedText, block: Int, of article: Article, _ verdicts: EojeolVerdicts
  ) -> [Sighting] {
    var judge = EdgeJudge(text, patterns: patterns, verdicts: verdicts)
    var result: [Sighting] = []
    var readings: [Reading] = []
    var row = OverlappingRow()
    /// Of the row: its first sighting.
    var first = 0
    func stands(_ candidate: TermPatterns.Candidate) -> Bool {
      readings.removeAll(keepingCapacity: true)
      for designation in patterns.designations(ofPattern: candidate.pattern) {
        if let verdict = judge.verdict(on: candidate.range, as: designation),
          hasExactCase(candidate.range, designation, text, article)
        {
          readings.append(Reading(designation: designation, through: verdict.through))
        }
      }
      if !readings.isEmpty { result.append(sighting(candidate, readings, text, block, article)) }
      return !readings.isEmpty
    }
    func close() {
      row.settle(stands)
      if result.count - first > 1 { result[first...].sort { $0.units.lowerBound < $1.units.lowerBound } }
      first = result.count
    }
    patterns.forEachCandidate(in: text) { candidate in
      if candidate.range.lowerBound >= row.end { close() }
      row.add(candidate)
    }
    close()
    return result
  }

  private func sighting(
    _ candidate: TermPatterns.Candidate, _ readings: [Reading], _ text: FoldedText, _ block: Int, _ article: Article
  ) -> Sighting {
    let range = candidate.range
    let sourceRange = text.sourceRange(range)
    let written = article.source.utf8[sourceRange.bounds]
    func complete(_ reading: Reading) -> Reading {
      guard !reading.designation.isPlain || !text.isWrittenAsCompared(range) else { return reading }
      var result = reading
      result.through.formUnion(differences(of: written, from: reading.designation, range, text, article))
      return result
    }
    let ranked = readings.count == 1 ? [] : ranked(readings, written: written).map(complete)
    let first = ranked.first ?? complete(readings[0])
    return Sighting(
      occurrence: TermOccurrence(
        range: sourceRange, block: block, concept: first.designation.concept, term: first.designation.term,
        alternatives: ranked.dropFirst().map(\.designation.concept), through: first.through.list),
      units: range, pattern: candidate.pattern, mayBeNoun: mayBeNoun(first.designation),
      readings: ranked.count == 1 ? [] : ranked)
  }

  /// Of each concept the best reading, the one that the form alone speaks for first.
  ///
  /// A form that is good for one concept is not held against the writer because another concept forbids it.
  private func ranked(_ readings: [Reading], written: ArraySlice<UInt8>) -> [Reading] {
    var result: [Reading] = []
    let ranks = readings.map { rank($0.designation, written: written) }
    for index in readings.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) {
      let concept = readings[index].designation.concept
      if !result.contains(where: { $0.designation.concept == concept }) { result.append(readings[index]) }
    }
    return result
  }

  private func rank(_ designation: TermPatterns.Designation, written: ArraySlice<UInt8>) -> Int {
    let text = termbase.concepts[designation.concept].terms[designation.term].text.utf8
    let isAsWritten = text.count == written.count && text.elementsEqual(written)
    return switch designation.status {
    case .preferred: isAsWritten ? 0 : 2
    case .admitted: isAsWritten ? 1 : 3
    case .deprecated: 4
    case .forbidden: 5
    }
  }

  func mayBeNoun(_ designation: TermPatterns.Designation) -> Bool {
    designation.isNameByAnyReading
      && KoreanLexicon.contains(termbase.concepts[designation.concept].terms[designation.term].text)
  }

  func hasExactCase(
    _ range: Range<Int>, _ designation: TermPatterns.Designation, _ text: FoldedText, _ article: Article
  ) -> Bool {
    guard designation.matching.letterCase == .exact else { return true }
    let term = termbase.concepts[designation.concept].terms[designation.term].text
    let written = article.source.string(in: text.sourceRange(range))
    return latin(written) == latin(term)
  }

  private func isLatin(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func lowercased(_ letter: UInt8) -> UInt8 { letter | 0x20 }

  private func latin(_ text: String) -> [UInt8] { text.utf8.filter(isLatin) }

  private func differences(
    of written: ArraySlice<UInt8>, from designation: TermPatterns.Designation, _ range: Range<Int>, _ text: FoldedText,
    _ article: Article
  ) -> LookedThroughSet {
    let term = termbase.concepts[designation.concept].terms[designation.term].text
    if written.elementsEqual(term.utf8) { return [] }
    var result: LookedThroughSet = []
    let form = text.string(range).unicodeScalars.lazy.filter { $0 != " " }
    if !form.elementsEqual(MatchingForm.of(term).unicodeScalars.lazy.filter { $0 != " " }) { result.insert(.script) }
    let letters = (written.filter(isLatin), latin(term))
    if letters.0 != letters.1, letters.0.map(lowercased) == letters.1.map(lowercased) { result.insert(.letterCase) }
    let plain = text.form.slice(text.formRange(range))
    // A capital alone is read as its small letter; what else is replaced is another form.
    let isOtherForm = { (piece: MappedText.Piece) in
      (piece.kind == .replaced || piece.kind == .respelled)
        && !article.source.utf8[piece.origin.bounds].allSatisfy(self.isLatin)
    }
    if plain.pieces.contains(where: isOtherForm) { result.insert(.form) }
    if zip(plain.pieces, plain.pieces.dropFirst()).contains(where: { $0.origin.end != $1.origin.start }) {
      result.insert(.markup)
    }
    return result
  }
}

extension Block {
  /// The text with code and bare addresses taken out: they are shown, never read for terms.
  var textWithoutCode: MappedText {
    let code = marks.filter { $0.kind == .code || isAddress($0) }.map(\.range)
    guard !code.isEmpty else { return text }
    var result = MappedText()
    var position = 0
    for range in code.sorted() where range.start >= position {
      result.append(text.slice(TextRange(position, range.start)))
      // The place stays visible, so that the words beside it do not grow together.
      result.appendReplacement([0xEF, 0xBF, 0xBC], origin: text.originRange(of: range))
      position = range.end
    }
    result.append(text.slice(TextRange(position, text.count)))
    return result
  }

  /// A link that shows its own address.
  private func isAddress(_ mark: InlineMark) -> Bool {
    guard case .link(let address) = mark.kind else { return false }
    let shown = text.string(in: mark.range)
    return address.hasSuffix(shown) || shown.hasPrefix("http")
  }
}
