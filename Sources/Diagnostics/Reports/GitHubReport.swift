import BitextModel

extension CheckReport {
  /// Workflow commands, one a line: `::warning file=…,line=…,endLine=…,col=…,endColumn=…,title=…::…`.
  ///
  /// `endColumn` is one past the last column and stands only where the finding ends on the line on which it starts, as
  /// GitHub asks.
  func workflowCommands(in language: InterfaceLanguage) -> String {
    files.map { file in
      let places = file.findingPlaces()
      return file.findings.map { WorkflowCommand($0, in: file.source, places: places, language: language).line }
        .joined()
    }.joined()
  }
}

private struct WorkflowCommand {
  let line: String

  init(_ finding: Finding, in source: SourceText, places: PlaceTable, language: InterfaceLanguage) {
    let start = places[finding.range.start].position
    let end = places[finding.range.end].position
    var properties = [("file", source.path), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
    properties.append(("col", "\(start.column)"))
    if start.line == end.line { properties.append(("endColumn", "\(end.column)")) }
    properties.append(("title", finding.rule))
    let list = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
    let message = Self.escapedData(finding.message.text(in: language))
    line = "::\(Self.name(of: finding.severity)) \(list)::\(message)\n"
  }

  private static func name(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func escapedData(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

  private static func escapedProperty(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

  private static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if special.contains(scalar) {
        result += PercentEncoding.of(UInt8(scalar.value))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
