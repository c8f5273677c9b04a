import BenchmarkSupport
import BitextModel
import CBaseline
import SinoKorean
import TextAnalysis

/// Contenders for one job; the last of them is the C program's call where there is one.
struct Comparison {
  let name: String
  let contenders: [Contender]
  let hasBaseline: Bool

  init(_ name: String, ours: [Contender], c: [Contender] = []) {
    self.name = name
    contenders = ours + c
    hasBaseline = !c.isEmpty
  }

  func rows(rounds: Int) -> [[String]] {
    let times = measure(contenders, rounds: rounds)
    let baseline = hasBaseline ? times.last?.best : nil
    return times.enumerated().map { index, times in
      [
        index == 0 ? name : "", times.name, rounded(times.bestSpeed), rounded(times.medianSpeed),
        baseline.map { rounded(times.best / $0, digits: 2) } ?? "",
      ]
    }
  }
}

extension Comparison {
  static func all(_ inputs: Inputs) -> [Comparison] {
    let worker = baseline_worker_open()!
    let states = [
      ("as written", inputs.raw), ("in form", inputs.inForm), ("decomposed", inputs.decomposed),
      ("width, compatibility", inputs.disguised),
    ]
    return segmentation(inputs, worker) + states.map { normalization($0.0, $0.1, worker) }
      + folding(inputs, worker)
      + states.map { state in
        Comparison(
          "matching form, then folding, with map: \(state.0)",
          ours: [contender("ours", state.1) { ScriptFolding.fold(MatchingForm.of($0.mapped)).count }])
      }
  }

  private static func contender(
    _ name: String, _ samples: [Sample], _ body: @escaping (Sample) -> Int
  ) -> Contender {
    Contender(name, byteCount: byteCount(samples)) { samples.reduce(0) { $0 &+ body($1) } }
  }

  private static func segmentation(_ inputs: Inputs, _ worker: OpaquePointer) -> [Comparison] {
    let segmenter = SentenceSegmenter(.korean)
    return [
      Comparison(
        "sentences: as written",
        ours: [contender("ours", inputs.raw) { segmenter.sentences(in: $0.mapped).count }],
        c: [
          contender("C: ubrk sentence", inputs.raw) {
            baseline_segment(worker, BASELINE_SENTENCES, $0.utf8, $0.utf8.count)
          }
        ]),
      Comparison(
        "words: as written", ours: [contender("ours", inputs.raw) { WordSegmenter.words(in: $0.mapped).count }],
        c: [
          contender("C: ubrk word, zh", inputs.raw) {
            baseline_segment(worker, BASELINE_WORDS, $0.utf8, $0.utf8.count)
          }
        ]),
    ]
  }

  private static func normalization(
    _ state: String, _ samples: [Sample], _ worker: OpaquePointer
  ) -> Comparison {
    Comparison(
      "matching form: \(state)",
      ours: [
        contender("ours, with map", samples) { MatchingForm.of($0.mapped).count },
        contender("ours, text alone", samples) { MatchingForm.of($0.string).utf8.count },
      ],
      c: [
        contender("C++: normalizeUTF8 with Edits", samples) {
          $0.utf8.withUnsafeBufferPointer { baseline_normalize_with_edits($0.baseAddress, $0.count) }
        },
        contender("C: unorm2_normalize NFKC_CF", samples) {
          baseline_normalize(worker, BASELINE_NFKC_CASEFOLD, $0.utf8, $0.utf8.count)
        },
      ])
  }

  private static func folding(_ inputs: Inputs, _ worker: OpaquePointer) -> [Comparison] {
    let keys = (0..<UInt32(0x32000)).map { code in
      Unicode.Scalar(code).map { ScriptFolding.fold($0) == $0 ? 0 : ScriptFolding.fold($0).value } ?? 0
    }
    return [("as written", inputs.raw), ("in form", inputs.inForm)].map { state, samples in
      Comparison(
        "script folding: \(state)",
        ours: [
          contender("ours, with map", samples) { ScriptFolding.fold($0.mapped).count },
          contender("ours, text alone", samples) { ScriptFolding.fold(utf8: $0.utf8).count },
        ],
        c: [
          contender("C: table, no map", samples) {
            baseline_fold(worker, keys, UInt32(keys.count), $0.utf8, $0.utf8.count)
          }
        ])
    }
  }
}
