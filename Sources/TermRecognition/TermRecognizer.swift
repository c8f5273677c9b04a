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
    var sightings = parts.isEmpty ? Sightings() : parts[0].sightings
    for part in parts.dropFirst() { sightings.append(part.sightings) }
    let glosses = parts.flatMap(\.glosses)
    HomographJudge.settle(&sightings, by: self, article: article, glosses: glosses)
    let named = NameJudge(self, article: article, glosses: glosses).named(sightings)
    return Annotations(occurrences: named, glosses: glosses)
  }

  /// What one thread found.
  private struct Part: Sendable {
    var sightings = Sightings()
    var glosses: [GlossPair] = []
  }

  /// What is remembered from block to block. It changes the time that recognition takes, never what it finds.
  private final class Memory {
    let verdicts = EojeolVerdicts()
    let words = HeadWords()
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
      let first = result.sightings.items.count
      addSightings(in: text, block: index, of: article, memory.verdicts, to: &result.sightings)
      guard text.mayHaveGloss else { continue }
      let found = Array(result.sightings.items[first...])
      result.glosses +=
        GlossFinder(self, words: memory.words, text: text, block: index, role: block.role, found: found)
        .glosses()
    }
    return result
  }

  /// Adds the terms of a block, in order of place, none sharing text with another.
  private func addSightings(
    in text: FoldedText, block: Int, of article: Article, _ verdicts: EojeolVerdicts, to result: inout Sightings
  ) {
    var judge = EdgeJudge(text, patterns: patterns, verdicts: verdicts)
    var readings: [Reading] = []
    var row = OverlappingRow()
    /// Of the row: its first sighting.
    var first = result.items.count
    func stands(_ candidate: TermPatterns.Candidate) -> Bool {
      readings.removeAll(keepingCapacity: true)
      for designation in patterns.designations(ofPattern: candidate.pattern) {
        if let verdict = judge.verdict(on: candidate.range, as: designation),
          hasExactCase(candidate.range, designation, text, article)
        {
          readings.append(Reading(designation: designation, through: verdict.through))
        }
      }
      if !readings.isEmpty { add(candidate.range, &readings, text, block, article, to: &result) }
      return !readings.isEmpty
    }
    func close() {
      row.settle(stands)
      if result.items.count - first > 1 { result.items[first...].sort { $0.range.start < $1.range.start } }
      first = result.items.count
    }
    patterns.forEachCandidate(in: text) { candidate in
      if candidate.range.lowerBound >= row.end { close() }
      row.add(candidate)
    }
    close()
  }

  /// Adds the place `range`, which may be any of `readings`.
  private func add(
    _ range: Range<Int>, _ readings: inout [Reading], _ text: FoldedText, _ block: Int, _ article: Article,
    to result: inout Sightings
  ) {
    let sourceRange = text.sourceRange(range)
    let isAsCompared = text.isWrittenAsCompared(range)
    article.source.utf8.withUnsafeBytes { source in
      let written = UnsafeRawBufferPointer(rebasing: source[sourceRange.bounds])
      if readings.count > 1 { rank(&readings, written: written, isAsCompared: isAsCompared) }
      for index in readings.indices where !(isAsCompared && readings[index].designation.isPlain) {
        readings[index].through.formUnion(
          differences(of: written, from: readings[index].designation, range, text, article))
      }
    }
    let mayBeNoun = mayBeNoun(readings[0].designation)
    if readings.count > 1 { result.homographs.append(Homograph(readings: readings)) }
    result.items.append(
      Sighting(
        range: sourceRange, units: range, block: block, as: readings[0], mayBeNoun: mayBeNoun,
        homograph: readings.count > 1 ? result.homographs.count - 1 : nil))
  }

  /// Leaves of each concept the best reading, the one that the form alone speaks for first.
  ///
  /// A form that is good for one concept is not held against the writer because another concept forbids it.
  private func rank(_ readings: inout [Reading], written: UnsafeRawBufferPointer, isAsCompared: Bool) {
    var best: [(rank: Int, index: Int)] = []
    for (index, reading) in readings.enumerated() {
      let rank = rank(reading.designation, written: written, isAsCompared: isAsCompared)
      let place = best.firstIndex { readings[$0.index].designation.concept == reading.designation.concept }
      if let place {
        if rank < best[place].rank { best[place] = (rank, index) }
      } else {
        best.append((rank, index))
      }
    }
    if best.count > 1 { best.sort(by: <) }
    let all = readings
    readings.removeAll(keepingCapacity: true)
    for (_, index) in best { readings.append(all[index]) }
  }

  private func rank(
    _ designation: TermPatterns.Designation, written: UnsafeRawBufferPointer, isAsCompared: Bool
  ) -> Int {
    func isAsWritten() -> Bool {
      designation.isPlain ? isAsCompared : TermPatterns.isText(of: designation, written)
    }
    return switch designation.status {
    case .preferred: isAsWritten() ? 0 : 2
    case .admitted: isAsWritten() ? 1 : 3
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
    of written: UnsafeRawBufferPointer, from designation: TermPatterns.Designation, _ range: Range<Int>,
    _ text: FoldedText, _ article: Article
  ) -> LookedThroughSet {
    if TermPatterns.isText(of: designation, written) { return [] }
    let term = termbase.concepts[designation.concept].terms[designation.term].text
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
    if marks.isEmpty { return text }
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
