import Diagnostics
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: ["", "표준 专精特新", "\"a\\b\"/c", "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{20}\u{7F}\u{2028}", "👩‍👩‍👧 𠮷\n"])
  func aQuotedTextIsTheEncodedOne(text: String) {
    #expect(JSONText.quoted(text) == JSONText.of(text))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func soIsAnyOther(seed: UInt64) {
    var random = SplitMix(state: seed)
    var view = String.UnicodeScalarView()
    for _ in 0..<40 {
      let code = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7F : 0x2FFFF), using: &random)
      if let scalar = Unicode.Scalar(code) { view.append(scalar) }
    }
    let text = String(view)
    #expect(JSONText.quoted(text) == JSONText.of(text), "seed \(seed)")
  }
}
