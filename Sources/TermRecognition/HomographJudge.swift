import BitextModel
import SinoKorean
import Terminology
import TextAnalysis

/// Tells concepts that share a form: 수도 is 首都 or 水道.
///
/// Each concept is weighed by what speaks for it in the article; the heaviest is meant where it leads by ``margin``. What stays nearer is ambiguous,
/// and the concept that the form alone speaks for stands there with the others beside it.
///
/// | witness | weight |
/// |---|---|
/// | the place's own gloss | 6 |
/// | a gloss of the form elsewhere, the nearest before the place first | 4, farther ones 2 |
/// | another term of the concept, Chinese or Korean: in the block, in the article | 2.5, 1.5 |
/// | terms of its field, in the block, in the article | 0.8 and 0.25 each, up to 1.6 and 1 |
/// | words of its definition, note and other terms, within 80 characters | 0.7 each, up to 2.1 |
///
/// What speaks for several of the concepts speaks for none.
struct HomographJudge {
  private static let margin = 1.0
  /// What is held against a concept for which the form is deprecated or forbidden: writers rather say what they may.
  private static let unusable = 2.5
  private static let ownGloss = 6.0
  private static let nearestGloss = 4.0
  private static let fartherGloss = 2.0
  private static let counterpartInBlock = 2.5
  private static let counterpartInArticle = 1.5
  private static let fieldInBlock = (each: 0.8, most: 1.6)
  private static let fieldInArticle = (each: 0.25, most: 1.0)
  private static let word = (each: 0.7, most: 2.1)

  private let recognizer: TermRecognizer
  private let article: Article
  /// By concept: where heads are glossed so, in order of place.
  private let heads: [Int: [TextRange]]
  private let whole: Surroundings
  private var block: (index: Int, surroundings: Surroundings)?
  private var vocabularies: [[Int]: ConceptVocabulary] = [:]

  init(_ recognizer: TermRecognizer, article: Article, glosses: [GlossPair], sightings: [TermRecognizer.Sighting]) {
    self.recognizer = recognizer
    self.article = article
    var heads: [Int: [TextRange]] = [:]
    for pair in glosses {
      guard let head = pair.head else { continue }
      for concept in pair.concepts where pair.headConcepts.contains(concept) {
        heads[concept, default: []].append(head)
      }
    }
    self.heads = heads.mapValues { $0.sorted() }
    whole = Surroundings(sightings[...], recognizer.termbase)
  }

  /// Settles what can be settled of `sightings`, which are in order of place.
  ///
  /// - Complexity: O(*n*) in their number, and some microseconds for each that several concepts share.
  static func settle(
    _ sightings: inout [TermRecognizer.Sighting], by recognizer: TermRecognizer, article: Article, glosses: [GlossPair]
  ) {
    guard sightings.contains(where: { !$0.occurrence.alternatives.isEmpty }) else { return }
    var judge = HomographJudge(recognizer, article: article, glosses: glosses, sightings: sightings)
    var start = 0
    while start < sightings.count {
      let block = sightings[start].occurrence.block
      var end = start
      while end < sightings.count, sightings[end].occurrence.block == block { end += 1 }
      if sightings[start..<end].contains(where: { !$0.occurrence.alternatives.isEmpty }) {
        judge.block = (block, Surroundings(sightings[start..<end], recognizer.termbase))
        for index in start..<end where !sightings[index].occurrence.alternatives.isEmpty {
          sightings[index] = judge.settled(sightings[index])
        }
      }
      start = end
    }
  }

  // MARK: One place

  private mutating func settled(_ sighting: TermRecognizer.Sighting) -> TermRecognizer.Sighting {
    let occurrence = sighting.occurrence
    let concepts = [occurrence.concept] + occurrence.alternatives
    let evidence = evidence(for: concepts, at: occurrence)
    let weights = concepts.indices.map { index in
      let isUsable = recognizer.designation(of: concepts[index], at: sighting)?.status.isUsable ?? false
      return evidence[index].sum - (isUsable ? 0 : Self.unusable)
    }
    let order = concepts.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    let (best, second) = (order[0], order[1])
    let witnesses = HomographWitness.allCases.filter { evidence[best][$0] > evidence[second][$0] }
    guard weights[best] - weights[second] >= Self.margin, !witnesses.isEmpty else { return sighting }
    guard best != 0 else {
      return sighting.with(occurrence.settled(as: occurrence.concept, occurrence.term, of: concepts, witnesses))
    }
    guard let designation = recognizer.designation(of: concepts[best], at: sighting) else { return sighting }
    var result = sighting.with(occurrence.settled(as: concepts[best], designation.term, of: concepts, witnesses))
    result.mayBeNoun = recognizer.mayBeNoun(designation)
    return result
  }

  private struct Evidence {
    private var weights = [Double](repeating: 0, count: HomographWitness.allCases.count)

    var sum: Double { weights.reduce(0, +) }

    subscript(_ witness: HomographWitness) -> Double {
      get { weights[witness.place] }
      set { weights[witness.place] = newValue }
    }
  }

  private mutating func evidence(for concepts: [Int], at occurrence: TermOccurrence) -> [Evidence] {
    var result = [Evidence](repeating: Evidence(), count: concepts.count)
    let glossed = glossWeights(concepts, at: occurrence)
    let fields = concepts.map { recognizer.termbase.concepts[$0].field }
    let words = wordCounts(concepts, at: occurrence)
    for (index, concept) in concepts.enumerated() {
      result[index][.gloss] = glossed[index]
      result[index][.counterpart] =
        block?.surroundings.concepts.contains(concept) == true
        ? Self.counterpartInBlock : whole.concepts.contains(concept) ? Self.counterpartInArticle : 0
      result[index][.words] = min(Self.word.most, Self.word.each * Double(words[index]))
      guard !fields[index].isEmpty, fields.count(where: { $0 == fields[index] }) == 1 else { continue }
      // The concept's own other terms are its counterpart, not its field.
      let near = (block?.surroundings).map { $0.count(ofField: fields[index], without: concept) } ?? 0
      let far = whole.count(ofField: fields[index], without: concept) - near
      result[index][.field] =
        min(Self.fieldInBlock.most, Self.fieldInBlock.each * Double(near))
        + min(Self.fieldInArticle.most, Self.fieldInArticle.each * Double(far))
    }
    return result
  }

  // MARK: Glosses

  /// The place's own gloss, else the nearest of the form before it, else the nearest behind it.
  private func glossWeights(_ concepts: [Int], at occurrence: TermOccurrence) -> [Double] {
    var weights = [Double](repeating: 0, count: concepts.count)
    var nearest: (index: Int, distance: Int)?
    for (index, concept) in concepts.enumerated() {
      guard let heads = heads[concept] else { continue }
      let next = Self.firstIndex(of: heads, notBefore: occurrence.range.start)
      let neighbours = heads[max(0, next - 1)..<min(heads.count, next + 1)]
      if neighbours.contains(where: { $0.end == occurrence.range.end }) {
        weights[index] = Self.ownGloss
        return weights
      }
      weights[index] = Self.fartherGloss
      // What stands behind is farther than all that stands before.
      let distance =
        next > 0
        ? occurrence.range.start - heads[next - 1].start
        : article.source.utf8.count + heads[0].start - occurrence.range.start
      if distance < nearest?.distance ?? Int.max { nearest = (index, distance) }
    }
    if let nearest { weights[nearest.index] = Self.nearestGloss }
    return weights
  }

  private static func firstIndex(of heads: [TextRange], notBefore start: Int) -> Int {
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Words

  /// In bytes, which are three a syllable or character.
  private static let sight = 240

  /// How many different words of each concept alone stand near the place.
  private mutating func wordCounts(_ concepts: [Int], at occurrence: TermOccurrence) -> [Int] {
    let key = concepts.sorted()
    let vocabulary = vocabularies[key] ?? ConceptVocabulary(of: key.map { recognizer.termbase.concepts[$0] })
    vocabularies[key] = vocabulary
    let range = article.blocks[occurrence.block].sourceRange
    let utf8 = article.source.utf8
    var start = max(range.start, occurrence.range.start - Self.sight)
    while start > range.start, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(range.end, occurrence.range.end + Self.sight)
    while end < range.end, utf8[end] & 0xC0 == 0x80 { end += 1 }
    let before = article.source.string(in: TextRange(start, occurrence.range.start))
    let after = article.source.string(in: TextRange(occurrence.range.end, max(end, occurrence.range.end)))
    let counts = vocabulary.counts(in: [before, after])
    return concepts.map { concept in counts[key.firstIndex(of: concept)!] }
  }
}

extension HomographJudge {
  /// The concepts and fields of the terms that are beyond doubt.
  private struct Surroundings {
    private(set) var concepts: Set<Int> = []
    private var fields: [String: Int] = [:]

    init(_ sightings: ArraySlice<TermRecognizer.Sighting>, _ termbase: Termbase) {
      for sighting in sightings where sighting.occurrence.alternatives.isEmpty && !sighting.mayBeNoun {
        // A term said often is one witness for its field.
        if concepts.insert(sighting.occurrence.concept).inserted {
          fields[termbase.concepts[sighting.occurrence.concept].field, default: 0] += 1
        }
      }
    }

    /// How many concepts of a field stand there, `concept` of that field aside.
    func count(ofField field: String, without concept: Int) -> Int {
      (fields[field] ?? 0) - (concepts.contains(concept) ? 1 : 0)
    }
  }
}

extension TermRecognizer.Sighting {
  fileprivate func with(_ occurrence: TermOccurrence) -> Self {
    var result = self
    result.occurrence = occurrence
    return result
  }
}

extension TermOccurrence {
  fileprivate func settled(as concept: Int, _ term: Int, of all: [Int], _ witnesses: [HomographWitness]) -> Self {
    TermOccurrence(
      range: range, block: block, concept: concept, term: term, alternatives: all.filter { $0 != concept },
      through: through, witnesses: witnesses)
  }
}
