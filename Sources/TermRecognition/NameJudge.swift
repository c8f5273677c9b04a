import BitextModel
import SinoKorean
import Terminology

/// Tells names from the common nouns that are spelt alike: 선전 is 深圳 or 宣傳, 시안 西安 or 試案, 주장 珠江 or 主張.
///
/// A name written as it sounds that is also a word of the dictionary needs a witness: a gloss or an unmistakable form of the same concept anywhere in
/// the article, a particle or suffix behind it that places take, or another name of the same field beside it.
struct NameJudge {
  private let recognizer: TermRecognizer
  private let article: Article
  private let glosses: [GlossPair]
  private let headStarts: Set<Int>

  init(_ recognizer: TermRecognizer, article: Article, glosses: [GlossPair]) {
    self.recognizer = recognizer
    self.article = article
    self.glosses = glosses
    headStarts = Set(glosses.compactMap { $0.head?.start })
  }

  /// The occurrences without those that are common nouns; those that may be are marked.
  func named(_ sightings: [TermRecognizer.Sighting]) -> [TermOccurrence] {
    let occurrences = sightings.map { $0.occurrence }
    guard sightings.contains(where: { $0.mayBeNoun }) else { return occurrences }
    var witnessed = Set(glosses.flatMap(\.concepts))
    for sighting in sightings where !sighting.mayBeNoun { witnessed.insert(sighting.occurrence.concept) }
    return sightings.enumerated().compactMap { index, sighting in
      let occurrence = sighting.occurrence
      guard sighting.mayBeNoun else { return occurrence }
      guard
        witnessed.contains(occurrence.concept) || standsAsPlace(occurrence) || isBesideName(index, in: occurrences)
          || standsAlone(occurrence) || standsBeforeGloss(occurrence)
      else { return nil }
      return TermOccurrence(
        range: occurrence.range, block: occurrence.block, concept: occurrence.concept, term: occurrence.term,
        alternatives: occurrence.alternatives, through: occurrence.through, isHomonym: true,
        witnesses: occurrence.witnesses)
    }
  }

  /// What may follow a place and seldom follows an act or a thing: no 을/를, no 이/가, no noun without a particle.
  private static let placeTails = [
    "에", "의", "은", "는", "으로", "로 ", "과 ", "와 ", "도 ", "처럼", "까지", "부터", "시", "성", "구 ", "항", "-", ",", ".",
    "·",
    "/", ")",
  ]

  private func standsAsPlace(_ occurrence: TermOccurrence) -> Bool {
    let utf8 = article.source.utf8
    let end = occurrence.range.end
    let after = String(decoding: utf8[end..<min(utf8.count, end + 12)], as: UTF8.self)
    return after.isEmpty || after.first?.isNewline == true || after.first == "\t" || after.first == "<"
      || Self.placeTails.contains { after.hasPrefix($0) }
  }

  /// A cell or heading of nothing but the name.
  private func standsAlone(_ occurrence: TermOccurrence) -> Bool {
    let text = article.blocks[occurrence.block].text
    return text.originRange(of: text.range) == occurrence.range
  }

  /// 신장 자오쑤(昭苏)현: the larger place before a smaller one that is glossed.
  private func standsBeforeGloss(_ occurrence: TermOccurrence) -> Bool {
    headStarts.contains(occurrence.range.end + 1) && article.source.utf8[occurrence.range.end] == 0x20
  }

  private static let widestList = 8

  /// Whether a list mark and nothing else parts it from a name of its field: 베이징, 항저우, 선전.
  private func isBesideName(_ index: Int, in occurrences: [TermOccurrence]) -> Bool {
    let field = recognizer.termbase.concepts[occurrences[index].concept].field
    return [index - 1, index + 1].contains { neighbour in
      guard occurrences.indices.contains(neighbour),
        recognizer.termbase.concepts[occurrences[neighbour].concept].field == field
      else { return false }
      let first = min(index, neighbour)
      let between = occurrences[first].range.end..<occurrences[first + 1].range.start
      guard between.lowerBound <= between.upperBound, (1...Self.widestList).contains(between.count) else {
        return false
      }
      let text = String(decoding: article.source.utf8[between], as: UTF8.self).filter { $0 != " " }
      return ["·", ",", "、", "/", "와", "과", "ㆍ", "및"].contains(text)
    }
  }
}
