import BitextModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The findings that were there before, so that a check reports only what is new.
///
/// A finding is known by its file, its rule and its fingerprint: the concept, the text in its range and the words
/// around it. Lines may move; where the same finding stands several times, as many of them are known as were counted.
public struct Baseline: Sendable, Hashable {
  private struct Key: Hashable, Comparable {
    let file: String
    let rule: String
    let fingerprint: String

    init(_ finding: Finding, in source: SourceText) {
      self.init(file: source.path, rule: finding.rule, fingerprint: Fingerprint(finding, in: source).digits)
    }

    init(file: String, rule: String, fingerprint: String) {
      self.file = file
      self.rule = rule
      self.fingerprint = fingerprint
    }

    static func < (first: Key, second: Key) -> Bool {
      (first.file, first.rule, first.fingerprint) < (second.file, second.rule, second.fingerprint)
    }
  }

  private var counts: [Key: Int]

  /// Everything that `report` holds.
  public init(_ report: CheckReport) {
    counts = [:]
    for file in report.files {
      for finding in file.findings { counts[Key(finding, in: file.source), default: 0] += 1 }
    }
  }

  /// The number of findings known.
  public var count: Int { counts.values.reduce(0, +) }

  /// The findings of `file` that are not known, each known one taken once.
  fileprivate func unknown(in file: FileReport) -> [Finding] {
    var left: [Key: Int] = [:]
    return file.findings.filter { finding in
      let key = Key(finding, in: file.source)
      let known = left[key, default: counts[key, default: 0]]
      left[key] = known - 1
      return known <= 0
    }
  }
}

// MARK: - As a file

extension Baseline {
  private struct Record: Codable {
    let rule: String
    let file: String
    let fingerprint: String
    let count: Int
  }

  private struct Document: Decodable {
    let version: Int
    let findings: [Record]
  }

  private static let version = 1

  /// A JSON document, one finding a line and sorted by file, rule and fingerprint, so that version control shows what
  /// came and went.
  public func written() -> String {
    let records = counts.sorted { $0.key < $1.key }.map { key, count in
      "    " + JSONText.of(Record(rule: key.rule, file: key.file, fingerprint: key.fingerprint, count: count))
    }
    let list = records.isEmpty ? "[]" : "[\n" + records.joined(separator: ",\n") + "\n  ]"
    return "{\n  \"findings\": \(list),\n  \"version\": \(Self.version)\n}\n"
  }

  /// Reads what ``written()`` wrote.
  ///
  /// - Parameter path: For the error's words.
  /// - Throws: ``FileProblem`` where `text` is not a baseline.
  public static func read(_ text: String, path: String = "baseline.json") throws -> Baseline {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    } catch {
      throw FileProblem(path: path, message: notABaseline)
    }
    guard document.version == version else {
      throw FileProblem(path: path, message: wrongVersion(document.version))
    }
    var counts: [Key: Int] = [:]
    for record in document.findings {
      guard record.count > 0 else { throw FileProblem(path: path, message: wrongCount(record.count, of: record.rule)) }
      counts[Key(file: record.file, rule: record.rule, fingerprint: record.fingerprint), default: 0] += record.count
    }
    return Baseline(counts: counts)
  }

  private init(counts: [Key: Int]) { self.counts = counts }

  private static let notABaseline = Message(
    en: "expected a baseline, a JSON document {findings: [{rule, file, fingerprint, count}], version}; "
      + "found something else. Delete the file and write the baseline anew",
    ko: "기준선 파일({findings: [{rule, file, fingerprint, count}], version} 꼴의 JSON)이어야 하지만 내용이 다릅니다. "
      + "파일을 지우고 기준선을 다시 만드십시오",
    zh: "应为基线文件（形如 {findings: [{rule, file, fingerprint, count}], version} 的 JSON），实际内容不符。"
      + "请删除该文件并重新生成基线")

  private static func wrongVersion(_ found: Int) -> Message {
    Message(
      en: "expected a baseline of version \(version), found version \(found). Write the baseline anew",
      ko: "기준선 파일의 버전은 \(version)이어야 하지만 \(found)입니다. 기준선을 다시 만드십시오",
      zh: "基线文件的版本应为 \(version)，实际为 \(found)。请重新生成基线")
  }

  private static func wrongCount(_ found: Int, of rule: String) -> Message {
    Message(
      en: "expected a count of 1 or more for “\(rule)”, found \(found). Write the baseline anew",
      ko: "‘\(rule)’의 count는 1 이상이어야 하지만 \(found)입니다. 기준선을 다시 만드십시오",
      zh: "“\(rule)”的 count 应不小于 1，实际为 \(found)。请重新生成基线")
  }
}

extension CheckReport {
  /// The report without the findings that `baseline` knows; the coverage stays.
  public func without(_ baseline: Baseline) -> CheckReport {
    var result = self
    result.files = files.map { FileReport(source: $0.source, findings: baseline.unknown(in: $0)) }
    return result
  }
}
