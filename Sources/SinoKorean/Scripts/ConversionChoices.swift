import BitextModel

/// Finds where a traced conversion had to choose.
///
/// Every stage is asked, character by character, what else its dictionary lists; the others are carried through the stages behind it, so that 臺 and 台 are
/// no choice for a reader in Taiwan, for whom both become 台.
struct ConversionChoices {
  private let trace: ConversionTrace
  private let source: [UInt8]
  private let result: [UInt8]
  /// Many characters come again and again; what the dictionary lists of them does not change.
  private var known: [Key: [String]] = [:]

  private struct Key: Hashable {
    let stage: Int
    let text: String
  }

  init(_ trace: ConversionTrace, source: String) {
    self.trace = trace
    self.source = Array(source.utf8)
    result = Array(trace.result.utf8)
  }

  /// In order of place; no two share text.
  static func choices(of trace: ConversionTrace, source: String) -> [ScriptConversion.Choice] {
    var finder = ConversionChoices(trace, source: source)
    var found: [ScriptConversion.Choice] = []
    for stage in trace.stages.indices {
      for item in trace.stages[stage].items where !item.values.isEmpty { finder.collect(item, stage, into: &found) }
    }
    // Of choices at one place the first stage's counts: what a later one chooses between has grown from it.
    var end = 0
    return found.enumerated().sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .compactMap { _, choice in
        guard choice.range.start >= end else { return nil }
        end = choice.range.end
        return choice
      }
  }

  private mutating func collect(
    _ item: ConversionTrace.Item, _ stage: Int, into found: inout [ScriptConversion.Choice]
  ) {
    let key = trace.stages[stage].input[item.input.bounds]
    let characters = Self.characters(of: key, from: item.input.start)
    let phrase = String(decoding: key, as: UTF8.self)
    if characters.count == 1 || item.values.count > 1 {
      let decision: ScriptConversion.Decision = characters.count == 1 ? .character : .ambiguousPhrase(phrase)
      if let choice = choice(item.input, of: item.values, stage, decision) { found.append(choice) }
      return
    }
    for range in characters {
      let text = String(decoding: trace.stages[stage].input[range.bounds], as: UTF8.self)
      let values = values(of: text, stage)
      guard values.count > 1, let choice = choice(range, of: values, stage, .phrase(phrase)) else { continue }
      found.append(choice)
    }
  }

  /// Nil where all that could stand there is what does.
  private mutating func choice(
    _ range: TextRange, of values: [String], _ stage: Int, _ decision: ScriptConversion.Decision
  ) -> ScriptConversion.Choice? {
    guard values.count > 1 else { return nil }
    let range = (place: trace.sourceRange(of: range, at: stage), result: trace.resultRange(of: range, from: stage))
    let chosen = String(decoding: result[range.result.bounds], as: UTF8.self)
    var others: [String] = []
    for value in values {
      let other = carried(value, behind: stage)
      // A later stage has put a word in another's place: it decided, not this one.
      guard other.unicodeScalars.count == chosen.unicodeScalars.count else { return nil }
      if other != chosen, !others.contains(other) { others.append(other) }
    }
    guard !others.isEmpty else { return nil }
    return .init(
      range: range.place, resultRange: range.result,
      written: String(decoding: source[range.place.bounds], as: UTF8.self), chosen: chosen, others: others,
      decision: decision)
  }

  /// What the stages after `stage` make of a candidate alone.
  private mutating func carried(_ text: String, behind stage: Int) -> String {
    var text = text
    for later in trace.stages.indices where later > stage {
      if let whole = values(of: text, later).first {
        text = whole
        continue
      }
      text = text.unicodeScalars.map { values(of: String($0), later).first ?? String($0) }.joined()
    }
    return text
  }

  private mutating func values(of text: String, _ stage: Int) -> [String] {
    let key = Key(stage: stage, text: text)
    if let values = known[key] { return values }
    let values = trace.stages[stage].step.values(of: text, stage: trace.stages[stage].number)
    known[key] = values
    return values
  }

  private static func characters(of bytes: ArraySlice<UInt8>, from start: Int) -> [TextRange] {
    var starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    starts.append(bytes.endIndex)
    return zip(starts, starts.dropFirst()).map { TextRange($0, $1) }
  }
}
