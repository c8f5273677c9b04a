import BitextModel
import Foundation
import Testing

/// The articles of `Corpus`, each with what a reader found in it.
enum GoldCorpus {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = root.appending(path: "Corpus")

  /// By name.
  static let articles: [GoldArticle] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      let path = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: path.appending(path: "gold.jsonl").path) else { return nil }
      do { return try GoldArticle(name: name, folder: path) } catch { fatalError("\(path.path): \(error)") }
    }
  }()
}

struct GoldArticle: Sendable, CustomTestStringConvertible {
  let name: String
  let sourcePath: String
  let source: String
  let target: String
  /// The file of the gold itself.
  let gold: String
  let terms: [GoldTerm]
  let glosses: [GoldGloss]
  let findings: [GoldFinding]
  let beads: [GoldBead]

  var testDescription: String { name }

  /// Between white space.
  var wordCount: Int { source.split(whereSeparator: \.isWhitespace).count }

  init(name: String, folder: URL) throws {
    self.name = name
    let sourceFile = folder.appending(path: "source.ko.md")
    sourcePath = sourceFile.path
    source = try String(contentsOf: sourceFile, encoding: .utf8)
    target = try String(contentsOf: folder.appending(path: "target.zh-Hans.md"), encoding: .utf8)
    gold = try String(contentsOf: folder.appending(path: "gold.jsonl"), encoding: .utf8)
    var terms: [GoldTerm] = []
    var glosses: [GoldGloss] = []
    var findings: [GoldFinding] = []
    var beads: [GoldBead] = []
    for (index, line) in gold.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      let data = Data(line.utf8)
      let decoder = JSONDecoder()
      switch try decoder.decode(Kind.self, from: data).kind {
      case "term": terms.append(try decoder.decode(GoldTerm.self, from: data))
      case "gloss": glosses.append(try decoder.decode(GoldGloss.self, from: data))
      case "finding": findings.append(try decoder.decode(GoldFinding.self, from: data))
      case "bead": beads.append(try decoder.decode(GoldBead.self, from: data))
      case let other: throw UnknownKind(line: index + 1, kind: other)
      }
    }
    self.terms = terms
    self.glosses = glosses
    self.findings = findings
    self.beads = beads
  }

  private struct Kind: Decodable { let kind: String }
  private struct UnknownKind: Error {
    let line: Int
    let kind: String
  }
}

struct GoldTerm: Decodable, Sendable {
  /// From 1.
  let line: Int
  /// From 1, in grapheme clusters.
  let column: Int
  let text: String
  let concept: String
  let language: String
}

struct GoldGloss: Decodable, Sendable {
  let line: Int
  let column: Int
  let head: String
  let glossColumn: Int
  let gloss: String
  /// Nil where the glossary does not know the Chinese.
  let concept: String?
}

struct GoldFinding: Decodable, Sendable {
  let rule: String
  let line: Int
  let column: Int
  let text: String
}

/// Sentences that translate each other, as they stand in the files.
struct GoldBead: Decodable, Sendable {
  let source: [String]
  let target: [String]
}
