import BitextModel

/// Cuts text by ``SegmentationRules``, as the tools that read SRX do.
///
///     let segmenter = try RuleSegmenter(rules, .korean)
///     try segmenter.sentences(in: text)
///
/// It compiles the rules of its language once, and belongs to one task. The text is one paragraph or many: a line break ends a
/// sentence only where a rule says so.
public struct RuleSegmenter {
  private let path: String
  private let rules: [CompiledRule]
  private let addsUnicodeBoundaries: Bool
  private let language: Language

  private struct CompiledRule {
    let rule: SegmentationRules.Rule
    let expression: RegularExpression
  }

  /// - Complexity: 10 to 100 µs a rule.
  public init(_ rules: SegmentationRules, _ language: Language) throws(SegmentationRuleError) {
    path = rules.path
    addsUnicodeBoundaries = rules.addsUnicodeBoundaries
    self.language = language
    var compiled: [CompiledRule] = []
    for rule in try rules.rules(for: language) {
      compiled.append(CompiledRule(rule: rule, expression: try Self.compile(rule, path: rules.path)))
    }
    // Nothing ends where nothing fits: exceptions behind the last break rule never decide.
    if !addsUnicodeBoundaries { while compiled.last?.rule.isBreak == false { compiled.removeLast() } }
    self.rules = compiled
  }

  /// How many rules are in force.
  public var ruleCount: Int { rules.count }

  /// The sentences of `text` in order, as ranges into it without surrounding white space; none for a text of white space.
  ///
  /// Each rule is searched through the text once, from match to match, and not at every place.
  ///
  /// - Throws: where one search of a rule takes more than about a second (more in long text) or 8 MB of backtracking.
  /// - Complexity: O(*n* · *r*) for *r* rules whose matches are short.
  public func sentences(in text: MappedText) throws(SegmentationRuleError) -> [TextRange] {
    let boundaries = try text.utf8.withUnsafeBufferPointer { bytes throws(SegmentationRuleError) in
      try self.boundaries(in: bytes)
    }
    return text.utf8.withUnsafeBufferPointer { Self.ranges(between: boundaries, in: UTF8Reader($0)) }
  }

  /// The sentences of `text`, as UTF-8 offsets.
  public func sentences(in text: String) throws(SegmentationRuleError) -> [TextRange] {
    try sentences(in: MappedText(copying: text.utf8, originStart: 0))
  }

  // MARK: Deciding

  private enum Verdict: UInt8 { case none, end, noEnd }

  /// Where the text is cut, in ascending order.
  private func boundaries(in bytes: UnsafeBufferPointer<UInt8>) throws(SegmentationRuleError) -> [Int] {
    let text = UTF16Text(bytes, in: 0..<bytes.count)
    var verdicts = [Verdict](repeating: .none, count: text.units.count + 1)
    for compiled in rules {
      let verdict: Verdict = compiled.rule.isBreak ? .end : .noEnd
      do throws(RegularExpression.Failure) {
        try text.units.withUnsafeBufferPointer { units throws(RegularExpression.Failure) in
          try compiled.expression.forEachMatchEnd(in: units) { place in
            if verdicts[place] == .none { verdicts[place] = verdict }
          }
        }
      } catch {
        throw Self.fault(in: compiled.rule, path: path, error)
      }
    }
    if addsUnicodeBoundaries { addUnicodeBoundaries(of: text, to: &verdicts) }
    return verdicts.indices.filter { verdicts[$0] == .end }.map { text.offsets[$0] }
  }

  private func addUnicodeBoundaries(of text: UTF16Text, to verdicts: inout [Verdict]) {
    var iterator = BreakIterator(.sentence, locale: language.rawValue)
    text.units.withUnsafeBufferPointer { units in
      iterator.forEachBoundary(in: units) { place, _ in if verdicts[place] == .none { verdicts[place] = .end } }
    }
  }

  private static func ranges(between boundaries: [Int], in reader: UTF8Reader) -> [TextRange] {
    var result: [TextRange] = []
    var start = 0
    for end in boundaries + [reader.bytes.count] {
      if let range = reader.trimmed(TextRange(start, end)) { result.append(range) }
      start = end
    }
    return result
  }

  // MARK: Compiling

  /// Both sides in one expression, so that a match is a place and the search stops at nothing else.
  private static func compile(
    _ rule: SegmentationRules.Rule, path: String
  ) throws(SegmentationRuleError) -> RegularExpression {
    do throws(RegularExpression.Failure) {
      let after = rule.after.isEmpty ? "" : "(?=\(rule.after))"
      return try RegularExpression(rule.before.isEmpty && after.isEmpty ? "(?:)" : "(?:\(rule.before))\(after)")
    } catch {
      throw fault(in: rule, path: path, error)
    }
  }

  /// The side that is at fault, for the two together tell no place in either.
  private static func fault(
    in rule: SegmentationRules.Rule, path: String, _ failure: RegularExpression.Failure
  ) -> SegmentationRuleError {
    for (part, pattern) in [(SegmentationRuleError.Part.before, rule.before), (.after, rule.after)] {
      do throws(RegularExpression.Failure) {
        if !pattern.isEmpty { _ = try RegularExpression(pattern) }
      } catch {
        return SegmentationRuleError(path: path, line: rule.line, part: part, pattern: pattern, error)
      }
    }
    let whole = "\(rule.before) | \(rule.after)"
    return SegmentationRuleError(path: path, line: rule.line, part: .rule, pattern: whole, failure)
  }
}
