import BenchmarkSupport
import BitextModel
import PatternMatching
import SinoKorean
import TermRecognition
import Terminology

/// The first `count` terms of the folder, for each contender in the form it takes.
struct Terms {
  let recognizer: TermRecognizer
  let plain: PlainRule
  private let matcher: PatternMatcher

  init(_ folder: String, count: Int) throws {
    let words = try readFile(folder + "/terms-\(count).txt").split(separator: 10).map {
      String(decoding: $0, as: UTF8.self)
    }
    try self.init(words, folding: Self.folding(folder + "/folding.txt"))
  }

  init(_ words: [String], folding: CharacterFolding) throws {
    // As in a glossary, the forms of one word in several scripts are one concept.
    let concepts = Dictionary(grouping: words, by: { ScriptFolding.fold($0) }).map { key, forms in
      Concept(
        id: key, field: "", terms: forms.map { Term($0, language: Self.language(of: $0), status: .preferred) })
    }
    recognizer = TermRecognizer(Termbase(concepts))
    plain = PlainRule(words)
    matcher = try PatternMatcher(
      PatternSet(words.map { folding.folded($0.unicodeScalars.map(\.value)) }), folding: folding)
  }

  /// The lines of ``make-data``'s folding table.
  static func folding(_ path: String) throws -> CharacterFolding {
    var changes: [UInt32: [UInt32]] = [:]
    for line in String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n") {
      let numbers = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      changes[numbers[0]] = Array(numbers.dropFirst())
    }
    return CharacterFolding(changes: changes)
  }

  private static func language(of word: String) -> Language {
    guard let first = word.unicodeScalars.first?.value else { return .english }
    if (0xAC00...0xD7A3).contains(first) { return .korean }
    return first >= 0x3400 && first < 0xA000 ? .simplifiedChinese : .english
  }

  func matchCount(in source: SourceText) -> Int {
    var count = 0
    source.utf8.withUnsafeBufferPointer { matcher.forEachMatch(in: $0) { _ in count += 1 } }
    return count
  }
}

/// What commercial tools do: a hash of the terms is asked for every stretch of up to twelve characters; a Korean term counts where it begins an
/// eojeol and what follows it there is at most three characters long.
struct PlainRule {
  private let terms: Set<String>

  private static let longestTerm = 12
  private static let longestSuffix = 3

  init(_ words: [String]) { terms = Set(words) }

  func count(in source: SourceText) -> Int {
    var result = 0
    for line in source.utf8.split(separator: 10) {
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      var wordStart = 0
      for start in scalars.indices {
        if start > 0, scalars[start - 1] == " " { wordStart = start }
        let isHan = scalars[start].value >= 0x3400 && scalars[start].value < 0xA000
        guard isHan || start == wordStart else { continue }
        result += countTerms(scalars, from: start, isHan: isHan)
      }
    }
    return result
  }

  private func countTerms(_ scalars: [Unicode.Scalar], from start: Int, isHan: Bool) -> Int {
    var count = 0
    var term = String.UnicodeScalarView()
    for end in start..<min(start + Self.longestTerm, scalars.count) {
      term.append(scalars[end])
      guard terms.contains(String(term)) else { continue }
      let suffix = scalars[(end + 1)...].prefix(Self.longestSuffix + 1).prefix { $0 != " " }
      if isHan || suffix.count <= Self.longestSuffix { count += 1 }
    }
    return count
  }
}
