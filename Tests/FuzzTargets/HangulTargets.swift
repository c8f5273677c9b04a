import SinoKorean
import TestSupport

extension FuzzTarget {
  static let hangulTargets = [
    FuzzTarget(name: "hangul", check: hangul),
    FuzzTarget(name: "edit-distance", check: editDistance),
    FuzzTarget(name: "tails", check: tails),
    FuzzTarget(name: "replacement", check: replacement),
    FuzzTarget(name: "eojeol-ending", check: eojeolEnding),
  ]

  private static func hangul(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let text = text(input)
    let composed = Hangul.composed(text)
    try require(Hangul.composed(composed) == composed, "composing twice is not composing once")
    try require(
      Hangul.decomposed(Hangul.decomposed(text)) == Hangul.decomposed(text), "decomposing twice is not decomposing once"
    )
    _ = Hangul.initials(of: text)
    let strokes = Hangul.keystrokes(of: text)
    _ = Hangul.composing(strokes)
    try require(Hangul.isPrefixByJamo("", of: text) && Hangul.isPrefixByJamo(text, of: text), "no prefix of itself")
    _ = KeyboardLayout.hangul(fromQWERTY: text)
    _ = KeyboardLayout.qwerty(fromHangul: text)
    // A syllable typed on either keyboard is the same syllable.
    if let syllable = composed.unicodeScalars.first(where: Hangul.isSyllable) {
      let typed = KeyboardLayout.qwerty(fromHangul: String(syllable))
      try require(KeyboardLayout.hangul(fromQWERTY: typed) == String(syllable), "\(syllable) is typed \(typed)")
    }
    _ = Hangul.lastSound(of: text)
  }

  private static func editDistance(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let scalars = Array(text(input).unicodeScalars.prefix(60))
    let cuts = [chance.below(scalars.count + 1), chance.below(scalars.count + 1)].sorted()
    let parts = [string(scalars[..<cuts[0]]), string(scalars[cuts[0]..<cuts[1]]), string(scalars[cuts[1]...])]
    let between = { Hangul.editDistance(parts[$0], parts[$1]) }
    let (first, second, third) = (between(0, 1), between(1, 2), between(0, 2))
    try require(between(1, 0) == first && between(2, 0) == third, "the distance depends on the direction")
    try require(between(0, 0) == 0, "a text is not at 0 from itself")
    try require(third <= first + second, "\(third) > \(first) + \(second): a way round is shorter")
    for limit in [0, 1, first - 1, first, first + 1] where limit >= 0 {
      try require(
        Hangul.editDistance(parts[0], parts[1], atMost: limit) == (first <= limit ? first : nil),
        "the distance \(first) at most \(limit)")
    }
  }

  private static let stems = ["정책", "제도", "서울", "AI", "3", "专精特新", "정책(政策)", "50%", "", "ㅋ"]

  private static func tails(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let (first, second) = halves(input, &chance)
    let old = chance.oneIn(3) ? first : chance.element(of: stems)
    let new = chance.element(of: stems)
    let tail = string(second.unicodeScalars.prefix(30))
    let analysis = Particles.analyse(tail: tail, after: old)
    if let analysis {
      try require(analysis.parts.map(\.text).joined() == Hangul.composed(tail), "the parts are not the tail")
    }
    let (end, longest) = Particles.longestTail(of: tail, after: old)
    let utf8 = Array(tail.utf8)
    try require(end <= utf8.count && isBoundary(end, in: utf8), "a tail ends at \(end) of \(utf8.count)")
    try require(longest.agreement != .disagrees, "the longest tail has a wrong allomorph")
    let adapted = Particles.adapted(tail: tail, from: old, to: new)
    for stem in stems {
      if let form = Particles.form(of: tail, after: stem) {
        try require(Particles.form(of: form, after: stem) == form, "\(tail) after \(stem) is \(form), and then another")
      }
    }
    try require(Particles.adapted(tail: adapted, from: new, to: new) == adapted, "adapted again is another tail")
    // A wrong allomorph behind the first part stays: 만가.
    if let analysis, !tail.isEmpty, analysis.agreement != .disagrees,
      let after = Particles.analyse(tail: adapted, after: new)
    {
      try require(after.agreement != .disagrees, "\(tail) became \(adapted), wrong after \(new)")
      try require(after.parts.count == analysis.parts.count || old == new, "\(tail) became \(adapted)")
    }
  }

  private static func replacement(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let text = text(input)
    let scalars = Array(text.unicodeScalars)
    let start = chance.below(scalars.count + 1)
    let term = string(scalars[start..<min(scalars.count, start + 1 + chance.below(4))])
    let new = chance.element(of: stems)
    let replaced = Particles.replace(term: term, with: new, in: text)
    if term.isEmpty { try require(replaced == text, "no term, and the text changed") }
    let same = Particles.replace(term: term, with: term, in: text)
    try require(Particles.replace(term: term, with: term, in: same) == same, "made to agree twice is not once")
  }

  private static func eojeolEnding(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let text = text(input)
    for eojeol in [text, string(text.unicodeScalars.prefix(6))] {
      let ending = Particles.endsWithParticleOrAdnominal(eojeol)
      try require(
        ending.kind == .none || !ending.form.isEmpty, "\(ending.kind) told from no form")
      _ = Particles.endsWithParticleOrAdnominal(eojeol, isNoun: { $0.utf8.count % 2 == 0 })
    }
  }
}
