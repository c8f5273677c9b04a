import TranslationMemory

/// `memory stats` as JSON. Keys are never renamed.
struct MemoryStatisticsRecord: Encodable {
  struct Languages: Encodable {
    let source: String
    let target: String
    let units: Int
  }

  struct Origin: Encodable {
    let origin: String?
    let units: Int
  }

  let units: Int
  let languages: [Languages]
  let origins: [Origin]
  let statuses: [String: Int]

  init(_ statistics: MemoryStatistics) {
    units = statistics.units
    languages = statistics.languages.map {
      Languages(source: $0.name.source.rawValue, target: $0.name.target.rawValue, units: $0.units)
    }
    origins = statistics.origins.map { Origin(origin: $0.name, units: $0.units) }
    statuses = Dictionary(uniqueKeysWithValues: statistics.statuses.map { ($0.name.rawValue, $0.units) })
  }

  func text() -> String {
    var lines = [words("\(units) units", "단위 \(units)개", "共 \(units) 条")]
    lines += languages.map { "  \($0.source) → \($0.target)  \($0.units)" }
    lines.append(words("by origin", "출처별", "按来源"))
    lines += origins.map { "  \($0.origin ?? "–")  \($0.units)" }
    lines.append(words("by status", "상태별", "按状态"))
    lines += statuses.sorted { $0.key < $1.key }.map { "  \($0.key)  \($0.value)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
