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
      parts[0] = part(of: article, blocks: stretches[0], Memory(SightingFinder(self, in: article)))
    } else {
      let idle = IdleMemories()
      parts.withUnsafeMutableBufferPointer { parts in
        // Each thread writes its own element.
        nonisolated(unsafe) let parts = parts
        DispatchQueue.concurrentPerform(iterations: stretches.count) {
          let memory = idle.take() ?? Memory(SightingFinder(self, in: article))
          parts[$0] = part(of: article, blocks: stretches[$0], memory)
          idle.keep(memory)
        }
      }
    }
    var sightings = parts[0].sightings
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
    var finder: SightingFinder
    let heads = HeadMemory()

    init(_ finder: SightingFinder) { self.finder = finder }
  }

  /// The memories that no thread uses at the moment: a stretch goes on with what another one learnt.
  private final class IdleMemories: Sendable {
    /// A memory that one thread at a time uses.
    private struct Idle: @unchecked Sendable {
      let memory: Memory
    }

    private let all = Mutex<[Idle]>([])

    func take() -> Memory? { all.withLock { $0.popLast() }?.memory }

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
      let first = memory.finder.sightings.items.count
      memory.finder.read(text, block: index)
      guard text.mayHaveGloss else { continue }
      let found = Array(memory.finder.sightings.items[first...])
      result.glosses += GlossFinder.glosses(
        self, memory: memory.heads, text: text, block: index, role: block.role, found: found)
    }
    result.sightings = memory.finder.take()
    return result
  }

  func mayBeNoun(_ designation: TermPatterns.Designation) -> Bool {
    designation.isNameByAnyReading
      && KoreanLexicon.contains(termbase.concepts[designation.concept].terms[designation.term].text)
  }

  func hasExactCase(
    _ range: Range<Int>, _ designation: TermPatterns.Designation, _ text: FoldedText, in article: Article
  ) -> Bool {
    guard designation.matching.letterCase == .exact else { return true }
    let term = termbase.concepts[designation.concept].terms[designation.term].text
    let written = article.source.string(in: text.sourceRange(range))
    return LatinLetters.of(written.utf8) == LatinLetters.of(term.utf8)
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
