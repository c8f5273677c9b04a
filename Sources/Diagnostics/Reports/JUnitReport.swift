import BitextModel

extension CheckReport {
  /// A test suite for each file and in it a test case for each rule.
  ///
  /// A rule with warnings or errors has failed; notes stand in the output of a rule that passed, for nothing has to be
  /// done about them.
  func junitDocument(in language: InterfaceLanguage) -> String {
    let suites = files.map { JUnitSuite($0, rules: rules.map(\.name), language: language) }
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failures }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="eonhae check" tests="\(tests)" failures="\(failures)" errors="0">
      \(suites.map(\.xml).joined())</testsuites>

      """
  }
}

private struct JUnitSuite {
  struct Case {
    let rule: String
    let path: String
    /// `path:line:column: severity: message`, in order.
    let failures: [String]
    let notes: [String]
    /// Of the gravest failure.
    let severity: Severity?
    let line: Int?
  }

  let path: String
  let cases: [Case]

  init(_ file: FileReport, rules: [String], language: InterfaceLanguage) {
    path = file.source.path
    let places = file.findingPlaces()
    let findings = Dictionary(grouping: file.findings, by: \.rule)
    let others = Set(findings.keys).subtracting(rules).sorted()
    cases = (rules + others).map {
      Self.testCase($0, findings[$0] ?? [], in: file.source, places: places, language: language)
    }
  }

  var failures: Int { cases.count { !$0.failures.isEmpty } }

  private static func testCase(
    _ rule: String, _ findings: [Finding], in source: SourceText, places: PlaceTable, language: InterfaceLanguage
  ) -> Case {
    func line(of finding: Finding) -> String {
      let place = places[finding.range.start].position
      let severity = ReportWords.severity(finding.severity).text(in: language)
      return "\(source.path):\(place.line):\(place.column): \(severity): \(finding.message.text(in: language))"
    }
    let failures = findings.filter { $0.severity > .note }
    return Case(
      rule: rule, path: source.path, failures: failures.map(line),
      notes: findings.filter { $0.severity == .note }.map(line), severity: failures.map(\.severity).max(),
      line: failures.first.map { places[$0.range.start].position.line })
  }

  var xml: String {
    let name = XMLText.attribute(path)
    return
      "  <testsuite name=\"\(name)\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
      + cases.map(\.xml).joined() + "  </testsuite>\n"
  }
}

extension JUnitSuite.Case {
  fileprivate var xml: String {
    let line = line.map { " line=\"\($0)\"" } ?? ""
    let file = XMLText.attribute(path)
    let start =
      "    <testcase name=\"\(XMLText.attribute(rule))\" classname=\"\(file)\" file=\"\(file)\"\(line)"
    let body = failure + output
    return body.isEmpty ? start + "/>\n" : start + ">\n" + body + "    </testcase>\n"
  }

  private var failure: String {
    guard let first = failures.first, let severity else { return "" }
    let text = XMLText.content(failures.joined(separator: "\n"))
    return "      <failure message=\"\(XMLText.attribute(first))\" type=\"\(severity.rawValue)\">\(text)</failure>\n"
  }

  private var output: String {
    notes.isEmpty ? "" : "      <system-out>\(XMLText.content(notes.joined(separator: "\n")))</system-out>\n"
  }
}

/// Text as XML 1.0 holds it: characters that it forbids or discourages (section 2.2) are left out.
enum XMLText {
  static func content(_ text: String) -> String { escaped(text, keepsLines: true) }

  /// For an attribute in double quotes; line breaks and tabs are kept from being normalized to spaces.
  static func attribute(_ text: String) -> String { escaped(text, keepsLines: false) }

  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result += keepsLines ? String(scalar) : "&#\(scalar.value);"
      case "\r": result += "&#13;"
      case _ where !isAllowed(scalar): break
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x84, 0x86...0x9F: false
    case _ where scalar.properties.isNoncharacterCodePoint: false
    default: true
    }
  }
}
