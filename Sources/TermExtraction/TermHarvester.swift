import BitextModel
import SinoKorean
import TermRecognition
import Terminology
import TextAnalysis

/// Proposes entries for the glossary from the glosses of articles.
///
/// A gloss is a pair that a writer vouches for; the same Chinese with other spellings beside it is one candidate with variants (통파오 and 롵팡오 of 蓉漂), in
/// whichever script it is printed. What the glossary says to each is told, never assumed.
///
///     var harvester = TermHarvester(termbase)
///     harvester.add(article, glosses: annotations.glosses)
///     harvester.candidates()
public struct TermHarvester: Sendable {
  private let termbase: Termbase
  private let standings: GlossaryStandings
  /// In order of first place.
  private var groups: [Group] = []
  private var groupByKey: [String: Int] = [:]

  /// All pairs of one Chinese form.
  private struct Group {
    var pairs: [Pair] = []
  }

  private struct Pair {
    let evidence: Evidence
    let before: String
    let after: String
    let isTitle: Bool
    let isQuoted: Bool
    /// What of the whole name follows the bracket.
    let rest: String?
  }

  /// - Complexity: O(*t*) in the number of terms.
  public init(_ termbase: Termbase) {
    self.termbase = termbase
    standings = GlossaryStandings(termbase)
  }

  /// Takes in the glosses of one article; those without a head teach nothing.
  public mutating func add(_ article: Article, glosses: [GlossPair]) {
    let sentences = SentenceFinder(article)
    for gloss in glosses {
      guard let head = gloss.head else { continue }
      let surroundings = Surroundings(of: head, gloss: gloss, in: article)
      let form: Evidence.Form =
        switch gloss.form {
        case .bracket: .bracket
        case .reversed: .reversed
        case .editorsNote: .editorsNote
        }
      let sentence = sentences.sentence(at: head, block: gloss.block)
      add(
        Evidence(
          source: article.source, range: gloss.extent, form: form, korean: Self.printed(gloss.headText),
          chinese: Self.printed(gloss.glossText, chinese: true), sentence: sentence), surroundings)
      if gloss.form == .bracket, let whole = surroundings.whole(head: gloss.headText, chinese: gloss.glossText) {
        let range = TextRange(gloss.extent.start, gloss.extent.end + whole.length)
        add(
          Evidence(
            source: article.source, range: range, form: .partial, korean: whole.korean, chinese: whole.chinese,
            sentence: sentence), Surroundings())
      }
    }
  }

  private mutating func add(_ evidence: Evidence, _ surroundings: Surroundings) {
    let key = ChineseForm.key(evidence.chinese)
    guard !key.isEmpty, !evidence.korean.isEmpty else { return }
    let pair = Pair(
      evidence: evidence, before: surroundings.before, after: surroundings.after, isTitle: surroundings.isTitle,
      isQuoted: surroundings.isQuoted, rest: surroundings.rest)
    if let known = groupByKey[key] {
      groups[known].pairs.append(pair)
    } else {
      groupByKey[key] = groups.count
      groups.append(Group(pairs: [pair]))
    }
  }

  /// Line breaks of the file as spaces, spaces in a row as one; of Chinese those between characters taken out.
  private static func printed(_ text: String, chinese: Bool = false) -> String {
    var result = ""
    // The gloss may begin or end inside a quotation: 1+6”政策.
    for character in text where !chinese || !"“”‘’\"'".contains(character) {
      if character.isWhitespace {
        if result.last != " ", !result.isEmpty { result.append(" ") }
      } else if chinese, result.last == " ", !character.isASCII {
        result.removeLast()
        result.append(character)
      } else {
        result.append(character)
      }
    }
    return result.last == " " ? String(result.dropLast()) : result
  }

  // MARK: Candidates

  /// The candidates: conflicts, then new ones, then known ones; within each by kind and pinyin.
  public func candidates() -> [TermCandidate] {
    groups.map(candidate).sorted { order(of: $0) < order(of: $1) }
  }

  private func order(of candidate: TermCandidate) -> (Int, Int, String, String) {
    let standing =
      switch candidate.standing {
      case .conflict: 0
      case .new: 1
      case .known: 2
      }
    return (standing, TermKind.allCases.firstIndex(of: candidate.kind.kind)!, candidate.id, candidate.simplified)
  }

  private func candidate(_ group: Group) -> TermCandidate {
    let chinese = Self.commonest(group.pairs.map(\.evidence.chinese))
    let simplified = ChineseForm.converted(chinese, to: .simplifiedChinese)
    let variants = variants(of: group, chinese: simplified)
    let fit = ReadingFit.fit(korean: variants[0].text, chinese: simplified)
    var judge = KindJudge(
      korean: variants[0].text, chinese: simplified, rendering: fit.rendering, fit: fit.score)
    for pair in group.pairs {
      judge.add(before: pair.before, after: pair.after, isTitle: pair.isTitle)
      if let rest = pair.rest { judge.add(rest: rest) }
    }
    if let field = standings.field(ofChinese: simplified) { judge.add(field: field) }
    let isSound = fit.rendering == .transliteration || fit.rendering == .sinoKorean || fit.rendering == .mixed
    return TermCandidate(
      variants: variants, chinese: chinese, simplified: simplified, traditional: traditional(of: group, simplified),
      kind: judge.judgement, rendering: Rendering(of: fit, korean: variants[0].text),
      expected: isSound && fit.deviatingSyllables > 0 && fit.score >= Self.tellsExpected ? fit.expected : nil,
      score: score(of: group, fit: fit, isKnown: Self.isKnown(variants[0].standing)),
      standing: Self.standing(of: variants), evidence: group.pairs.map(\.evidence), count: group.pairs.count,
      association: nil)
  }

  /// The most frequent, of equals the first.
  private static func commonest(_ texts: [String]) -> String {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return texts.reduce(texts[0]) { counts[$1]! > counts[$0]! ? $1 : $0 }
  }

  /// A spelling the glossary allows comes first, then the one nearest to the rules where both sound like the Chinese, then the most frequent.
  private func variants(of group: Group, chinese: String) -> [TermCandidate.Variant] {
    var texts: [String: [String]] = [:]
    var order: [String] = []
    for pair in group.pairs {
      let key = Spelling.key(pair.evidence.korean)
      if texts[key] == nil { order.append(key) }
      texts[key, default: []].append(pair.evidence.korean)
    }
    let variants = order.enumerated().map { place, key in
      let text = Self.commonest(texts[key]!)
      let fit = ReadingFit.fit(korean: text, chinese: chinese)
      let standing = standings.standing(of: text, chinese: chinese)
      return (
        variant: TermCandidate.Variant(text: text, count: texts[key]!.count, standing: standing), place: place,
        rank: (Self.isKnown(standing) ? 0 : 1, fit.score >= 0.7 ? fit.deviatingSyllables : 99)
      )
    }
    return variants.sorted { first, second in
      if first.rank != second.rank { return first.rank < second.rank }
      return (second.variant.count, first.place) < (first.variant.count, second.place)
    }
    .map(\.variant)
  }

  private static func isKnown(_ standing: TermCandidate.Standing) -> Bool {
    if case .known = standing { return true }
    return false
  }

  /// One spelling in conflict is for the editor to see, whatever the others are.
  private static func standing(of variants: [TermCandidate.Variant]) -> TermCandidate.Standing {
    for variant in variants {
      if case .conflict = variant.standing { return variant.standing }
    }
    return variants[0].standing
  }

  private func traditional(of group: Group, _ simplified: String) -> String? {
    guard
      let printed = group.pairs.map(\.evidence.chinese).first(where: {
        ChineseForm.isWritten($0, in: .traditionalChinese) && !ChineseForm.isWritten($0, in: .simplifiedChinese)
      })
    else { return nil }
    return printed == ChineseForm.converted(simplified, to: .traditionalChinese) ? nil : printed
  }

  /// Below this a form is no slip of the rules' form.
  private static let tellsExpected = 0.6
  private static let derivedShare = 0.75
  /// A character alone is a word of many things: 신(新).
  private static let singleCharacter = 0.4
  private static let translated = 0.6
  private static let sounding = 0.95

  private func simplifiedCount(of group: Group) -> Int { group.pairs[0].evidence.chinese.unicodeScalars.count }

  /// How sure one pair is by its sound or its marks, and how much surer it gets by repetition.
  private func score(of group: Group, fit: ReadingFit, isKnown: Bool) -> Double {
    if isKnown { return 1 }
    let sound = fit.score * Self.sounding
    if simplifiedCount(of: group) == 1 { return fit.score * Self.singleCharacter }
    var wrong = 1.0
    for pair in group.pairs.prefix(4) {
      var right = max(sound, pair.isQuoted || pair.isTitle ? 0.8 : Self.translated)
      if pair.evidence.form == .editorsNote || pair.evidence.form == .reversed { right = max(right, 0.85) }
      if pair.evidence.form == .partial { right *= Self.derivedShare }
      wrong *= 1 - min(right, 0.98)
    }
    return min(1 - wrong, 0.99)
  }
}
