import Foundation
import TermExtraction
import Terminology
import Testing
import Workbench

/// What `harvest --aligned` proposes from the articles and their translations, against the pairs that a reader found right.
struct AlignedTermEvaluation: Sendable {
  static let name = "aligned-terms"
  static let counted = 200

  /// Of the first ``counted`` pairs, whatever the glossary says to them, the share that is right.
  let precision: Double
  /// Of the glossary's concepts that stand in a bead in both languages, the share that is found.
  let glossaryRecall: Double
  /// Proposed among the first, and not in the gold.
  let wrong: [String]

  static let shared: AlignedTermEvaluation = {
    do { return try AlignedTermEvaluation() } catch { fatalError("the corpus cannot be harvested: \(error)") }
  }()

  private init() throws {
    let gold = try Self.gold()
    let workspace = try Workspace.find(
      from: GoldCorpus.folder.path, glossary: [GoldCorpus.root.appending(path: "Glossary").path])
    let termbase = try workspace.termbase()
    var harvester = AlignedHarvester(termbase)
    var beads: [AlignedText] = []
    for file in AlignedTextFile.expanded([GoldCorpus.folder.path]).files {
      beads += try file.read(with: DocumentAligner(), encoding: nil, isSegmented: false)
    }
    harvester.add(beads)
    let found = harvester.candidates(minScore: 0.5)
    let first = found.sorted { $0.score > $1.score }.prefix(Self.counted).map { "\($0.korean)\t\($0.simplified)" }
    wrong = first.filter { !gold.contains($0) }
    precision = Double(first.count - wrong.count) / Double(first.count)
    let known = Set(
      found.compactMap { candidate -> String? in
        if case .known(let concept) = candidate.standing { return concept }
        return nil
      })
    let present = Self.concepts(of: termbase, in: beads)
    glossaryRecall = Double(present.intersection(known).count) / Double(present.count)
  }

  private static func gold() throws -> Set<String> {
    let text = try String(contentsOf: GoldCorpus.folder.appending(path: "aligned-terms.tsv"), encoding: .utf8)
    return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }

  /// The concepts that one bead has in both languages, as their terms are written.
  private static func concepts(of termbase: Termbase, in beads: [AlignedText]) -> Set<String> {
    let texts = beads.map { (korean: $0.korean.text.string, chinese: $0.chinese.text.string) }
    let concepts = termbase.concepts.filter { concept in
      let korean = concept.terms.filter { $0.language == .korean && $0.status.isUsable }.map(\.text)
      let chinese = concept.terms.filter { $0.language == .simplifiedChinese && $0.status.isUsable }.map(\.text)
      return texts.contains { text in
        korean.contains { text.korean.contains($0) } && chinese.contains { text.chinese.contains($0) }
      }
    }
    return Set(concepts.map(\.id))
  }

  var scores: [String: Double] {
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    return ["glossaryRecall": rounded(glossaryRecall), "precision": rounded(precision)]
  }
}

@Suite struct AlignedTermTests {
  /// What holds now; raised when the program gets better, never lowered.
  private static let precisionFloor = 0.95

  @Test func theFirstPairsAreRight() {
    let found = AlignedTermEvaluation.shared
    #expect(found.precision >= Self.precisionFloor, "not in the gold: \(found.wrong)")
  }

  @Test func noScoreFallsBelowItsBaseline() throws {
    guard Baselines.mode != "update" else { return }
    let before = try #require(try Baselines(reading: Baselines.path).scores[AlignedTermEvaluation.name])
    let found = AlignedTermEvaluation.shared
    for (measure, score) in found.scores.sorted(by: { $0.key < $1.key }) {
      let old = try #require(before[measure])
      #expect(score >= old, "\(measure) \(old) → \(score); not in the gold: \(found.wrong)")
    }
  }
}
