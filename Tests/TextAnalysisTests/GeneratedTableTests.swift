import Testing

@testable import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct GeneratedTableTests {
  @Test(
    arguments: [(0x2E81, 0x5382), (0x2EC4, 0x897F), (0x2ED1, 0x9577), (0x2EF3, 0x9F9F), (0x2E9A, 0)] as [(Int, UInt32)])
  func radicalHasItsIdeograph(_ radical: Int, _ ideograph: UInt32) {
    #expect(radicalIdeographs.count == 0x2EF3 - 0x2E80 + 1)
    #expect(radicalIdeographs[radical - 0x2E80] == ideograph)
  }

  @Test func radicalTableIsWhatItsScriptWrites() throws {
    guard access("/usr/share/unicode/EquivalentUnifiedIdeograph.txt", R_OK) == 0 else {
      print("skipped: EquivalentUnifiedIdeograph.txt is not installed (Debian package unicode-data)")
      return
    }
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let command = "'\(root)/Scripts/generate-radicals' | cmp - '\(root)/Sources/TextAnalysis/RadicalTable.swift'"
    #expect(system(command) == 0)
  }
}
