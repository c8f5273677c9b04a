/// The objects of SARIF 2.1.0 that ``ReportFormat/sarif`` is made of; each is named as in the standard's section 3.
enum SARIF {
  struct Log: Encodable {
    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }

    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]
  }

  struct Run: Encodable {
    let tool: Tool
    /// Without a region, which some readers refuse.
    let language: String
    /// Columns count UTF-16 code units, as editors do.
    let columnKind = "utf16CodeUnits"
    let originalUriBaseIds: [String: ArtifactLocation]
    let artifacts: [Artifact]
    let results: [Result]
    let properties: RunProperties
  }

  struct RunProperties: Encodable {
    let coverage: CoverageRecord
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Driver: Encodable {
    let name = "Eonhae"
    let version: String?
    let language: String
    let rules: [ReportingDescriptor]
  }

  struct ReportingDescriptor: Encodable {
    struct Configuration: Encodable {
      let level: String
    }

    let id: String
    let shortDescription: Text
    let help: Text
    let defaultConfiguration: Configuration
  }

  struct Text: Encodable {
    let text: String
  }

  struct Artifact: Encodable {
    let location: ArtifactLocation
  }

  struct ArtifactLocation: Encodable {
    var uri: String?
    var uriBaseId: String?
    var index: Int?
    var description: Text?
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int?
    let level: String
    let message: Text
    let locations: [Location]
    let partialFingerprints: [String: String]
    let fixes: [Fix]?
    let properties: ResultProperties
  }

  struct ResultProperties: Encodable {
    let concept: String?
    /// Of the decoded text. Not `byteOffset`, which counts in the file as stored: a byte-order mark and the encoding
    /// are gone by now.
    let utf8Range: [Int]
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  /// All four are from 1; `endColumn` is one past the last. An empty region is an insertion point.
  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let snippet: Text?
  }

  struct Fix: Encodable {
    let description: Text
    let artifactChanges: [ArtifactChange]
    let properties: FixProperties
  }

  struct FixProperties: Encodable {
    let safety: String
  }

  struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Text?
  }
}
