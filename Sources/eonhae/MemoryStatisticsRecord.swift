import BitextModel
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
}

/// `memory stats` for people.
struct MemoryStatisticsPage {
  private let statistics: MemoryStatistics

  init(_ statistics: MemoryStatistics) { self.statistics = statistics }

  func text() -> String {
    var lines = [words("\(statistics.units) units", "번역 단위 \(statistics.units)개", "共 \(statistics.units) 个翻译单元")]
    lines += statistics.languages.map { "  \($0.name.source.rawValue) → \($0.name.target.rawValue)  \($0.units)" }
    lines.append(words("by origin", "출처별", "按来源"))
    lines += statistics.origins.map { "  \($0.name ?? "–")  \($0.units)" }
    lines.append(words("by status", "상태별", "按状态"))
    lines += statistics.statuses.map { "  \($0.name.name)  \($0.units)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TranslationUnit.Status {
  /// For people; JSON has the raw value in every language.
  var name: String {
    switch self {
    case .proposed: words("proposed", "제안", "建议")
    case .translated: words("translated", "번역됨", "已翻译")
    case .reviewed: words("reviewed", "검수됨", "已审校")
    case .rejected: words("rejected", "반려됨", "已否决")
    }
  }
}
