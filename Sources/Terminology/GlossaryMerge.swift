import BitextModel
import TextAnalysis

/// Concepts of another glossary taken into this one.
///
/// Two concepts are one where they share a Chinese term in whichever script; their ids may differ. What one has and the other lacks is added; what they say
/// differently is a ``Conflict`` and stays as it is, unless one side is preferred. Nothing of this glossary is ever taken out.
///
///     GlossaryMerge(of: harvested, into: termbase.concepts).added
public struct GlossaryMerge: Sendable {
  /// Whose word counts where the two disagree.
  public enum Preference: String, Sendable, CaseIterable { case ours, theirs }

  public struct Conflict: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
      /// Both have a preferred term of the language.
      case preferredTerm(Language)
      /// One allows the term, the other does not.
      case status(term: String)
      case rendering(term: String)
      case definition(Language)
      /// `gloss`, `partOfSpeech` or `valid`.
      case property(String)
      /// The Korean form belongs to a concept with other Chinese.
      case homograph(term: String)
      /// Several concepts of ours share Chinese with it.
      case ambiguous
    }

    /// The id in this glossary; of a homograph that of the other concept.
    public let concept: String
    /// The id in the other glossary.
    public let incoming: String
    public let subject: Subject
    public let ours: String
    public let theirs: String

    public init(concept: String, incoming: String, subject: Subject, ours: String, theirs: String) {
      self.concept = concept
      self.incoming = incoming
      self.subject = subject
      self.ours = ours
      self.theirs = theirs
    }
  }

  /// Concepts that are new here, with the ids they have here, in order of id.
  public private(set) var added: [Concept] = []
  /// Concepts that have more or other in them than before, in order of id.
  public private(set) var changed: [Concept] = []
  /// In the order of the other glossary; those that ``Preference`` has settled are not among them.
  public private(set) var conflicts: [Conflict] = []

  private var concepts: [String: Concept] = [:]
  private var idsByChinese: [String: [String]] = [:]
  private var idsByKorean: [String: [String]] = [:]
  private let preference: Preference?

  /// - Complexity: O(*n* log *n*) in the numbers of terms.
  public init(of theirs: [Concept], into ours: [Concept], preferring preference: Preference? = nil) {
    self.preference = preference
    for concept in ours { register(concept) }
    let before = Dictionary(uniqueKeysWithValues: ours.map { ($0.id, $0) })
    for concept in theirs { take(concept) }
    let result = concepts.values.sorted { $0.id < $1.id }
    added = result.filter { before[$0.id] == nil }
    changed = result.filter { concept in before[concept.id].map { $0 != concept } ?? false }
  }

  private mutating func register(_ concept: Concept) {
    concepts[concept.id] = concept
    for term in concept.terms {
      if term.language.isChinese {
        let key = ChineseForm.key(term.text)
        if idsByChinese[key]?.contains(concept.id) != true { idsByChinese[key, default: []].append(concept.id) }
      } else if term.language == .korean, term.status.isUsable {
        let key = Self.key(term.text)
        if idsByKorean[key]?.contains(concept.id) != true { idsByKorean[key, default: []].append(concept.id) }
      }
    }
  }

  private static func key(_ text: String) -> String { MatchingForm.of(text).filter { $0 != " " } }

  // MARK: One concept

  private mutating func take(_ theirs: Concept) {
    let shared = Set(theirs.terms.filter(\.language.isChinese).flatMap { idsByChinese[ChineseForm.key($0.text)] ?? [] })
    if shared.contains(theirs.id) || shared.count == 1 {
      let id = shared.contains(theirs.id) ? theirs.id : shared.first!
      register(merged(concepts[id]!, theirs))
    } else if shared.count > 1 {
      conflicts.append(
        Conflict(
          concept: shared.sorted()[0], incoming: theirs.id, subject: .ambiguous,
          ours: shared.sorted().joined(separator: ", "), theirs: theirs.id))
    } else if let same = concepts[theirs.id],
      !same.terms.contains(where: \.language.isChinese) || !theirs.terms.contains(where: \.language.isChinese)
    {
      register(merged(same, theirs))
    } else {
      add(theirs)
    }
  }

  private mutating func add(_ theirs: Concept) {
    if preference != .theirs, let conflict = homograph(of: theirs) {
      if preference == nil { conflicts.append(conflict) }
      return
    }
    var id = theirs.id
    var number = 2
    while concepts[id] != nil {
      id = "\(theirs.id)-\(number)"
      number += 1
    }
    register(theirs.copy(id: id))
  }

  private func homograph(of theirs: Concept) -> Conflict? {
    for term in theirs.terms(in: .korean) where term.status.isUsable {
      guard let id = idsByKorean[Self.key(term.text)]?.first, let ours = concepts[id] else { continue }
      return Conflict(
        concept: id, incoming: theirs.id, subject: .homograph(term: term.text), ours: Self.chinese(of: ours),
        theirs: Self.chinese(of: theirs))
    }
    return nil
  }

  private static func chinese(of concept: Concept) -> String {
    (concept.preferredTerm(in: .simplifiedChinese) ?? concept.preferredTerm(in: .traditionalChinese))?.text
      ?? concept.id
  }

  private mutating func merged(_ ours: Concept, _ theirs: Concept) -> Concept {
    var definition = ours.definition
    for (language, text) in theirs.definition.sorted(by: { $0.key < $1.key }) {
      definition[language] = settled(
        ours.definition[language], text, .definition(language), ours, theirs
      ) { $0 }
    }
    return Concept(
      id: ours.id, field: ours.field, terms: terms(ours, theirs), definition: definition,
      glossing: settled(ours.glossing, theirs.glossing, .property("gloss"), ours, theirs) { $0.rawValue },
      partOfSpeech: settled(ours.partOfSpeech, theirs.partOfSpeech, .property("partOfSpeech"), ours, theirs) { $0 },
      validity: settled(ours.validity, theirs.validity, .property("valid"), ours, theirs) {
        "\($0.from ?? "")–\($0.to ?? "")"
      },
      source: Self.joined(ours.source, theirs.source), note: Self.joined(ours.note, theirs.note))
  }

  /// Ours, or theirs where we have none or they are preferred; a difference that nobody settles is a conflict.
  private mutating func settled<Value: Equatable>(
    _ our: Value?, _ their: Value?, _ subject: Conflict.Subject, _ ours: Concept, _ theirs: Concept,
    _ name: (Value) -> String
  ) -> Value? {
    guard let their else { return our }
    guard let our, our != their else { return their }
    switch preference {
    case .ours: return our
    case .theirs: return their
    case nil:
      conflicts.append(
        Conflict(concept: ours.id, incoming: theirs.id, subject: subject, ours: name(our), theirs: name(their)))
      return our
    }
  }

  /// Sources and notes do not contradict each other: both stand.
  private static func joined(_ our: String?, _ their: String?) -> String? {
    guard let their, let our else { return our ?? their }
    return our.contains(their) ? our : "\(our); \(their)"
  }

  // MARK: Terms

  private static let languages: [Language] = [.korean, .simplifiedChinese, .traditionalChinese, .english]

  private mutating func terms(_ ours: Concept, _ theirs: Concept) -> [Term] {
    Self.languages.flatMap { language -> [Term] in
      var result = ours.terms(in: language)
      for term in theirs.terms(in: language) { take(term, into: &result, ours, theirs) }
      return result
    }
  }

  private mutating func take(_ term: Term, into terms: inout [Term], _ ours: Concept, _ theirs: Concept) {
    guard let place = terms.firstIndex(where: { Self.key($0.text) == Self.key(term.text) }) else {
      addTerm(term, to: &terms, ours, theirs)
      return
    }
    let our = terms[place]
    var status = our.status
    if our.status.isUsable != term.status.isUsable {
      status =
        settled(our.status, term.status, .status(term: our.text), ours, theirs) { $0.rawValue } ?? our.status
    } else if term.status == .preferred, our.status == .admitted, mayPrefer(term, among: terms, ours, theirs) {
      status = .preferred
    }
    terms[place] = our.copy(
      status: status,
      rendering: settled(our.rendering, term.rendering, .rendering(term: our.text), ours, theirs) { $0.rawValue },
      source: Self.joined(our.source, term.source), note: Self.joined(our.note, term.note))
    if status == .preferred { demoteOthers(than: place, in: &terms) }
  }

  private mutating func addTerm(_ term: Term, to terms: inout [Term], _ ours: Concept, _ theirs: Concept) {
    guard term.status == .preferred, terms.contains(where: { $0.status == .preferred }) else {
      terms.append(term)
      return
    }
    let mayPrefer = mayPrefer(term, among: terms, ours, theirs)
    if mayPrefer {
      terms.insert(term, at: 0)
      demoteOthers(than: 0, in: &terms)
    } else if preference == .ours {
      terms.append(term.copy(status: .admitted, rendering: term.rendering, source: term.source, note: term.note))
    }
  }

  /// Whether their preferred term becomes ours; a conflict where nobody has settled it.
  private mutating func mayPrefer(_ term: Term, among terms: [Term], _ ours: Concept, _ theirs: Concept) -> Bool {
    guard let our = terms.first(where: { $0.status == .preferred }), our.text != term.text else { return true }
    if preference == nil {
      conflicts.append(
        Conflict(
          concept: ours.id, incoming: theirs.id, subject: .preferredTerm(term.language), ours: our.text,
          theirs: term.text))
    }
    return preference == .theirs
  }

  private func demoteOthers(than place: Int, in terms: inout [Term]) {
    for index in terms.indices where index != place && terms[index].status == .preferred {
      let term = terms[index]
      terms[index] = term.copy(status: .admitted, rendering: term.rendering, source: term.source, note: term.note)
    }
  }
}

extension Concept {
  fileprivate func copy(id: String) -> Concept {
    Concept(
      id: id, field: field, terms: terms, definition: definition, glossing: glossing, partOfSpeech: partOfSpeech,
      validity: validity, source: source, note: note)
  }
}

extension Term {
  fileprivate func copy(status: TermStatus, rendering: Rendering?, source: String?, note: String?) -> Term {
    Term(
      text, language: language, status: status, rendering: rendering, type: type, partOfSpeech: partOfSpeech,
      matching: matching, source: source, note: note)
  }
}
