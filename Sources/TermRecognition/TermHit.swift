import BitextModel
import SinoKorean
import Terminology

/// A place where the letters of a term stand, with what was decided about it and why.
public struct TermHit: Sendable, Hashable {
  /// Why letters are not the term.
  public enum Refusal: String, Sendable, Hashable, CaseIterable {
    /// A space stands where the term's parts may not be parted.
    case spacing
    /// A Latin letter or digit touches it: AI in AIDS.
    case lettersBeside = "letters-beside"
    /// The eojeol is cut into other words more likely.
    case otherWord = "other-word"
    /// It is a member of a compound, and the glossary refuses compounds of this term.
    case compoundRefused = "compound-refused"
    /// It cuts a Chinese word.
    case chineseWord = "chinese-word"
    /// The capitals differ, and the glossary asks for them.
    case letterCase = "case"
    /// It stands in, or overlaps, a longer term.
    case longerTerm = "longer-term"
    /// Another concept with the same form is meant.
    case otherConcept = "other-concept"
    /// Another concept with the same form stands for it, and nothing decides between them.
    case undecided
    /// It is spelt like a common noun, and nothing speaks for the name.
    case commonNoun = "common-noun"
  }

  /// What stands at an edge of the term.
  public enum Edge: String, Sendable, Hashable {
    /// A space, punctuation, or the end of the text.
    case open
    /// Characters of another script.
    case script
    /// A particle or ending.
    case particle
    /// Another word of a compound, or what makes it another word.
    case word
    /// A word boundary of the Chinese dictionary.
    case dictionary
  }

  /// A piece of an eojeol.
  public struct Piece: Sendable, Hashable {
    public let text: String
    public let kind: KoreanMorphemes.Kind
    /// Whether the dictionary knows it; the term itself counts as known.
    public let isKnown: Bool
  }

  /// Into the article's ``SourceText``.
  public let range: TextRange
  /// The index of its block in the article.
  public let block: Int
  /// The index of the concept in the termbase, and of the term among its terms.
  public let concept: Int
  public let term: Int
  /// The letters as the recognizer compared them: folded in case, width and script.
  public let form: String
  /// nil where it is the term.
  public let refusal: Refusal?
  public let through: [LookedThrough]
  public let left: Edge
  public let right: Edge
  /// The cheapest way to cut the eojeol with the term; empty where no Hangul touches it and no bound noun is spelt so.
  public let cut: [Piece]
  /// The cheapest way of all, or what the neighbours speak for, where it is another.
  public let rival: [Piece]
}

extension TermRecognizer {
  /// Every place of an article where the letters of a term stand: those that are the term, and those that are not, with the reason.
  ///
  /// In order of place, the longer first. This is for explaining; ``annotations(of:)`` finds the same terms and costs less.
  public func hits(in article: Article) -> [TermHit] {
    let taken = annotations(of: article).occurrences
    var result: [TermHit] = []
    var explainer = HitExplainer(judge: EdgeJudge(patterns))
    for (index, block) in article.blocks.enumerated() where block.role != .opaque {
      let text = FoldedText(block.textWithoutCode)
      explainer.turn(to: text, block: index)
      for candidate in patterns.candidates(in: text) {
        for designation in patterns.designations(ofPattern: candidate.pattern) {
          var hit = explainer.hit(at: candidate.range, designation)
          if hit.refusal == nil, !hasExactCase(candidate.range, designation, text, in: article) {
            hit = hit.refused(.letterCase)
          } else if hit.refusal == nil, let refusal = Self.refusal(of: hit, among: taken) {
            hit = hit.refused(refusal)
          }
          result.append(hit)
        }
      }
    }
    return result.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }

  /// Why an admitted place is none of the occurrences, which are in order of place and share no text; nil where it is one.
  private static func refusal(of hit: TermHit, among occurrences: [TermOccurrence]) -> TermHit.Refusal? {
    var low = 0
    var high = occurrences.count
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].range.end <= hit.range.start { low = middle + 1 } else { high = middle }
    }
    guard low < occurrences.count, occurrences[low].range.start < hit.range.end else { return .commonNoun }
    guard occurrences[low].range == hit.range else { return .longerTerm }
    let occurrence = occurrences[low]
    if occurrence.concept == hit.concept { return nil }
    return occurrence.isAmbiguous && occurrence.alternatives.contains(hit.concept) ? .undecided : .otherConcept
  }
}

extension TermHit {
  fileprivate func refused(_ refusal: Refusal) -> TermHit {
    TermHit(
      range: range, block: block, concept: concept, term: term, form: form, refusal: refusal, through: through,
      left: left, right: right, cut: cut, rival: rival)
  }
}

/// Asks the judge and writes down what it saw.
private struct HitExplainer {
  private var judge: EdgeJudge
  private var lattice = EojeolLattice()
  private var block = 0
  private var text: FoldedText { judge.text }

  init(judge: EdgeJudge) { self.judge = judge }

  mutating func turn(to text: FoldedText, block: Int) {
    judge.turn(to: text)
    self.block = block
  }

  mutating func hit(at range: Range<Int>, _ designation: TermPatterns.Designation) -> TermHit {
    var verdict = EdgeJudge.Verdict()
    let refusal = judge.refusal(of: range, as: designation, &verdict)
    let (cut, rival) = cuts(around: range, isName: designation.isName)
    return TermHit(
      range: text.sourceRange(range), block: block, concept: designation.concept, term: designation.term,
      form: text.string(range), refusal: refusal, through: verdict.through.list,
      left: edge(before: range), right: edge(after: range, hasParticle: verdict.through.contains(.particle)), cut: cut,
      rival: rival)
  }

  private func edge(before range: Range<Int>) -> TermHit.Edge {
    edge(range.lowerBound - 1, range.lowerBound, gap: range.lowerBound)
  }

  private func edge(after range: Range<Int>, hasParticle: Bool) -> TermHit.Edge {
    let edge = edge(range.upperBound, range.upperBound - 1, gap: range.upperBound)
    return hasParticle ? .particle : edge
  }

  /// What the unit `outside` is to the unit `inside`.
  private func edge(_ outside: Int, _ inside: Int, gap: Int) -> TermHit.Edge {
    guard outside >= 0, outside < text.count, text.gaps[gap] == .none else { return .open }
    if text.isHangul(outside) { return text.isHangul(inside) ? .word : .script }
    if text.isHan(outside) { return text.isHan(inside) ? .dictionary : .script }
    return FoldedText.isAlphanumeric(text.units[outside]) ? .script : .open
  }

  private mutating func cuts(
    around range: Range<Int>, isName: Bool
  ) -> (cut: [TermHit.Piece], rival: [TermHit.Piece]) {
    guard text.isHangul(range.lowerBound), text.isHangul(range.upperBound - 1) else { return ([], []) }
    if judge.isBoundNoun(range) {
      let middle = range.lowerBound + 1
      return (
        [TermHit.Piece(text: text.string(range), kind: .noun, isKnown: true)],
        [
          TermHit.Piece(text: text.string(range.lowerBound..<middle), kind: .boundNoun, isKnown: true),
          TermHit.Piece(text: text.string(middle..<range.upperBound), kind: .particle, isKnown: true),
        ]
      )
    }
    let whole = judge.eojeol(around: range)
    let part = judge.judgedPart(of: range, continuesLeft: whole.lowerBound < range.lowerBound)
    let run = judge.eojeol(around: part)
    guard run != part else { return ([], []) }
    let place = part.lowerBound - run.lowerBound..<part.upperBound - run.lowerBound
    let before = judge.before(run.lowerBound)
    text.units.withUnsafeBufferPointer {
      lattice.cut(UnsafeBufferPointer(rebasing: $0[run]), before: before)
    }
    let cut = pieces(lattice.pieces(with: place, isName: isName), in: run)
    let best = pieces(lattice.bestPieces, in: run)
    return (cut, cut.map(\.text) == best.map(\.text) ? [] : best)
  }

  private func pieces(_ pieces: [EojeolLattice.Piece], in run: Range<Int>) -> [TermHit.Piece] {
    pieces.map {
      TermHit.Piece(
        text: text.string(run.lowerBound + $0.range.lowerBound..<run.lowerBound + $0.range.upperBound), kind: $0.kind,
        isKnown: $0.isKnown)
    }
  }
}
