import BitextModel

/// What a check found in several files, ready to be written in any ``ReportFormat``.
///
///     let style = TextStyle(isColored: false, width: 80)
///     print(report.written(as: .text, language: .korean, style: style), terminator: "")
public struct CheckReport: Sendable {
  /// In the order in which they are reported.
  public var files: [FileReport]
  public var coverage: Coverage
  /// Every rule that was applied, in a stable order; a rule without findings is reported as passed where a format can
  /// say so.
  public let rules: [RuleDescription]
  /// As in `eonhae --version`; nil leaves it out.
  public let programVersion: String?

  public init(files: [FileReport], coverage: Coverage, rules: [RuleDescription], programVersion: String? = nil) {
    self.files = files
    self.coverage = coverage
    self.rules = rules
    self.programVersion = programVersion
  }

  /// The number of findings in all files.
  public var findingCount: Int { files.reduce(0) { $0 + $1.findings.count } }
}

/// The findings in one file.
public struct FileReport: Sendable {
  public let source: SourceText
  /// Sorted by ``Finding/inOrder(_:_:)``; every range, and that of every edit, lies within ``source``.
  public let findings: [Finding]

  /// Sorts `findings`.
  public init(source: SourceText, findings: [Finding]) {
    self.source = source
    self.findings = findings.sorted(by: Finding.inOrder)
  }
}

/// What a rule is about, for readers of a report who have never met it.
public struct RuleDescription: Sendable, Hashable {
  /// The stable name: `gloss-script`.
  public let name: String
  /// Where no setting says otherwise.
  public let severity: Severity
  /// What the rule asks for, in one sentence.
  public let title: Message
  /// Why, and how to mend it.
  public let help: Message

  public init(name: String, severity: Severity, title: Message, help: Message) {
    self.name = name
    self.severity = severity
    self.title = title
    self.help = help
  }
}
