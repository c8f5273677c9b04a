import BitextModel

/// A report for people: `path:line:column: severity: message [rule]`, the line and its fixes under it, the summary at
/// the end.
struct TextReport {
  let report: CheckReport
  let language: InterfaceLanguage
  let style: TextStyle

  private var excerptWidth: Int { max(40, style.width) - 4 }

  func written() -> String {
    var lines: [String] = []
    for file in report.files {
      let places = file.findingPlaces()
      for finding in file.findings { lines += entry(finding, in: file.source, places: places) + [""] }
    }
    lines.append(summary())
    if report.coverage.terms > 0 { lines += [""] + coverage() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ finding: Finding, in source: SourceText, places: PlaceTable) -> [String] {
    let place = places[finding.range.start]
    let severity = colored(words(ReportWords.severity(finding.severity)), finding.severity)
    let path = "\(PlainLine.of(source.path)):\(place.position.line):\(place.position.column)"
    let excerpt = Excerpt(of: finding.range, in: source, lineStart: place.lineStart, width: excerptWidth)
    return [
      "\(path): \(severity): \(PlainLine.of(words(finding.message))) [\(finding.rule)]",
      "    " + excerpt.text,
      "    " + excerpt.indent + colored(excerpt.marker, finding.severity),
    ] + finding.fixes.map { "    → " + wording(of: $0, for: finding, in: source) }
  }

  private func wording(of fix: Fix, for finding: Finding, in source: SourceText) -> String {
    let preview = fix.preview(for: finding, in: source)
    let text = preview.isEmpty ? words(ReportWords.deletion) : Cells(preview).shortened(to: excerptWidth)
    return fix.safety == .safe ? text : text + words(ReportWords.suggestion)
  }

  private func summary() -> String {
    let findings = report.files.flatMap(\.findings)
    guard !findings.isEmpty else { return words(ReportWords.clean(files: report.files.count)) }
    let counts = Severity.allCases.reversed().map { severity in
      (severity: severity, count: findings.count { $0.severity == severity })
    }
    let fixable = findings.count(where: \.isSafelyFixable)
    return words(ReportWords.summary(files: report.files.count, counts: counts, fixable: fixable))
  }

  private func coverage() -> [String] {
    let coverage = report.coverage
    var lines = [words(ReportWords.coverage(coverage))]
    if !coverage.fields.isEmpty {
      lines.append(words(ReportWords.byField))
      lines += table(
        coverage.fields.map { [$0.name, words(ReportWords.terms($0.terms)), words(ReportWords.mentions($0.mentions))] })
    }
    if !coverage.uncovered.isEmpty {
      lines.append(words(ReportWords.uncovered))
      lines += table(coverage.uncovered.map { [$0.korean, $0.chinese, words(ReportWords.mentions($0.mentions))] })
    }
    return lines
  }

  /// Rows with their columns aligned, the last one ragged.
  private func table(_ rows: [[String]]) -> [String] {
    let rows = rows.map { $0.map(PlainLine.of) }
    let widths = (rows.first ?? []).indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = row.dropLast().enumerated().map { DisplayWidth.padded($1, to: widths[$0]) } + row.suffix(1)
      return "  " + cells.joined(separator: "  ")
    }
  }

  private func words(_ message: Message) -> String { message.text(in: language) }

  private func colored(_ text: String, _ severity: Severity) -> String {
    guard style.isColored else { return text }
    return "\u{1B}[\(Self.colorCode(of: severity))m\(text)\u{1B}[0m"
  }

  /// Select Graphic Rendition of ECMA-48: red, yellow, cyan.
  private static func colorCode(of severity: Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .note: "36"
    }
  }
}
