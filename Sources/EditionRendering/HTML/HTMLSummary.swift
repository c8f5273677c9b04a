import BitextModel
import Diagnostics

/// Fills the templates of the coverage and the findings.
struct HTMLSummary {
  private let layout: EditionLayout
  private let terms: HTMLTerms
  private let wording: EditionWording

  init(_ layout: EditionLayout, _ terms: HTMLTerms, _ wording: EditionWording) {
    self.layout = layout
    self.terms = terms
    self.wording = wording
  }

  func values() -> TemplateValues {
    let coverage = layout.edition.coverage
    return [
      "percent": Self.percent(coverage.ratio), "covered": wording.covered(coverage.coveredTerms, of: coverage.terms),
      "mentioned": wording.mentionCount(coverage.coveredMentions), "glossed": wording.glossed(coverage.glossedTerms),
      "hasFields": !coverage.fields.isEmpty,
      "fields": coverage.fields.map {
        ["name": $0.name, "terms": $0.terms, "colour": terms.colour(ofField: $0.name)] as TemplateValues
      },
      "hasUncovered": !coverage.uncovered.isEmpty,
      "uncovered": coverage.uncovered.map {
        ["korean": $0.korean, "chinese": $0.chinese, "tag": LanguageSpans.mainLanguage(of: $0.chinese).rawValue]
          as TemplateValues
      },
      "hasFindings": !layout.edition.findings.isEmpty, "counts": counts(), "findings": findings(),
    ]
  }

  /// Rounded down, so that 100% means all.
  static func percent(_ ratio: Double) -> String { "\(Int(min(max(ratio, 0), 1) * 100))%" }

  private func counts() -> [TemplateValues] {
    Severity.allCases.sorted(by: >).compactMap { severity in
      let count = layout.edition.findings.count { $0.severity == severity }
      return count == 0 ? nil : ["severity": severity.rawValue, "text": wording.severity(severity, count)]
    }
  }

  private func findings() -> [TemplateValues] {
    let shown = Set(layout.sourceRuns.flatMap { $0.findingEnds.map(\.finding) })
    return layout.edition.findings.enumerated().map { index, finding in
      let place = layout.findingPlaces[index]
      return [
        "number": index + 1, "shown": shown.contains(index), "place": "\(place.line):\(place.column)",
        "severity": finding.severity.rawValue, "severityText": wording.severity(finding.severity),
        "message": finding.message.text(in: wording.language), "rule": finding.rule,
      ]
    }
  }
}
