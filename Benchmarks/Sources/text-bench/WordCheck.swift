import BenchmarkSupport
import CBaseline
import TextAnalysis

/// Sees to it that both sides find the same words, before any of them is timed.
enum WordCheck {
  /// - Throws: ``InputError`` at the first article in which they do not.
  static func run(_ samples: [Sample]) throws {
    let worker = baseline_worker_open()!
    defer { baseline_worker_close(worker) }
    for (index, sample) in samples.prefix(100).enumerated() {
      let words = WordSegmenter.words(in: sample.mapped)
      let count = baseline_segment(worker, BASELINE_WORDS, sample.utf8, sample.utf8.count)
      let theirs = UnsafeBufferPointer(start: baseline_ranges(worker), count: count)
      guard words.elementsEqual(theirs, by: { $0.start == Int($1.start) && $0.end == Int($1.end) }) else {
        throw InputError("article \(index): \(words.count) words here, \(count) in C, or others; expected the same")
      }
    }
  }
}
