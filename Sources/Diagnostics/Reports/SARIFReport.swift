import BitextModel

extension CheckReport {
  func sarifLog(in language: InterfaceLanguage) -> String {
    JSONText.of(SARIF.Log(runs: [SARIFRun(report: self, language: language).record])) + "\n"
  }
}

private struct SARIFRun {
  /// The name under which code scanners know the root of the checked-out tree.
  private static let root = "%SRCROOT%"

  let report: CheckReport
  let language: InterfaceLanguage

  var record: SARIF.Run {
    let indices = Dictionary(
      report.rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return SARIF.Run(
      tool: SARIF.Tool(
        driver: SARIF.Driver(
          version: report.programVersion, language: language.rawValue, rules: report.rules.map(descriptor))),
      language: language.rawValue,
      originalUriBaseIds: [Self.root: SARIF.ArtifactLocation(description: text(ReportWords.root))],
      artifacts: report.files.map { SARIF.Artifact(location: location(of: $0.source)) },
      results: report.files.enumerated().flatMap { results(in: $1, index: $0, ruleIndices: indices) },
      properties: SARIF.RunProperties(coverage: CoverageRecord(report.coverage)))
  }

  private func descriptor(_ rule: RuleDescription) -> SARIF.ReportingDescriptor {
    SARIF.ReportingDescriptor(
      id: rule.name, shortDescription: text(rule.title), help: text(rule.help),
      defaultConfiguration: .init(level: rule.severity.rawValue))
  }

  private func results(in file: FileReport, index: Int, ruleIndices: [String: Int]) -> [SARIF.Result] {
    let places = file.findingAndEditPlaces()
    let location = location(of: file.source, index: index)
    return file.findings.map { finding in
      let region = region(finding.range, in: file.source, places: places, isQuoted: true)
      let fixes = finding.fixes.map {
        fix($0, for: finding, in: file.source, at: location, places: places)
      }
      return SARIF.Result(
        ruleId: finding.rule, ruleIndex: ruleIndices[finding.rule], level: finding.severity.rawValue,
        message: text(finding.message),
        locations: [SARIF.Location(physicalLocation: .init(artifactLocation: location, region: region))],
        partialFingerprints: ["eonhaeContext/v1": Fingerprint(finding, in: file.source).digits],
        fixes: fixes.isEmpty ? nil : fixes,
        properties: .init(concept: finding.concept, utf8Range: [finding.range.start, finding.range.end]))
    }
  }

  private func fix(
    _ fix: Fix, for finding: Finding, in source: SourceText, at location: SARIF.ArtifactLocation, places: PlaceTable
  ) -> SARIF.Fix {
    let replacements = fix.edits.map { edit in
      SARIF.Replacement(
        deletedRegion: region(edit.range, in: source, places: places, isQuoted: false),
        insertedContent: edit.replacement.isEmpty ? nil : SARIF.Text(text: edit.replacement))
    }
    return SARIF.Fix(
      description: text(ReportWords.fix(to: PlainLine.of(fix.preview(for: finding, in: source)))),
      artifactChanges: [SARIF.ArtifactChange(artifactLocation: location, replacements: replacements)],
      properties: .init(safety: fix.safety.rawValue))
  }

  private func region(_ range: TextRange, in source: SourceText, places: PlaceTable, isQuoted: Bool) -> SARIF.Region {
    let start = places[range.start]
    let end = places[range.end]
    return SARIF.Region(
      startLine: start.position.line, startColumn: start.utf16Column, endLine: end.position.line,
      endColumn: end.utf16Column, snippet: isQuoted ? SARIF.Text(text: source.string(in: range)) : nil)
  }

  /// A relative path under the root; an absolute one as a `file` URI of its own.
  private func location(of source: SourceText, index: Int? = nil) -> SARIF.ArtifactLocation {
    var path = source.path
    if path.hasPrefix("/") {
      return SARIF.ArtifactLocation(uri: "file://" + PercentEncoding.of(path: path), index: index)
    }
    while path.hasPrefix("./") { path.removeFirst(2) }
    return SARIF.ArtifactLocation(uri: PercentEncoding.of(path: path), uriBaseId: Self.root, index: index)
  }

  /// Braces are doubled, for single ones stand for arguments (section 3.11.5).
  private func text(_ message: Message) -> SARIF.Text {
    var result = ""
    for scalar in message.text(in: language).unicodeScalars {
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return SARIF.Text(text: result)
  }
}
