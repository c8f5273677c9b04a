import BitextModel
import Diagnostics
import Interchange
import TermExtraction
import Terminology

/// Candidates for people, programs and the glossary.
struct HarvestListing {
  private let candidates: [TermCandidate]
  private let termbase: Termbase
  private let places: HarvestPlaces
  private let isAligned: Bool

  /// - Parameter isAligned: Whether they come from aligned text, so that each has two places.
  init(_ candidates: [TermCandidate], _ termbase: Termbase, isAligned: Bool) {
    self.candidates = candidates
    self.termbase = termbase
    self.isAligned = isAligned
    places = HarvestPlaces(candidates)
  }

  private func record(_ candidate: TermCandidate) -> HarvestRecord { HarvestRecord(candidate, places) }

  // MARK: JSON and TSV

  /// One JSON object a line.
  func jsonl() -> String { candidates.map { JSONText.of(record($0)) + "\n" }.joined() }

  private static let columns = [
    "ko", "zh", "zhHans", "kind", "rendering", "score", "known", "standing", "concept", "expected", "count", "variants",
    "file", "line", "column", "sentence",
  ]
  private static let alignedColumns = ["way", "targetFile", "targetLine", "targetColumn", "targetSentence"]

  /// A line of names, then one a candidate; tabs and line ends in texts are spaces.
  func tsv() -> String {
    let rows = candidates.map { candidate in
      cells(of: record(candidate), score: candidate.score).map { cell in
        cell.split { "\t\n\r".contains($0) }.joined(separator: " ")
      }.joined(separator: "\t")
    }
    let columns = Self.columns + (isAligned ? Self.alignedColumns : [])
    return ([columns.joined(separator: "\t")] + rows).map { $0 + "\n" }.joined()
  }

  private func cells(of record: HarvestRecord, score: Double) -> [String] {
    var cells = [
      record.ko, record.zh, record.zhHans, record.kind, record.rendering, Self.decimals(score), String(record.known),
      record.standing, record.concept ?? "", record.expected ?? "", String(record.count),
    ]
    cells.append(record.variants.map { "\($0.ko) (\($0.count))" }.joined(separator: ", "))
    cells += [record.file, String(record.line), String(record.column), record.evidence.first?.sentence ?? ""]
    guard isAligned else { return cells }
    cells.append(record.association?.way ?? "")
    guard let target = record.evidence.first?.target else { return cells + ["", "", "", ""] }
    return cells + [target.file, String(target.line), String(target.column), target.sentence]
  }

  /// New candidates as a glossary that `glossary merge` takes.
  func yaml() -> String {
    let concepts = CandidateConcepts.concepts(of: candidates, termbase: termbase) { evidence in
      let place = places[evidence.range, in: evidence.source]
      return "\(place.file):\(place.line):\(place.column)"
    }
    return GlossaryWriter.text(of: concepts)
  }

  // MARK: Text

  /// Longer cells push the rest of their row aside.
  private static let widest = 28

  /// A table by standing; what the glossary has instead stands below a conflict.
  func text() -> String {
    guard !candidates.isEmpty else {
      return
        (isAligned
        ? words("no pairs found", "짝을 찾지 못했습니다", "未找到词对")
        : words("no glosses found", "병기를 찾지 못했습니다", "未找到括注")) + "\n"
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
    let place = places[candidate.evidence[0].range, in: candidate.evidence[0].source]
    return [
      Self.name(of: candidate.standing), Self.name(of: candidate.kind.kind), candidate.korean, candidate.chinese,
      candidate.association.map { Self.name(of: $0.way) } ?? Self.name(of: candidate.rendering),
      Self.decimals(candidate.score),
      "×\(candidate.count)", "\(place.file):\(place.line):\(place.column)",
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

  private static func name(of rendering: Rendering) -> String {
    switch rendering {
    case .sinoKorean: words("sino-korean", "한자음", "汉字音")
    case .transliteration: words("transliteration", "외래어 표기", "音译")
    case .translation: words("translation", "번역", "意译")
    case .foreign: words("foreign", "원어", "原文")
    case .mixed: words("mixed", "혼합", "混合")
    }
  }

  private static func name(of way: TermAssociation.Way) -> String {
    switch way {
    case .sinoKorean: name(of: Rendering.sinoKorean)
    case .transliteration: name(of: Rendering.transliteration)
    case .lexicon: words("lexicon", "사전", "词典")
    case .cooccurrence: words("co-occurrence", "함께 나옴", "共现")
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
    /// Of aligned text: where the Chinese stands.
    let target: TargetPlace?
  }

  struct TargetPlace: Encodable {
    let sentence: String
    let file: String
    let line: Int
    let column: Int
    let utf8Range: [Int]
    let utf16Range: [Int]
  }

  struct Association: Encodable {
    let way: String
    let together: Double
    let koreanCount: Double
    let chineseCount: Double
    let linked: Double
    let likelihoodRatio: Double
    let reading: Double
    let name: Double
    let koreanExplained: Double?
    let chineseExplained: Double?
    let looseEdges: Double
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
  /// Of aligned text alone.
  let association: Association?
  let file: String
  let line: Int
  let column: Int
  let utf8Range: [Int]

  init(_ candidate: TermCandidate, _ places: HarvestPlaces) {
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
    count = candidate.count
    evidence = candidate.evidence.map { Place($0, places) }
    association = candidate.association.map { Association($0) }
    file = evidence[0].file
    line = evidence[0].line
    column = evidence[0].column
    utf8Range = evidence[0].utf8Range
  }

  fileprivate static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}

extension HarvestRecord.Place {
  fileprivate init(_ evidence: Evidence, _ places: HarvestPlaces) {
    let place = places[evidence.range, in: evidence.source]
    self.init(
      ko: evidence.korean, zh: evidence.chinese, form: evidence.form.rawValue, sentence: evidence.sentence,
      file: place.file, line: place.line, column: place.column, utf8Range: place.utf8Range,
      utf16Range: place.utf16Range,
      target: evidence.counterpart.map { counterpart in
        let place = places[counterpart.range, in: counterpart.source]
        return HarvestRecord.TargetPlace(
          sentence: counterpart.sentence, file: place.file, line: place.line, column: place.column,
          utf8Range: place.utf8Range, utf16Range: place.utf16Range)
      })
  }
}

extension HarvestRecord.Association {
  fileprivate init(_ association: TermAssociation) {
    self.init(
      way: association.way.rawValue, together: HarvestRecord.rounded(association.together),
      koreanCount: HarvestRecord.rounded(association.koreanCount),
      chineseCount: HarvestRecord.rounded(association.chineseCount),
      linked: HarvestRecord.rounded(association.linked),
      likelihoodRatio: HarvestRecord.rounded(association.likelihoodRatio),
      reading: HarvestRecord.rounded(association.reading), name: HarvestRecord.rounded(association.name),
      koreanExplained: association.koreanExplained.map(HarvestRecord.rounded),
      chineseExplained: association.chineseExplained.map(HarvestRecord.rounded),
      looseEdges: HarvestRecord.rounded(association.looseEdges))
  }
}

/// Where all evidence stands, found in one pass over each file.
struct HarvestPlaces {
  private struct Key: Hashable {
    let path: String
    let range: TextRange
  }

  private var records: [Key: PlaceRecord] = [:]

  init(_ candidates: [TermCandidate]) {
    var byPath: [String: (source: SourceText, ranges: [TextRange])] = [:]
    func add(_ range: TextRange, _ source: SourceText) {
      byPath[source.path, default: (source, [])].ranges.append(range)
    }
    for evidence in candidates.lazy.flatMap(\.evidence) {
      add(evidence.range, evidence.source)
      if let counterpart = evidence.counterpart { add(counterpart.range, counterpart.source) }
    }
    for (path, places) in byPath {
      for (range, record) in zip(places.ranges, PlaceRecord.records(of: places.ranges, in: places.source)) {
        records[Key(path: path, range: range)] = record
      }
    }
  }

  /// - Precondition: `range` is a place of a candidate's evidence.
  subscript(range: TextRange, in source: SourceText) -> PlaceRecord {
    guard let record = records[Key(path: source.path, range: range)] else {
      preconditionFailure("no evidence at \(range) of \(source.path)")
    }
    return record
  }
}
