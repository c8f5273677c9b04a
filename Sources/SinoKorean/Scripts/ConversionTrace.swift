import BitextModel

/// How a text became another, stage by stage: each stage cuts its input into items and says what became of each.
struct ConversionTrace {
  struct Item {
    /// In the stage's input.
    let input: TextRange
    /// In the stage's output.
    let output: TextRange
    /// What the dictionary lists; empty where it has nothing and the text stays.
    let values: [String]
  }

  struct Stage {
    let step: ConversionStep
    /// Which of the step's own stages.
    let number: Int
    let input: [UInt8]
    fileprivate(set) var output: [UInt8] = []
    /// Side by side from the first byte of the input to the last.
    fileprivate(set) var items: [Item] = []
  }

  private(set) var stages: [Stage] = []
  private(set) var result: String

  init(_ text: String, by steps: [ConversionStep]) throws(ScriptConversionError) {
    result = text
    for step in steps { try append(step) }
  }

  private mutating func append(_ step: ConversionStep) throws(ScriptConversionError) {
    guard case .openCC(let configuration) = step else { return appendForms(step) }
    let (items, count) = try OpenCC.shared.trace(result, configuration: configuration)
    for number in 0..<count {
      var stage = Stage(step: step, number: number, input: Array(result.utf8))
      for item in items where item.stage == number { stage.append(item.keyLength, item.values) }
      result = String(decoding: stage.output, as: UTF8.self)
      stages.append(stage)
    }
  }

  private mutating func appendForms(_ step: ConversionStep) {
    var stage = Stage(step: step, number: 0, input: Array(result.utf8))
    for scalar in result.unicodeScalars {
      let form = step.form(of: scalar)
      stage.append(UTF8.width(scalar), form == scalar ? [] : [String(form)])
    }
    result = String(decoding: stage.output, as: UTF8.self)
    stages.append(stage)
  }

  // MARK: Places

  /// What became of `range` of the input of `stage` in the end. Characters of one item are told apart where it has as many as before; else the
  /// item counts as a whole.
  func resultRange(of range: TextRange, from stage: Int) -> TextRange {
    stages[stage...].reduce(range) { $1.outputRange(of: $0) }
  }

  /// Where `range` of the input of `stage` comes from in the source.
  func sourceRange(of range: TextRange, at stage: Int) -> TextRange {
    stages[..<stage].reversed().reduce(range) { $1.inputRange(of: $0) }
  }

  /// Where `range` of the result comes from in the source.
  func sourceRange(ofResult range: TextRange) -> TextRange { sourceRange(of: range, at: stages.count) }
}

extension ConversionTrace.Stage {
  fileprivate mutating func append(_ keyLength: Int, _ values: [String]) {
    let start = items.last?.input.end ?? 0
    let end = start + keyLength
    let outputStart = output.count
    if let value = values.first { output += value.utf8 } else { output += input[start..<end] }
    items.append(
      .init(input: TextRange(start, end), output: TextRange(outputStart, output.count), values: values))
  }

  /// The items that share text with `range` of the input.
  func items(in range: TextRange) -> ArraySlice<ConversionTrace.Item> {
    let first = firstIndex { $0.input.end > range.start }
    return items[first...].prefix { $0.input.start < range.end }
  }

  func outputRange(of range: TextRange) -> TextRange {
    mapped(range, input, output, from: \.input, to: \.output)
  }

  func inputRange(of range: TextRange) -> TextRange {
    mapped(range, output, input, from: \.output, to: \.input)
  }

  private func mapped(
    _ range: TextRange, _ source: [UInt8], _ target: [UInt8], from: KeyPath<ConversionTrace.Item, TextRange>,
    to: KeyPath<ConversionTrace.Item, TextRange>
  ) -> TextRange {
    let first = firstIndex { $0[keyPath: from].end > range.start }
    let touched = items[first...].prefix { $0[keyPath: from].start < range.end }
    guard let head = touched.first, let tail = touched.last else { return TextRange(target.count, target.count) }
    let start = offset(of: range.start, in: head, source, target, from, to) ?? head[keyPath: to].start
    let end = offset(of: range.end, in: tail, source, target, from, to) ?? tail[keyPath: to].end
    return TextRange(start, max(start, end))
  }

  /// The offset on the other side of an item that has as many characters there; nil for others.
  private func offset(
    of place: Int, in item: ConversionTrace.Item, _ source: [UInt8], _ target: [UInt8],
    _ from: KeyPath<ConversionTrace.Item, TextRange>, _ to: KeyPath<ConversionTrace.Item, TextRange>
  ) -> Int? {
    let (here, there) = (item[keyPath: from], item[keyPath: to])
    if place <= here.start { return there.start }
    if place >= here.end { return there.end }
    guard characterCount(source[here.bounds]) == characterCount(target[there.bounds]) else { return nil }
    var rest = characterCount(source[here.start..<place])
    var result = there.start
    while rest > 0 {
      result += 1
      while result < there.end, target[result] & 0xC0 == 0x80 { result += 1 }
      rest -= 1
    }
    return result
  }

  private func characterCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// The first item for which `isBehind` holds, as it then does for all that follow.
  private func firstIndex(where isBehind: (ConversionTrace.Item) -> Bool) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(items[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ConversionStep {
  /// What the step's stage lists for exactly `text`; empty where it leaves the text as it is.
  func values(of text: String, stage: Int) -> [String] {
    if case .openCC(let configuration) = self {
      return OpenCC.shared.values(of: text, stage: stage, configuration: configuration)
    }
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let only = scalars.first, form(of: only) != only else { return [] }
    return [String(form(of: only))]
  }
}
