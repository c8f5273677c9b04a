/// The automaton of noun tails: states, and arcs that each read one morpheme.
struct Grammar {
  /// What has been read so far.
  enum State: UInt8 {
    // Nouns.
    case stem, suffixed, resuffixed, plural
    // Particles: 에서, 까지, 은.
    case cased, delimited, closed
    // 이 before its ending.
    case copula
    // Verb stems that want an ending: 하-, 받-, 했-, 합-.
    case verb, consonantVerb, past, polite
    // Verb forms that can end an eojeol: 한, 할, 해, 함.
    case modifier, prospective, infinitive, nominal
  }

  struct States: OptionSet {
    let rawValue: UInt32
    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ states: State...) { rawValue = states.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }
    func contains(_ state: State) -> Bool { rawValue & 1 << UInt32(state.rawValue) != 0 }

    static let nouns = States(.stem, .suffixed, .resuffixed, .plural)
    static let derivable = States(.stem, .suffixed, .resuffixed)
    static let ending = States(
      .suffixed, .resuffixed, .plural, .cased, .delimited, .closed, .modifier, .prospective, .infinitive, .nominal)
  }

  /// After which sound an allomorph stands.
  enum Condition {
    case any
    case final
    case vowel
    /// 으로: after a final other than ㄹ.
    case finalButRieul
    /// 로: after a vowel or ㄹ.
    case vowelOrRieul
    /// As `vowel`, and nothing at all after a final: 회사다, but never 기업다.
    case onlyVowel

    func holds(after sound: LastSound) -> Bool {
      switch self {
      case .any: true
      case .final: sound.hasFinal
      case .vowel, .onlyVowel: !sound.hasFinal
      case .finalButRieul: sound == .consonant
      case .vowelOrRieul: sound != .consonant
      }
    }
  }

  struct Arc {
    let text: [Unicode.Scalar]
    let from: States
    let to: State
    let condition: Condition
    let kind: TailAnalysis.Part.Kind
    /// Whether it continues the part before it (했 + 다) instead of beginning one.
    let joins: Bool
    let ending: EojeolEnding.Kind
    /// What stands in its place after a final, and after a vowel; nil where it does not change.
    let afterFinal: String?
    let afterVowel: String?
    let cost: Int
  }

  private(set) var arcs: [Arc] = []

  static let shared = Grammar()

  private init() {
    addParticles()
    addSuffixes()
    addCopula()
    addVerbs()
    addEndings()
  }

  /// Adds one arc for each of the words, which are separated by spaces.
  mutating func add(
    _ words: String, _ from: States, _ to: State, _ kind: TailAnalysis.Part.Kind, joins: Bool = false,
    _ ending: EojeolEnding.Kind = .none, when condition: Condition = .any, cost: Int = 0,
    afterFinal: String? = nil
  ) {
    for word in words.split(separator: " ") {
      arcs.append(
        Arc(
          text: Array(word.unicodeScalars), from: from, to: to, condition: condition, kind: kind, joins: joins,
          ending: ending, afterFinal: afterFinal, afterVowel: nil, cost: cost))
    }
  }

  /// Adds pairs `final/vowel`, separated by spaces.
  mutating func addPairs(
    _ pairs: String, _ from: States, _ to: State, _ kind: TailAnalysis.Part.Kind, _ ending: EojeolEnding.Kind,
    when conditions: (Condition, Condition) = (.final, .vowel), cost: Int = 0
  ) {
    for pair in pairs.split(separator: " ") {
      let forms = pair.split(separator: "/")
      for (form, condition) in [(forms[0], conditions.0), (forms[1], conditions.1)] {
        arcs.append(
          Arc(
            text: Array(form.unicodeScalars), from: from, to: to, condition: condition, kind: kind, joins: false,
            ending: ending, afterFinal: String(forms[0]), afterVowel: String(forms[1]), cost: cost))
      }
    }
  }
}
