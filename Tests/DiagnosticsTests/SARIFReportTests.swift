import BitextModel
import Diagnostics
import Foundation
import Testing

@Suite struct SARIFReportTests {
  @Test func logIsWrittenWhole() {
    #expect(
      Sample.written(.sarif) == """
        {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\
        "runs":[{"artifacts":[{"location":{"uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md",\
        "uriBaseId":"%SRCROOT%"}},{"location":{"uri":"%E8%AF%91%E6%96%87/b.md","uriBaseId":"%SRCROOT%"}}],\
        "columnKind":"utf16CodeUnits","language":"en",\
        "originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The folder in which the check ran."}}},\
        "properties":{"coverage":{"coveredMentions":5,"coveredTerms":2,"fields":[{"field":"ai","mentions":1,\
        "terms":1},{"field":"중소기업","mentions":4,"terms":1}],"glossedTerms":1,"mentions":18,"ratio":0.5,\
        "terms":4,"uncovered":[{"ko":"길림성","mentions":1,"zh":"𠮷林省"},{"ko":"소재","mentions":12,\
        "zh":"原材料"}]}},"results":[{"fixes":[{"artifactChanges":[{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "replacements":[{"deletedRegion":{"endColumn":14,"endLine":1,"startColumn":10,"startLine":1},\
        "insertedContent":{"text":"专精特新"}}]}],"description":{"text":"Change to “专精特新”"},\
        "properties":{"safety":"safe"}}],"level":"error",\
        "locations":[{"physicalLocation":{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "region":{"endColumn":14,"endLine":1,"snippet":{"text":"專精特新"},"startColumn":10,"startLine":1}}}],\
        "message":{"text":"traditional script"},\
        "partialFingerprints":{"eonhaeContext/v1":"cc768adbddf73c22"},\
        "properties":{"concept":"zhuanjingtexin","utf8Range":[23,35]},"ruleId":"gloss-script",\
        "ruleIndex":1},{"level":"note","locations":[{"physicalLocation":{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "region":{"endColumn":10,"endLine":3,"snippet":{"text":"𠮷林省"},"startColumn":6,"startLine":3}}}],\
        "message":{"text":"place name, 100%: see “𠮷”"},\
        "partialFingerprints":{"eonhaeContext/v1":"aa50902678e0299c"},"properties":{"utf8Range":[70,80]},\
        "ruleId":"name-policy","ruleIndex":2},{"fixes":[{"artifactChanges":[{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "replacements":[{"deletedRegion":{"endColumn":22,"endLine":3,"startColumn":13,"startLine":3},\
        "insertedContent":{"text":"인공지능"}}]}],"description":{"text":"Change to “인공지능”"},\
        "properties":{"safety":"safe"}},{"artifactChanges":[{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "replacements":[{"deletedRegion":{"endColumn":24,"endLine":3,"startColumn":13,"startLine":3}}]}],\
        "description":{"text":"Delete"},"properties":{"safety":"suggestion"}}],"level":"warning",\
        "locations":[{"physicalLocation":{"artifactLocation":{"index":0,\
        "uri":"%EA%B8%B0%EC%82%AC/1%ED%98%B8%20%ED%8A%B9%EC%A7%91.md","uriBaseId":"%SRCROOT%"},\
        "region":{"endColumn":22,"endLine":3,"snippet":{"text":"\(Sample.nfdTerm)"},"startColumn":13,\
        "startLine":3}}}],"message":{"text":"spaced otherwise: “인공지능”"},\
        "partialFingerprints":{"eonhaeContext/v1":"4ddb395fd2af5beb"},"properties":{"utf8Range":[85,110]},\
        "ruleId":"spacing-variant","ruleIndex":3},\
        {"fixes":[{"artifactChanges":[{"artifactLocation":{"index":1,"uri":"%E8%AF%91%E6%96%87/b.md",\
        "uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"endColumn":5,"endLine":1,\
        "startColumn":5,"startLine":1},"insertedContent":{"text":"(전정특신)"}}]}],\
        "description":{"text":"Change to “专精特新(전정특신)”"},"properties":{"safety":"suggestion"}}],\
        "level":"warning","locations":[{"physicalLocation":{"artifactLocation":{"index":1,\
        "uri":"%E8%AF%91%E6%96%87/b.md","uriBaseId":"%SRCROOT%"},"region":{"endColumn":5,"endLine":1,\
        "snippet":{"text":"专精特新"},"startColumn":1,"startLine":1}}}],\
        "message":{"text":"first mention without a gloss"},\
        "partialFingerprints":{"eonhaeContext/v1":"8418debddd77a586"},\
        "properties":{"concept":"zhuanjingtexin","utf8Range":[0,12]},"ruleId":"gloss-missing",\
        "ruleIndex":0}],"tool":{"driver":{"language":"en","name":"Eonhae",\
        "rules":[{"defaultConfiguration":{"level":"warning"},\
        "help":{"text":"Add the original in brackets."},"id":"gloss-missing",\
        "shortDescription":{"text":"A first mention is glossed"}},{"defaultConfiguration":{"level":"error"},\
        "help":{"text":"Write <simplified> characters & nothing else."},"id":"gloss-script",\
        "shortDescription":{"text":"Glosses keep to one script"}},{"defaultConfiguration":{"level":"note"},\
        "help":{"text":"See the policy."},"id":"name-policy",\
        "shortDescription":{"text":"Names follow the policy"}},{"defaultConfiguration":{"level":"warning"},\
        "help":{"text":"Space it as the glossary does."},"id":"spacing-variant",\
        "shortDescription":{"text":"Terms are spaced one way"}}],"version":"1.0.0"}}}],"version":"2.1.0"}

        """)
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func columnsCutTheSnippetInUTF16(language: InterfaceLanguage) throws {
    let run = try run(of: Sample.report, in: language)
    #expect(run.language == language.rawValue)
    let sources = [Sample.korean, Sample.chinese]
    let snippets = run.results.map { result in
      let place = result.locations[0].physicalLocation
      let text = sources[place.artifactLocation.index].string(in: sources[place.artifactLocation.index].range)
      let line = Array(text.utf16.split(separator: 0x0A, omittingEmptySubsequences: false)[place.region.startLine - 1])
      return String(decoding: line[(place.region.startColumn - 1)..<(place.region.endColumn - 1)], as: UTF16.self)
    }
    #expect(snippets == ["專精特新", "𠮷林省", Sample.nfdTerm, "专精特新"])
    #expect(run.results.map { run.tool.driver.rules[$0.ruleIndex].id } == run.results.map(\.ruleId))
  }

  @Test func fingerprintsDoNotDependOnTheLineOrTheLanguage() throws {
    let moved = SourceText(
      path: Sample.korean.path, text: "# 제목\n\n" + Sample.korean.string(in: Sample.korean.range))
    let distance = moved.utf8.count - Sample.korean.utf8.count
    let findings = Sample.koreanFindings.map {
      Finding(
        rule: $0.rule, severity: $0.severity, range: $0.range.shifted(by: distance), message: $0.message,
        concept: $0.concept)
    }
    let report = CheckReport(
      files: [FileReport(source: moved, findings: findings)], coverage: Coverage(), rules: Sample.rules)
    let before = try run(of: Sample.report, in: .english).results.map(\.partialFingerprints)
    let after = try run(of: report, in: .korean).results.map(\.partialFingerprints)
    #expect(Array(before.prefix(3)) == after)
  }

  @Test(arguments: [
    ("./a b/%c#d?.md", "a%20b/%25c%23d%3F.md", "%SRCROOT%"), ("c:x.md", "c%3Ax.md", "%SRCROOT%"),
    ("/tmp/가.md", "file:///tmp/%EA%B0%80.md", nil),
  ])
  func pathsAreURIs(path: String, uri: String, base: String?) throws {
    let report = CheckReport(
      files: [FileReport(source: SourceText(path: path, text: ""), findings: [])], coverage: Coverage(), rules: [])
    let location = try run(of: report, in: .english).artifacts[0].location
    #expect(location.uri == uri)
    #expect(location.uriBaseId == base)
  }

  @Test func bracesOfMessagesAreDoubled() throws {
    let finding = Finding(
      rule: "unlisted", severity: .note, range: TextRange(0, 0), message: Message(verbatim: "{0} or {x}"))
    let source = SourceText(path: "a.md", text: "")
    let report = CheckReport(
      files: [FileReport(source: source, findings: [finding])], coverage: Coverage(), rules: [])
    let log = report.written(as: .sarif, language: .english, style: TextStyle(isColored: false, width: 80))
    #expect(log.contains("\"message\":{\"text\":\"{{0}} or {{x}}\"}"))
    #expect(!log.contains("ruleIndex"))
  }

  private func run(of report: CheckReport, in language: InterfaceLanguage) throws -> Log.Run {
    let text = report.written(as: .sarif, language: language, style: TextStyle(isColored: false, width: 80))
    return try JSONDecoder().decode(Log.self, from: Data(text.utf8)).runs[0]
  }
}

/// The parts of a SARIF log that the tests look at.
private struct Log: Decodable {
  struct Run: Decodable {
    struct Tool: Decodable {
      struct Driver: Decodable {
        struct Rule: Decodable { let id: String }
        let rules: [Rule]
      }
      let driver: Driver
    }
    struct Artifact: Decodable {
      struct Location: Decodable {
        let uri: String
        let uriBaseId: String?
      }
      let location: Location
    }
    let language: String
    let tool: Tool
    let artifacts: [Artifact]
    let results: [Result]
  }
  struct Result: Decodable {
    struct Location: Decodable {
      struct Physical: Decodable {
        struct Artifact: Decodable { let index: Int }
        struct Region: Decodable {
          let startLine: Int
          let startColumn: Int
          let endColumn: Int
        }
        let artifactLocation: Artifact
        let region: Region
      }
      let physicalLocation: Physical
    }
    let ruleId: String
    let ruleIndex: Int
    let locations: [Location]
    let partialFingerprints: [String: String]
  }
  let runs: [Run]
}
