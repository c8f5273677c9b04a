import BitextModel
import Diagnostics
import TermRecognition
import Terminology
import TextAnalysis

/// Terms and glosses of one article as lines, in order of place.
struct AnnotationListing {
  private let article: Article
  private let annotations: Annotations
  private let termbase: Termbase
  /// Every place where letters of a term stand; needed for what follows.
  var hits: [TermHit] = [] {
    didSet {
      hitPlaces = Dictionary(
        hits.enumerated().map { (HitPlace(range: $1.range, concept: $1.concept), $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }
  private var hitPlaces: [HitPlace: Int] = [:]
  var showsReasons = false
  var showsNested = false
  /// Where not nil, only refused places of a form with these letters are listed.
  var refusedText: String?

  init(_ article: Article, _ annotations: Annotations, _ termbase: Termbase) {
    self.article = article
    self.annotations = annotations
    self.termbase = termbase
  }

  /// One JSON object a line.
  func jsonl() -> String { records().map { JSONText.of($0) + "\n" }.joined() }

  /// `path:line:column: text → concept (status)`.
  func text() -> String {
    records().map { record in
      let others = record.ambiguous == true ? " ? " + (record.alternatives ?? []).joined(separator: " ? ") : ""
      let name = (record.concept ?? "–") + others
      let through = (record.through ?? []).isEmpty ? "" : " [\(record.through!.joined(separator: ", "))]"
      let refusal = record.refusal.map { " ✗ \($0)" } ?? ""
      return
        "\(record.file):\(record.line):\(record.column): \(record.kind): \(record.text) → \(name)\(through)\(refusal)\n"
        + (record.explain?.lines ?? "")
    }
    .joined()
  }

  private struct HitPlace: Hashable {
    let range: TextRange
    let concept: Int
  }

  private enum Item {
    case term(TermOccurrence)
    case gloss(GlossPair)
    /// Letters of a term that are not the term, or stand in a longer one.
    case hit(TermHit)

    var range: TextRange {
      switch self {
      case .term(let occurrence): occurrence.range
      case .gloss(let pair): pair.extent
      case .hit(let hit): hit.range
      }
    }
  }

  private func records() -> [AnnotationRecord] {
    let items = listed.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    let places = PlaceRecord.records(of: items.map(\.range), in: article.source)
    return zip(items, places).map { item, place in
      switch item {
      case .term(let occurrence): record(occurrence, at: place)
      case .gloss(let pair): record(pair, at: place)
      case .hit(let hit): record(hit, at: place)
      }
    }
  }

  private var listed: [Item] {
    if let refusedText {
      let form = MatchingForm.of(refusedText)
      return hits.filter { $0.refusal != nil && $0.form.contains(form) }.map(Item.hit)
    }
    let nested = showsNested ? hits.filter { $0.refusal == .longerTerm } : []
    return annotations.occurrences.map(Item.term) + annotations.glosses.map(Item.gloss) + nested.map(Item.hit)
  }

  private func explanation(of occurrence: TermOccurrence) -> AnnotationRecord.Explanation? {
    guard showsReasons else { return nil }
    return hitPlaces[HitPlace(range: occurrence.range, concept: occurrence.concept)]
      .map { AnnotationRecord.Explanation(hits[$0], witnesses: occurrence.witnesses) }
  }

  private func record(_ hit: TermHit, at place: PlaceRecord) -> AnnotationRecord {
    let concept = termbase.concepts[hit.concept]
    let term = concept.terms[hit.term]
    return AnnotationRecord(
      place, kind: refusedText == nil ? "term" : "refused", text: article.source.string(in: hit.range),
      concept: concept.id, language: term.language.rawValue, term: term.text, status: term.status.rawValue,
      through: hit.through.map(\.rawValue), refusal: hit.refusal?.rawValue,
      explain: showsReasons || refusedText != nil ? AnnotationRecord.Explanation(hit) : nil)
  }

  private func record(_ occurrence: TermOccurrence, at place: PlaceRecord) -> AnnotationRecord {
    let concept = termbase.concepts[occurrence.concept]
    let term = concept.terms[occurrence.term]
    return AnnotationRecord(
      place, kind: "term", text: article.source.string(in: occurrence.range), concept: concept.id,
      language: term.language.rawValue, term: term.text, status: term.status.rawValue,
      through: occurrence.through.map(\.rawValue), explain: explanation(of: occurrence),
      alternatives: occurrence.alternatives.map { termbase.concepts[$0].id }, isAmbiguous: occurrence.isAmbiguous)
  }

  private func record(_ pair: GlossPair, at place: PlaceRecord) -> AnnotationRecord {
    AnnotationRecord(
      place, kind: "gloss", text: article.source.string(in: pair.extent),
      concept: pair.concepts.first.map { termbase.concepts[$0].id },
      form: pair.form.rawValue, head: pair.head.map(part), gloss: part(pair.gloss),
      alternatives: pair.concepts.dropFirst().map { termbase.concepts[$0].id })
  }

  private func part(_ range: TextRange) -> AnnotationRecord.Part {
    AnnotationRecord.Part(text: article.source.string(in: range), utf8Range: [range.start, range.end])
  }
}

/// One line of `annotate`. Keys are never renamed.
struct AnnotationRecord: Encodable {
  struct Part: Encodable {
    let text: String
    let utf8Range: [Int]
  }

  /// What decided the edges of a term.
  struct Explanation: Encodable {
    struct Piece: Encodable {
      let text: String
      let kind: String
    }

    let form: String
    let left: String
    let right: String
    let cut: [Piece]
    let rival: [Piece]?
    /// What spoke for the concept against others with the same form.
    let settledBy: [String]?

    init(_ hit: TermHit, witnesses: [HomographWitness] = []) {
      form = hit.form
      left = hit.left.rawValue
      right = hit.right.rawValue
      cut = hit.cut.map(Self.piece)
      rival = hit.rival.isEmpty ? nil : hit.rival.map(Self.piece)
      settledBy = witnesses.isEmpty ? nil : witnesses.map(\.rawValue)
    }

    private static func piece(_ piece: TermHit.Piece) -> Piece {
      Piece(text: piece.text, kind: piece.isKnown ? piece.kind.rawValue : "unknown")
    }

    /// The same to be read below the occurrence; the values are named as in the records.
    var lines: String {
      func shown(_ pieces: [Piece]) -> String { pieces.map { "\($0.text)/\($0.kind)" }.joined(separator: " + ") }
      var lines = [
        Message(
          en: "form \(form); left \(left), right \(right)", ko: "비교한 꼴 \(form); 왼쪽 \(left), 오른쪽 \(right)",
          zh: "比对形式 \(form)；左 \(left)，右 \(right)")
      ]
      if !cut.isEmpty {
        lines.append(Message(en: "cut \(shown(cut))", ko: "분석 \(shown(cut))", zh: "切分 \(shown(cut))"))
      }
      if let rival {
        lines.append(Message(en: "rival \(shown(rival))", ko: "다른 분석 \(shown(rival))", zh: "另一切分 \(shown(rival))"))
      }
      if let settledBy {
        let list = settledBy.joined(separator: ", ")
        lines.append(
          Message(en: "settled by \(list)", ko: "판단 근거 \(list)", zh: "判定依据 \(settledBy.joined(separator: "、"))"))
      }
      return lines.map { "    \($0.text(in: .current))\n" }.joined()
    }
  }

  let file: String
  let line: Int
  let column: Int
  let utf8Range: [Int]
  let utf16Range: [Int]
  let kind: String
  let text: String
  let concept: String?
  let language: String?
  let term: String?
  let status: String?
  let through: [String]?
  /// Of a gloss: bracket, reversed, editors-note.
  let form: String?
  let head: Part?
  let gloss: Part?
  /// Other concepts with the same form.
  let alternatives: [String]?
  /// True where nothing decides between the concept and the alternatives.
  let ambiguous: Bool?
  /// Why the place is not the term, or not listed by itself.
  let refusal: String?
  let explain: Explanation?

  init(
    _ place: PlaceRecord, kind: String, text: String, concept: String?, language: String? = nil, term: String? = nil,
    status: String? = nil, through: [String]? = nil, form: String? = nil, head: Part? = nil, gloss: Part? = nil,
    refusal: String? = nil, explain: Explanation? = nil, alternatives: [String] = [],
    isAmbiguous: Bool = false
  ) {
    file = place.file
    line = place.line
    column = place.column
    utf8Range = place.utf8Range
    utf16Range = place.utf16Range
    self.kind = kind
    self.text = text
    self.concept = concept
    self.language = language
    self.term = term
    self.status = status
    self.through = through
    self.form = form
    self.head = head
    self.gloss = gloss
    self.refusal = refusal
    self.explain = explain
    self.alternatives = alternatives.isEmpty ? nil : alternatives
    ambiguous = isAmbiguous ? true : nil
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(utf8Range, forKey: .utf8Range)
    try container.encode(utf16Range, forKey: .utf16Range)
    try container.encode(kind, forKey: .kind)
    try container.encode(text, forKey: .text)
    // Null says that the glossary does not know it; a missing key would say nothing.
    try container.encode(concept, forKey: .concept)
    try container.encodeIfPresent(language, forKey: .language)
    try container.encodeIfPresent(term, forKey: .term)
    try container.encodeIfPresent(status, forKey: .status)
    try container.encodeIfPresent(through, forKey: .through)
    try container.encodeIfPresent(form, forKey: .form)
    if kind == "gloss" { try container.encode(head, forKey: .head) }
    try container.encodeIfPresent(gloss, forKey: .gloss)
    try container.encodeIfPresent(alternatives, forKey: .alternatives)
    try container.encodeIfPresent(ambiguous, forKey: .ambiguous)
    try container.encodeIfPresent(refusal, forKey: .refusal)
    try container.encodeIfPresent(explain, forKey: .explain)
  }

  private enum CodingKeys: String, CodingKey {
    case file, line, column, utf8Range, utf16Range, kind, text, concept, language, term, status, through, form, head,
      gloss
    case alternatives, ambiguous, refusal, explain
  }
}
