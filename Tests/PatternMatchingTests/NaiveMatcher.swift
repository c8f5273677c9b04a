@testable import PatternMatching

/// The slow obvious matcher: at every place every pattern is compared.
enum NaiveMatcher {
  /// All matches in units, by start, end and pattern.
  static func all(_ patterns: [[UInt32]], in text: [UInt32]) -> [Found] {
    text.indices.flatMap { start in
      patterns.indices
        .filter { !patterns[$0].isEmpty && text[start...].starts(with: patterns[$0]) }
        .map { Found(pattern: $0, start: start, end: start + patterns[$0].count) }
        .sorted { ($0.end, $0.pattern) < ($1.end, $1.pattern) }
    }
  }

  static func leftmostLongest(_ patterns: [[UInt32]], in text: [UInt32]) -> [Found] {
    var result: [Found] = []
    var next = 0
    while next < text.count {
      let here = all(patterns, in: text, at: next)
      if let end = here.map(\.end).max() {
        result += here.filter { $0.end == end }
        next = end
      } else {
        next += 1
      }
    }
    return result
  }

  private static func all(_ patterns: [[UInt32]], in text: [UInt32], at start: Int) -> [Found] {
    patterns.indices
      .filter { !patterns[$0].isEmpty && text[start...].starts(with: patterns[$0]) }
      .map { Found(pattern: $0, start: start, end: start + patterns[$0].count) }
  }

  static func matches(_ patterns: [[UInt32]], in text: [UInt32], policy: PatternMatcher.Policy) -> [Found] {
    policy == .all ? all(patterns, in: text) : leftmostLongest(patterns, in: text)
  }

  /// Matches in UTF-8: units are folded one by one, each with the bytes it was made from.
  static func matches(
    _ patterns: [[UInt32]], in text: [Unicode.Scalar], folding: CharacterFolding, policy: PatternMatcher.Policy
  ) -> [Found] {
    var units: [UInt32] = []
    var places: [(start: Int, end: Int)] = []
    var offset = 0
    var rest = text[...]
    while !rest.isEmpty {
      // The longest beginning that folds to one unit, else the first character alone.
      var length = 1
      if folding.folded([rest.first!.value]).count == 1 {
        while length < rest.count, folding.folded(rest.prefix(length + 1).map(\.value)).count == 1,
          folding.folded([rest[rest.startIndex + length].value]).count == 1
        {
          length += 1
        }
      }
      let bytes = rest.prefix(length).reduce(0) { $0 + UTF8.width($1) }
      for unit in folding.folded(rest.prefix(length).map(\.value)) {
        units.append(unit)
        places.append((offset, offset + bytes))
      }
      offset += bytes
      rest = rest.dropFirst(length)
    }
    return matches(patterns, in: units, policy: policy).map {
      Found(pattern: $0.pattern, start: places[$0.start].start, end: places[$0.end - 1].end)
    }
  }
}

struct Found: Hashable, CustomStringConvertible {
  let pattern: Int
  let start: Int
  let end: Int
  var description: String { "\(pattern)@\(start)..<\(end)" }
}

extension PatternMatcher {
  func found(in units: [UInt32], policy: Policy = .all) -> [Found] {
    var result: [Found] = []
    forEachMatch(in: units, policy: policy) { match in
      result += patterns(of: match.key).map { Found(pattern: Int($0), start: match.start, end: match.end) }
    }
    return result
  }

  func found(in text: String, policy: Policy = .all) -> [Found] {
    matches(in: text, policy: policy).flatMap { match in
      patterns(of: match.key).map { Found(pattern: Int($0), start: match.start, end: match.end) }
    }
  }
}

extension Instructions {
  /// Those that this processor has.
  static let available = allCases.filter { $0 <= most }
}

extension PatternMatcher {
  func matches(in text: String, policy: Policy, _ instructions: Instructions) -> [Match] {
    Array(text.utf8).withUnsafeBufferPointer { matches(in: $0, policy: policy, instructions) }
  }

  func matches(in text: UnsafeBufferPointer<UInt8>, policy: Policy, _ instructions: Instructions) -> [Match] {
    var result: [Match] = []
    Scan.run(tables, UTF8Source(text, tables, instructions), policy: policy, instructions) { result += $0 }
    return result
  }

  func found(in text: String, policy: Policy, _ instructions: Instructions) -> [Found] {
    matches(in: text, policy: policy, instructions).flatMap { match in
      patterns(of: match.key).map { Found(pattern: Int($0), start: match.start, end: match.end) }
    }
  }

  func found(in units: [UInt32], policy: Policy, _ instructions: Instructions) -> [Found] {
    var result: [Match] = []
    units.withUnsafeBufferPointer {
      Scan.run(tables, UnitSource($0, tables), policy: policy, instructions) { result += $0 }
    }
    return result.flatMap { match in
      patterns(of: match.key).map { Found(pattern: Int($0), start: match.start, end: match.end) }
    }
  }
}

extension String {
  var units: [UInt32] { unicodeScalars.map(\.value) }
  init(units: some Sequence<UInt32>) {
    var view = String.UnicodeScalarView()
    for unit in units { view.append(Unicode.Scalar(unit)!) }
    self = String(view)
  }
}
