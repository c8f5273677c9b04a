extension Particles {
  /// `word` with a particle or a chain of them, in the form that its last sound asks for.
  ///
  /// The particle may be written in any form, and in the notations of templates, which leave the choice open: `은(는)`, `(은)는`,
  /// `을/를`, `(으)로`, `(이)라는`.
  ///
  ///     Particles.attach("은(는)", to: "전정특신")     // 전정특신은
  ///     Particles.attach("(으)로부터", to: "서울(首尔)")  // 서울(首尔)로부터
  ///     Particles.attach("가", to: "KAIST")         // KAIST가
  ///
  /// What is no particle is joined as it is written.
  public static func attach(_ particle: String, to word: String, reading: HanjaReading? = nil) -> String {
    word + (form(of: particle, after: word, reading: reading) ?? particle)
  }

  /// The form of a particle, suffix or copula that stands after `word`; nil of what is none.
  ///
  /// A final stop or exclamation mark stays. Where the word's sound is unknown, both forms are given as a template has
  /// them: `은(는)`. 이다 and 이고 stand after a vowel as well and are left; `(이)다` asks for the short form there.
  public static func form(of particle: String, after word: String, reading: HanjaReading? = nil) -> String? {
    let sound = Hangul.lastSound(of: word, reading: reading)
    let stops = particle.unicodeScalars.reversed().prefix { ".,!?…~".unicodeScalars.contains($0) }.reversed()
    let tail = Array(Hangul.composed(String(particle.unicodeScalars.dropLast(stops.count))).unicodeScalars)
    guard !tail.isEmpty, tail.count <= 2 * TailSearch.longest else { return nil }
    guard let form = templateForm(tail, after: sound) ?? plainForm(tail, after: sound) else { return nil }
    return form + String(String.UnicodeScalarView(stops))
  }

  /// The form of what begins with a notation of templates.
  private static func templateForm(_ tail: [Unicode.Scalar], after sound: LastSound?) -> String? {
    for length in stride(from: min(tail.count, Allomorphs.longestNotation), to: 0, by: -1) {
      let notation = string(tail[..<length])
      guard let pair = Allomorphs.byNotation[notation] else { continue }
      let rest = string(tail[length...])
      guard rest.isEmpty || analyse(tail: pair.afterFinal + rest, afterSound: .consonant) != nil else { continue }
      return (sound.map(pair.form) ?? notation) + rest
    }
    // (이)니까: every ending of the copula may lose 이 after a vowel.
    guard tail.starts(with: Allomorphs.optionalCopula) else { return nil }
    let rest = string(tail[Allomorphs.optionalCopula.count...])
    guard analyse(tail: "이" + rest, afterSound: .consonant)?.parts.first?.kind == .copula else { return nil }
    return sound.map { ($0.hasFinal ? "이" : "") + rest } ?? string(tail)
  }

  private static func plainForm(_ tail: [Unicode.Scalar], after sound: LastSound?) -> String? {
    guard tail.count <= TailSearch.longest else { return nil }
    var search = TailSearch(tail, sound: nil)
    search.run()
    guard let path = search.best[tail.count], let first = path.arcs.first else { return nil }
    let arc = Grammar.shared.arcs[first]
    guard let pair = Allomorphs(of: arc) else { return string(tail) }
    return (sound.map(pair.form) ?? pair.notation) + string(tail[arc.text.count...])
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// The two forms of a particle, and how templates write them both at once.
private struct Allomorphs {
  let afterFinal: String
  let afterVowel: String
  /// 으로: ㄹ takes the form after a vowel.
  let joinsRieul: Bool

  static let optionalCopula = Array("(이)".unicodeScalars)

  static let byNotation: [String: Allomorphs] = {
    var table: [String: Allomorphs] = [:]
    for arc in Grammar.shared.arcs {
      guard let pair = Allomorphs(of: arc) else { continue }
      for notation in pair.notations where table[notation] == nil { table[notation] = pair }
    }
    return table
  }()

  static let longestNotation = byNotation.keys.map(\.unicodeScalars.count).max() ?? 0

  /// nil of what has one form.
  init?(of arc: Grammar.Arc) {
    guard let afterFinal = arc.afterFinal else { return nil }
    self.afterFinal = afterFinal
    afterVowel = arc.afterVowel ?? String(String.UnicodeScalarView(arc.text))
    joinsRieul = arc.condition == .finalButRieul || arc.condition == .vowelOrRieul
  }

  func form(after sound: LastSound) -> String {
    switch sound {
    case .vowel: afterVowel
    case .rieul: joinsRieul ? afterVowel : afterFinal
    case .consonant: afterFinal
    }
  }

  /// As a template writes it: 은(는), (으)로, 은(는)커녕.
  var notation: String { notations[0] }

  private var notations: [String] {
    var result: [String] = []
    if afterFinal.hasSuffix(afterVowel) {
      result.append("(\(afterFinal.dropLast(afterVowel.count)))\(afterVowel)")
    } else {
      let common = String(
        zip(afterFinal.reversed(), afterVowel.reversed()).prefix { $0 == $1 }.map(\.0).reversed())
      let (long, short) = (afterFinal.dropLast(common.count), afterVowel.dropLast(common.count))
      result = [
        "\(long)(\(short))\(common)", "(\(long))\(short)\(common)", "\(short)(\(long))\(common)",
        "(\(short))\(long)\(common)",
      ]
      if !common.isEmpty { result += ["\(long)/\(short)\(common)", "\(short)/\(long)\(common)"] }
      // (이)었다 for 이었다 and 였다.
      if afterFinal.hasPrefix("이"), afterFinal.count > 1 { result.append("(이)\(afterFinal.dropFirst())") }
    }
    return result + ["\(afterFinal)/\(afterVowel)", "\(afterVowel)/\(afterFinal)"]
  }
}
