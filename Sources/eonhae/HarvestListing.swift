import BitextModel
import Diagnostics
import Interchange
import TermExtraction
import Terminology

/// Candidates for people, programs and the glossary.
struct HarvestListing {
  private let candidates: [TermCandidate]
  private let termbase: Termbase

  init(_ candidates: [TermCandidate], _ termbase: Termbase) {
    self.candidates = candidates
    self.termbase = termbase
  }

  // MARK: JSON and TSV

  /// One JSON object a line.
  func jsonl() -> String { candidates.map { JSONText.of(HarvestRecord($0)) + "\n" }.joined() }

  private static let columns = [
    "ko", "zh", "zhHans", "kind", "rendering", "score", "known", "standing", "concept", "expected", "count", "variants",
    "file", "line", "column", "sentence",
  ]

  /// A line of names, then one a candidate; tabs and line ends in texts are spaces.
  func tsv() -> String {
    let rows = candidates.map { candidate in
      let record = HarvestRecord(candidate)
      let cells = [
        record.ko, record.zh, record.zhHans, record.kind, record.rendering, Self.decimals(candidate.score),
        String(record.known), record.standing, record.concept ?? "", record.expected ?? "", String(record.count),
        record.variants.map { "\($0.ko) (\($0.count))" }.joined(separator: ", "), record.file, String(record.line),
        String(record.column), record.evidence.first?.sentence ?? "",
      ]
      return cells.map { $0.split { "\t\n\r".contains($0) }.joined(separator: " ") }.joined(separator: "\t")
    }
    return ([Self.columns.joined(separator: "\t")] + rows).map { $0 + "\n" }.joined()
  }

  /// New candidates as a glossary that `glossary merge` takes.
  func yaml() -> String {
    let concepts = CandidateConcepts.concepts(of: candidates, termbase: termbase) { evidence in
      var finder = PositionFinder(evidence.source)
      let position = finder.position(at: evidence.range.start)
      return "\(evidence.source.path):\(position.line):\(position.column)"
    }
    return GlossaryWriter.text(of: concepts)
  }

  // MARK: Text

  /// Longer cells push the rest of their row aside.
  private static let widest = 28

  /// A table by standing; what the glossary has instead stands below a conflict.
  func text() -> String {
    guard !candidates.isEmpty else {
      return words("no glosses found", "병기를 찾지 못했습니다", "未找到括注") + "\n"
    }
    let rows = candidates.map(row)
    let widths = rows[0].indices.map { column in min(Self.widest, rows.map { DisplayWidth.of($0[column]) }.max() ?? 0) }
    var output = ""
    for (candidate, row) in zip(candidates, rows) {
      let cells = zip(row, widths).dropLast().map { DisplayWidth.padded($0, to: $1) } + row.suffix(1)
      output += cells.joined(separator: "  ") + "\n"
      for line in remarks(on: candidate) { output += "  \(line)\n" }
    }
    return output
  }

  private func row(_ candidate: TermCandidate) -> [String] {
    let place = HarvestRecord(candidate)
    return [
      Self.name(of: candidate.standing), Self.name(of: candidate.kind.kind), candidate.korean, candidate.chinese,
      candidate.rendering.rawValue, Self.decimals(candidate.score), "×\(candidate.evidence.count)",
      "\(place.file):\(place.line):\(place.column)",
    ]
  }

  private func remarks(on candidate: TermCandidate) -> [String] {
    var lines: [String] = []
    for variant in candidate.variants {
      guard case .conflict(let concept, let expected) = variant.standing else { continue }
      lines.append(
        words(
          "“\(variant.text)” here, “\(expected)” in the glossary (\(concept))",
          "여기는 ‘\(variant.text)’, 용어집은 ‘\(expected)’(\(concept))", "此处为“\(variant.text)”，术语表为“\(expected)”（\(concept)）")
      )
    }
    if candidate.variants.count > 1 {
      let spellings = candidate.variants.map { "\($0.text) ×\($0.count)" }.joined(separator: ", ")
      lines.append(words("spellings: \(spellings)", "표기: \(spellings)", "拼写：\(spellings)"))
    }
    if case .new = candidate.standing, let expected = candidate.expected {
      lines.append(words("by the rules: \(expected)", "표기법대로: \(expected)", "按规则：\(expected)"))
    }
    return lines
  }

  private static func name(of standing: TermCandidate.Standing) -> String {
    switch standing {
    case .new: words("new", "새것", "新")
    case .known: words("known", "있음", "已有")
    case .conflict: words("conflict", "충돌", "冲突")
    }
  }

  private static func name(of kind: TermKind) -> String {
    switch kind {
    case .person: words("person", "사람", "人名")
    case .place: words("place", "곳", "地名")
    case .organisation: words("organisation", "단체", "机构")
    case .title: words("title", "제목", "题名")
    case .product: words("product", "제품", "产品")
    case .term: words("term", "용어", "术语")
    }
  }

  /// Two decimals.
  static func decimals(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}

/// One line of `harvest`. Keys are never renamed.
struct HarvestRecord: Encodable {
  struct Variant: Encodable {
    let ko: String
    let count: Int
    let known: Bool
  }

  struct Cue: Encodable {
    let cue: String
    let text: String
  }

  struct Place: Encodable {
    let ko: String
    let zh: String
    let form: String
    let sentence: String
    let file: String
    let line: Int
    let column: Int
    let utf8Range: [Int]
    let utf16Range: [Int]
  }

  let ko: String
  let zh: String
  let zhHans: String
  let kind: String
  let kindScore: Double
  let kindCues: [Cue]
  let rendering: String
  /// What the rules give, where it is written otherwise.
  let byRule: String?
  let score: Double
  let known: Bool
  let standing: String
  /// The concept that has one of the forms.
  let concept: String?
  /// What the glossary has instead.
  let expected: String?
  let variants: [Variant]
  let count: Int
  let evidence: [Place]
  let file: String
  let line: Int
  let column: Int
  let utf8Range: [Int]

  init(_ candidate: TermCandidate) {
    ko = candidate.korean
    zh = candidate.chinese
    zhHans = candidate.simplified
    kind = candidate.kind.kind.rawValue
    kindScore = Self.rounded(candidate.kind.score)
    kindCues = candidate.kind.cues.map { Cue(cue: $0.sort.rawValue, text: $0.text) }
    rendering = candidate.rendering.rawValue
    byRule = candidate.expected
    score = Self.rounded(candidate.score)
    switch candidate.standing {
    case .new: (known, standing, concept, expected) = (false, "new", nil, nil)
    case .known(let id): (known, standing, concept, expected) = (true, "known", id, nil)
    case .conflict(let id, let form): (known, standing, concept, expected) = (false, "conflict", id, form)
    }
    variants = candidate.variants.map { variant in
      if case .known = variant.standing { return Variant(ko: variant.text, count: variant.count, known: true) }
      return Variant(ko: variant.text, count: variant.count, known: false)
    }
    count = candidate.evidence.count
    evidence = candidate.evidence.map { evidence in
      let place = PlaceRecord.records(of: [evidence.range], in: evidence.source)[0]
      return Place(
        ko: evidence.korean, zh: evidence.chinese, form: evidence.form.rawValue, sentence: evidence.sentence,
        file: place.file, line: place.line, column: place.column, utf8Range: place.utf8Range,
        utf16Range: place.utf16Range)
    }
    file = evidence[0].file
    line = evidence[0].line
    column = evidence[0].column
    utf8Range = evidence[0].utf8Range
  }

  private static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}
