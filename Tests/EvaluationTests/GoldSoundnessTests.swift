import BitextModel
import Foundation
import Interchange
import QualityChecks
import Terminology
import Testing

/// Whether the gold says what stands in the articles.
@Suite struct GoldSoundnessTests {
  private static let concepts: Set<String> = {
    let folder = GoldCorpus.root.appending(path: "Glossary").path
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }
    let files = names.sorted().map { name in
      (name: name, content: [UInt8](FileManager.default.contents(atPath: folder + "/" + name) ?? Data()))
    }
    return Set(GlossaryFiles.read(files).entries.map(\.concept.id))
  }()

  @Test(arguments: GoldCorpus.articles) func goldIsComposed(_ article: GoldArticle) {
    for line in article.gold.split(separator: "\n") {
      let composed = line.precomposedStringWithCanonicalMapping
      #expect(line.utf8.elementsEqual(composed.utf8), "not in NFC: \(composed)")
    }
  }

  @Test(arguments: GoldCorpus.articles) func recordsStandWhereTheySay(_ article: GoldArticle) {
    let lines = Lines(article.source)
    for term in article.terms { lines.expect(term.text, term.line, term.column, "term") }
    for gloss in article.glosses {
      lines.expect(gloss.head, gloss.line, gloss.column, "head")
      lines.expect(gloss.gloss, gloss.line, gloss.glossColumn, "gloss")
    }
    for finding in article.findings { lines.expect(finding.text, finding.line, finding.column, finding.rule) }
  }

  @Test(arguments: GoldCorpus.articles) func recordsStandInOrder(_ article: GoldArticle) {
    func expectOrder(_ places: [(line: Int, column: Int)], _ kind: String) {
      for (first, second) in zip(places, places.dropFirst()) {
        #expect(first <= second, "\(kind): \(second) stands after \(first)")
      }
    }
    expectOrder(article.terms.map { ($0.line, $0.column) }, "term")
    expectOrder(article.glosses.map { ($0.line, $0.column) }, "gloss")
    expectOrder(article.findings.map { ($0.line, $0.column) }, "finding")
  }

  @Test(arguments: GoldCorpus.articles) func termsDoNotOverlap(_ article: GoldArticle) {
    for (first, second) in zip(article.terms, article.terms.dropFirst()) where first.line == second.line {
      #expect(first.column + first.text.count <= second.column, "\(first.text) and \(second.text), line \(first.line)")
    }
  }

  @Test(arguments: GoldCorpus.articles) func conceptsAndRulesExist(_ article: GoldArticle) {
    let named = Set(article.terms.map(\.concept) + article.glosses.compactMap(\.concept))
    #expect(named.subtracting(Self.concepts).sorted() == [])
    let rules = Set(CheckRunner.rules.map(\.name))
    #expect(Set(article.findings.map(\.rule)).subtracting(rules).sorted() == [])
  }

  /// No Hangul and no Han stands between the sentences of the beads.
  @Test(arguments: GoldCorpus.articles) func beadsCoverBothFilesInOrder(_ article: GoldArticle) {
    expectCover(of: article.source, by: article.beads.flatMap(\.source))
    expectCover(of: article.target, by: article.beads.flatMap(\.target))
  }

  private func expectCover(of file: String, by texts: [String]) {
    let bytes = Array(file.utf8)
    var position = BeadTexts.frontMatterEnd(of: file)
    for (text, range) in zip(texts, BeadTexts.ranges(of: texts, in: file)) {
      guard let range else {
        Issue.record("not in the file behind the sentence before it: \(text)")
        continue
      }
      guard range.start >= position else { continue }
      expectNoLetters(String(decoding: bytes[position..<range.start], as: UTF8.self), before: text)
      position = range.end
    }
    expectNoLetters(String(decoding: bytes[min(position, bytes.count)...], as: UTF8.self), before: "the end")
  }

  private func expectNoLetters(_ gap: String, before text: String) {
    let letters = gap.unicodeScalars.filter {
      (0xAC00...0xD7A3).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
    }
    #expect(letters.isEmpty, "no bead holds “\(gap)”, before “\(text)”")
  }
}

/// A file by grapheme clusters, and where its lines begin.
private struct Lines {
  private let characters: [Character]
  private let starts: [Int]

  init(_ text: String) {
    let characters = Array(text)
    self.characters = characters
    starts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
  }

  func expect(_ text: String, _ line: Int, _ column: Int, _ kind: String) {
    let start = starts.indices.contains(line - 1) ? starts[line - 1] + column - 1 : .max
    guard start < characters.count else {
      Issue.record("\(line):\(column): \(kind) “\(text)” lies outside the file")
      return
    }
    #expect(String(characters[start...].prefix(text.count)) == text, "\(line):\(column): \(kind)")
  }
}
