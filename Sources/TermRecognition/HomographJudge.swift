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
  /// By concept: what is glossed so, in order of place.
  private let heads: [Int: [Head]]
  private let whole: Surroundings
  private var block: (index: Int, surroundings: Surroundings)?
  /// By the concepts that are weighed, ascending.
  private var grounds: [[Int]: Ground] = [:]

  private struct Head {
    let range: TextRange
    /// All that the gloss may mean.
    let concepts: [Int]
  }

  /// What is the same wherever the same concepts are weighed.
  private struct Ground {
    let vocabulary: ConceptVocabulary
    /// By concept: the heads of glosses that name it and none of the others, in order of place.
    let heads: [Int: [TextRange]]
  }

  init(_ recognizer: TermRecognizer, article: Article, glosses: [GlossPair], sightings: [Sighting]) {
    self.recognizer = recognizer
    self.article = article
    var heads: [Int: [Head]] = [:]
    for pair in glosses {
      guard let head = pair.head else { continue }
      for concept in pair.concepts where pair.headConcepts.contains(concept) {
        heads[concept, default: []].append(Head(range: head, concepts: pair.concepts))
      }
    }
    self.heads = heads.mapValues { $0.sorted { $0.range < $1.range } }
    whole = Surroundings(sightings[...], recognizer.termbase)
  }

  /// Settles what can be settled of `sightings`, which are in order of place.
  ///
  /// - Complexity: O(*n*) in their number, and some microseconds for each that several concepts share.
  static func settle(
    _ sightings: inout Sightings, by recognizer: TermRecognizer, article: Article, glosses: [GlossPair]
  ) {
    guard !sightings.homographs.isEmpty else { return }
    var judge = HomographJudge(recognizer, article: article, glosses: glosses, sightings: sightings.items)
    var start = 0
    while start < sightings.items.count {
      let block = sightings.items[start].block
      var end = start
      while end < sightings.items.count, sightings.items[end].block == block { end += 1 }
      let places = (start..<end).filter { sightings.items[$0].homograph != nil }
      if !places.isEmpty {
        judge.block = (block, Surroundings(sightings.items[start..<end], recognizer.termbase))
        for place in places { judge.settle(&sightings, at: place) }
      }
      start = end
    }
  }

  // MARK: One place

  private mutating func settle(_ sightings: inout Sightings, at place: Int) {
    let sighting = sightings.items[place]
    guard let number = sighting.homograph else { return }
    let readings = sightings.homographs[number].readings
    let evidence = evidence(for: readings.map(\.designation.concept), at: sighting)
    let weights = readings.indices.map { index in
      evidence[index].sum - (readings[index].designation.status.isUsable ? 0 : Self.unusable)
    }
    let order = readings.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    let (best, second) = (order[0], order[1])
    let witnesses = HomographWitness.allCases.filter { evidence[best][$0] > evidence[second][$0] }
    guard weights[best] - weights[second] >= Self.margin, !witnesses.isEmpty else { return }
    sightings.homographs[number].witnesses = witnesses
    sightings.items[place].settle(
      as: readings[best], mayBeNoun: recognizer.mayBeNoun(readings[best].designation))
  }

  private struct Evidence {
    private var weights = [Double](repeating: 0, count: HomographWitness.allCases.count)

    var sum: Double { weights.reduce(0, +) }

    subscript(_ witness: HomographWitness) -> Double {
      get { weights[witness.place] }
      set { weights[witness.place] = newValue }
    }
  }

  private mutating func evidence(for concepts: [Int], at place: Sighting) -> [Evidence] {
    var result = [Evidence](repeating: Evidence(), count: concepts.count)
    let ground = ground(of: concepts)
    let glossed = glossWeights(concepts, at: place, by: ground)
    let fields = concepts.map { recognizer.termbase.concepts[$0].field }
    let words = wordCounts(concepts, at: place, by: ground)
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

  private mutating func ground(of concepts: [Int]) -> Ground {
    let key = concepts.sorted()
    if let known = grounds[key] { return known }
    var clear: [Int: [TextRange]] = [:]
    for concept in key {
      clear[concept] = heads[concept]?.filter { head in key.count(where: head.concepts.contains) == 1 }.map(\.range)
    }
    let result = Ground(vocabulary: ConceptVocabulary(of: key.map { recognizer.termbase.concepts[$0] }), heads: clear)
    grounds[key] = result
    return result
  }

  // MARK: Glosses

  /// The place's own gloss, else the nearest of the form before it, else the nearest behind it; as much for each of several that are as near.
  private func glossWeights(_ concepts: [Int], at place: Sighting, by ground: Ground) -> [Double] {
    let distances = concepts.map { distance(to: ground.heads[$0] ?? [], from: place) }
    let nearest = distances.compactMap(\.self).min()
    return distances.map { distance in
      switch distance {
      case nil: 0
      case 0: Self.ownGloss
      case nearest: nearest == 0 ? 0 : Self.nearestGloss
      default: nearest == 0 ? 0 : Self.fartherGloss
      }
    }
  }

  /// How far the nearest of `heads` is, 0 where the place itself is one of them; nil where there are none.
  private func distance(to heads: [TextRange], from place: Sighting) -> Int? {
    guard !heads.isEmpty else { return nil }
    let next = Self.firstIndex(of: heads, notBefore: place.range.start)
    let neighbours = heads[max(0, next - 1)..<min(heads.count, next + 1)]
    if neighbours.contains(where: { $0.end == place.range.end }) { return 0 }
    // What stands behind is farther than all that stands before.
    return next > 0
      ? place.range.start - heads[next - 1].start
      : article.source.utf8.count + max(1, heads[0].start - place.range.start)
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
  private func wordCounts(_ concepts: [Int], at place: Sighting, by ground: Ground) -> [Int] {
    let range = article.blocks[place.block].sourceRange
    let utf8 = article.source.utf8
    var start = max(range.start, place.range.start - Self.sight)
    while start > range.start, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(range.end, place.range.end + Self.sight)
    while end < range.end, utf8[end] & 0xC0 == 0x80 { end += 1 }
    let before = article.source.string(in: TextRange(start, place.range.start))
    let after = article.source.string(in: TextRange(place.range.end, max(end, place.range.end)))
    let counts = ground.vocabulary.counts(in: [before, after])
    let key = concepts.sorted()
    return concepts.map { concept in counts[key.firstIndex(of: concept)!] }
  }
}

extension HomographJudge {
  /// The concepts and fields of the terms that are beyond doubt.
  private struct Surroundings {
    private(set) var concepts: Set<Int> = []
    private var fields: [String: Int] = [:]

    init(_ sightings: ArraySlice<Sighting>, _ termbase: Termbase) {
      for sighting in sightings where sighting.homograph == nil && !sighting.mayBeNoun {
        // A term said often is one witness for its field.
        if concepts.insert(sighting.concept).inserted {
          fields[termbase.concepts[sighting.concept].field, default: 0] += 1
        }
      }
    }

    /// How many concepts of a field stand there, `concept` of that field aside.
    func count(ofField field: String, without concept: Int) -> Int {
      (fields[field] ?? 0) - (concepts.contains(concept) ? 1 : 0)
    }
  }
}
