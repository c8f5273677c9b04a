/// The shapes in which a ``CheckReport`` is written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people: each finding with its line, then a summary and the coverage.
  case text
  /// One document: `{findings: […], coverage: {…}}`.
  case json
  /// One finding a line, and a last line `{coverage: {…}}`.
  case jsonl
  /// SARIF 2.1.0 (OASIS Standard, 27 March 2020).
  case sarif
  /// JUnit XML: a test suite for each file, a test case for each rule.
  case junit
  /// Workflow commands of GitHub Actions, which show as annotations.
  case github
}

/// How ``ReportFormat/text`` is laid out; the other formats do not depend on it.
public struct TextStyle: Sendable, Hashable {
  /// Whether severities are coloured with ANSI escape sequences.
  public let isColored: Bool
  /// The columns that a quoted line may take, its indentation included; at least 40 are taken.
  public let width: Int

  public init(isColored: Bool, width: Int) {
    self.isColored = isColored
    self.width = width
  }
}

extension CheckReport {
  /// The report as text that ends in a line feed; empty only as ``ReportFormat/github`` without findings.
  ///
  /// The same report gives the same bytes.
  ///
  /// - Complexity: O(*n* + *m* log *m*) in the length of the files and the number of findings, however long a line is.
  public func written(as format: ReportFormat, language: InterfaceLanguage, style: TextStyle) -> String {
    switch format {
    case .text: TextReport(report: self, language: language, style: style).written()
    case .json: jsonDocument(in: language)
    case .jsonl: jsonLines(in: language)
    case .sarif: sarifLog(in: language)
    case .junit: junitDocument(in: language)
    case .github: workflowCommands(in: language)
    }
  }
}
