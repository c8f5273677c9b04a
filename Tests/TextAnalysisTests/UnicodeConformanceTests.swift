import CICU
import Testing

@testable import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the rest of the project relies on ICU for. An upgrade that changes it is noticed here first.
struct UnicodeConformanceTests {
  @Test func versionOfICUIsOneThatWasTried() {
    var version: [UInt8] = [0, 0, 0, 0]
    cicu_version(&version)
    #expect(
      (72...78).contains(version[0]),
      "ICU \(version[0]).\(version[1]): run all tests, look at the changes, widen the range")
    cicu_unicode_version(&version)
    #expect((15...17).contains(version[0]))
  }

  @Test(arguments: [
    ("GraphemeBreakTest", BreakIterator.Kind.grapheme), ("WordBreakTest", .word), ("SentenceBreakTest", .sentence),
  ])
  func plainBreaksAreThoseOfTheAnnex(_ name: String, _ kind: BreakIterator.Kind) throws {
    let path = "/usr/share/unicode/auxiliary/\(name).txt"
    guard let file = fopen(path, "r") else {
      print("skipped: \(path) is not installed (Debian package unicode-data)")
      return
    }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4096)
    var count = 0
    var failures: [String] = []
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let fields = (line.split(separator: "#", omittingEmptySubsequences: false).first ?? "").split(
        whereSeparator: \.isWhitespace)
      var units: [UInt16] = []
      var expected: [Int] = []
      for field in fields {
        if field == "÷" {
          expected.append(units.count)
        } else if let scalar = UInt32(field.filter(\.isHexDigit), radix: 16) {
          units.append(utf16Of: scalar)
        }
      }
      // CLDR lets a colon end a word, other than the annex (and letters only join over it in Swedish and Finnish).
      if units.isEmpty || kind == .word && units.contains(0x3A) { continue }
      count += 1
      var found = [0]
      var iterator = BreakIterator(kind)
      units.withUnsafeBufferPointer { units in iterator.forEachBoundary(in: units) { offset, _ in found.append(offset) }
      }
      if found != expected { failures.append("found \(found), expected \(expected) in \(line)") }
    }
    #expect(count > 400)
    #expect(failures.isEmpty, "\(failures.count) of \(count): \(failures.prefix(5).joined())")
  }
}
