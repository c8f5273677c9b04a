import BitextModel

/// The candidates of one language in all beads: each form with its count, and each place of it.
struct SpanIndex {
  /// A place of a form in a bead, as UTF-8 offsets into the bead's text.
  struct Place {
    let form: Int32
    let start: Int32
    let end: Int32

    var length: Int32 { end - start }

    func overlaps(_ other: Place) -> Bool { max(start, other.start) < min(end, other.end) }
    func contains(_ other: Place) -> Bool { start <= other.start && other.end <= end }
  }

  private var numbers: [String: Int32] = [:]
  /// The key of each form.
  private(set) var keys: [String] = []
  /// Of each form: whether it first stood as one word.
  private(set) var isWord: [Bool] = []
  /// Of each form, over all its places.
  private var looseEdges: [Float] = []
  private var placeCounts: [Float] = []
  /// As it first stood, where that has spaces, each as U+0020.
  private var spaced: [Int32: String] = [:]
  /// The beads that hold the form, each as its score.
  private(set) var counts: [Float] = []
  private var lastBead: [Int32] = []
  private var places: [Place] = []
  private var starts: [Int] = [0]

  var beadCount: Int { starts.count - 1 }

  /// - Parameter utf8: The text that the spans are of.
  mutating func add(_ spans: [TextSpan], of utf8: [UInt8], weight: Float) {
    let bead = Int32(beadCount)
    for span in spans {
      let form = number(of: span, in: utf8)
      if lastBead[Int(form)] != bead {
        lastBead[Int(form)] = bead
        counts[Int(form)] += weight
      }
      looseEdges[Int(form)] += span.looseEdges
      placeCounts[Int(form)] += 1
      places.append(Place(form: form, start: Int32(span.range.start), end: Int32(span.range.end)))
    }
    starts.append(places.count)
  }

  private mutating func number(of span: TextSpan, in utf8: [UInt8]) -> Int32 {
    if let known = numbers[span.key] { return known }
    let new = Int32(keys.count)
    numbers[span.key] = new
    keys.append(span.key)
    isWord.append(span.isWord)
    looseEdges.append(0)
    placeCounts.append(0)
    let spelling = FormKey.spelling(String(decoding: utf8[span.range.bounds], as: UTF8.self))
    if spelling.utf8.contains(0x20) { spaced[new] = spelling }
    counts.append(0)
    lastBead.append(-1)
    return new
  }

  /// The form with its spaces.
  func text(of form: Int32) -> String { spaced[form] ?? keys[Int(form)] }

  /// How many edges of the form stand between characters that no dictionary joins, from 0 to 2, in the mean.
  func looseEdges(of form: Int32) -> Float { looseEdges[Int(form)] / placeCounts[Int(form)] }

  /// In order of start, then of end.
  func places(inBead bead: Int) -> ArraySlice<Place> { places[starts[bead]..<starts[bead + 1]] }

  /// The forms of a bead, each once.
  func forms(inBead bead: Int) -> [Int32] {
    var seen: Set<Int32> = []
    return places(inBead: bead).compactMap { seen.insert($0.form).inserted ? $0.form : nil }
  }
}
