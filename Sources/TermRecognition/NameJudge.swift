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
  func named(_ sightings: Sightings) -> [TermOccurrence] {
    let items = sightings.items
    guard items.contains(where: \.mayBeNoun) else { return items.map { sightings.occurrence($0) } }
    var witnessed = Set(glosses.flatMap(\.concepts))
    for sighting in items where !sighting.mayBeNoun { witnessed.insert(sighting.concept) }
    return items.indices.compactMap { index in
      let sighting = items[index]
      guard sighting.mayBeNoun else { return sightings.occurrence(sighting) }
      guard
        witnessed.contains(sighting.concept) || standsAsPlace(sighting) || isBesideName(index, in: items)
          || standsAlone(sighting) || standsBeforeGloss(sighting)
      else { return nil }
      return sightings.occurrence(sighting, isHomonym: true)
    }
  }

  /// What may follow a place and seldom follows an act or a thing: no 을/를, no 이/가, no noun without a particle.
  private static let placeTails = [
    "에", "의", "은", "는", "으로", "로 ", "과 ", "와 ", "도 ", "처럼", "까지", "부터", "-", ",", ".", "·", "/", ")",
  ]
  private static let placeSuffixes: Set<Character> = ["시", "성", "구", "항"]

  /// Words, and ends of words, before an act or a thing and hardly before a place: 이 주장은, 사실이라는 주장에, 대대적인 선전에.
  private static let determiners: Set<String> = [
    "이", "그", "저", "이런", "그런", "저런", "이러한", "그러한", "어떤", "모든", "각", "같은", "다른", "자신의", "회사의", "측의", "측",
  ]
  private static let modifiers = ["다는", "라는", "자는", "냐는", "적인", "적"]

  private func isModified(_ sighting: Sighting) -> Bool {
    let utf8 = article.source.utf8
    let start = sighting.range.start
    guard start > 1, utf8[start - 1] == 0x20 else { return false }
    let before = utf8[max(0, start - 1 - Self.longestTail)..<start - 1]
    let word = String(decoding: before.split { $0 == 0x20 || $0 == 0x0A }.last ?? [], as: UTF8.self)
    return Self.determiners.contains(word) || Self.modifiers.contains { word.hasSuffix($0) }
  }

  private func standsAsPlace(_ sighting: Sighting) -> Bool {
    guard !isModified(sighting) else { return false }
    let utf8 = article.source.utf8
    let end = sighting.range.end
    let after = String(decoding: utf8[end..<min(utf8.count, end + Self.longestTail)], as: UTF8.self)
    guard let first = after.first else { return true }
    // 저장성의, but not 저장시설의.
    if Self.placeSuffixes.contains(first) {
      let tail = after.unicodeScalars.dropFirst().prefix { FoldedText.isHangul($0.value) }
      return Particles.analyse(tail: String(tail), after: String(first)) != nil
        || Self.offices.contains { String(tail).hasPrefix($0) }
    }
    return first.isNewline || first == "\t" || first == "<" || Self.placeTails.contains { after.hasPrefix($0) }
  }

  /// What belongs to a place and follows its name unspaced: 선전시정부는.
  private static let offices = ["정부", "당국", "당위", "위원회", "시민"]

  /// In bytes.
  private static let longestTail = 24

  /// A cell or heading of nothing but the name.
  private func standsAlone(_ sighting: Sighting) -> Bool {
    let text = article.blocks[sighting.block].text
    return text.originRange(of: text.range) == sighting.range
  }

  /// 신장 자오쑤(昭苏)현: the larger place before a smaller one that is glossed.
  private func standsBeforeGloss(_ sighting: Sighting) -> Bool {
    headStarts.contains(sighting.range.end + 1) && article.source.utf8[sighting.range.end] == 0x20
  }

  private static let widestList = 8

  /// Whether a list mark and nothing else parts it from a name of its field: 베이징, 항저우, 선전.
  private func isBesideName(_ index: Int, in sightings: [Sighting]) -> Bool {
    let field = recognizer.termbase.concepts[sightings[index].concept].field
    return [index - 1, index + 1].contains { neighbour in
      guard sightings.indices.contains(neighbour),
        recognizer.termbase.concepts[sightings[neighbour].concept].field == field
      else { return false }
      let first = min(index, neighbour)
      let between = sightings[first].range.end..<sightings[first + 1].range.start
      guard between.lowerBound <= between.upperBound, (1...Self.widestList).contains(between.count) else {
        return false
      }
      let text = String(decoding: article.source.utf8[between], as: UTF8.self).filter { $0 != " " }
      return ["·", ",", "、", "/", "와", "과", "ㆍ", "및"].contains(text)
    }
  }
}
