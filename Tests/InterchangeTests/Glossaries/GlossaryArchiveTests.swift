import Foundation
import Interchange
import Terminology
import Testing

@Suite struct GlossaryArchiveTests {
  private static let fingerprint: UInt64 = 0x0123_4567_89AB_CDEF

  /// Few concepts that hold every field, absent and present.
  private static let concepts = [
    Concept(id: "a", field: "", terms: []),
    Concept(
      id: "zhuanjingtexin", field: "sme-policy",
      terms: [
        Term("전정특신", language: .korean, status: .preferred, rendering: .sinoKorean),
        Term(
          "专精特新", language: .simplifiedChinese, status: .forbidden, type: .acronym, partOfSpeech: "noun",
          matching: MatchOptions(letterCase: .exact, spacing: .strict, compound: .refuse), source: "s", note: "n"),
      ],
      definition: [.korean: "뜻", .english: String(repeating: "long ", count: 60)], glossing: .never,
      partOfSpeech: "noun",
      validity: Validity(from: "2011-09-01", to: nil), source: "s", note: ""),
  ]
  private static let bytes = GlossaryArchive.written(concepts, fingerprint: fingerprint)

  @Test func conceptsComeBack() {
    #expect(GlossaryArchive.read(Self.bytes, fingerprint: Self.fingerprint) == Self.concepts)
    let empty = GlossaryArchive.written([], fingerprint: 0)
    #expect(GlossaryArchive.read(empty, fingerprint: 0) == [])
  }

  @Test func projectGlossaryComesBack() {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Glossary")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") }.map { name in
      (name: name, content: [UInt8](FileManager.default.contents(atPath: folder.appending(path: name).path) ?? Data()))
    }
    let concepts = GlossaryFiles.read(files).entries.map(\.concept)
    #expect(!concepts.isEmpty)
    let bytes = GlossaryArchive.written(concepts, fingerprint: 1)
    #expect(GlossaryArchive.read(bytes, fingerprint: 1) == concepts)
  }

  @Test func archiveOfAnotherContentIsRefused() {
    #expect(GlossaryArchive.read(Self.bytes, fingerprint: Self.fingerprint ^ 1) == nil)
  }

  @Test func everyTruncationIsRefused() {
    for count in Self.bytes.indices {
      #expect(GlossaryArchive.read(Array(Self.bytes[..<count]), fingerprint: Self.fingerprint) == nil, "\(count) bytes")
    }
  }

  @Test func bytesBehindTheEndAreRefused() {
    #expect(GlossaryArchive.read(Self.bytes + [0], fingerprint: Self.fingerprint) == nil)
  }

  @Test func everyFlippedBitIsRefused() {
    for index in Self.bytes.indices {
      for bit in 0..<8 {
        var damaged = Self.bytes
        damaged[index] ^= 1 << UInt8(bit)
        #expect(
          GlossaryArchive.read(damaged, fingerprint: Self.fingerprint) == nil, "bit \(bit) of byte \(index)")
      }
    }
  }

  /// Damage that the checksum does not see, for it is made over it: no crash, whatever is read.
  @Test func damageUnderARightChecksumIsNoCrash() {
    let header = Self.bytes.count - bodyCount
    for index in header..<Self.bytes.count {
      for value in [0x00, 0x01, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = Self.bytes
        damaged[index] = value
        let sum = GlossaryArchive.fingerprint(of: [("", Array(damaged[header...]))])
        for byte in 0..<8 { damaged[header - 8 + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte)) }
        _ = GlossaryArchive.read(damaged, fingerprint: Self.fingerprint)
      }
    }
  }

  /// An archive without concepts has a body of one byte, the count 0.
  private var bodyCount: Int {
    Self.bytes.count - (GlossaryArchive.written([], fingerprint: Self.fingerprint).count - 1)
  }

  @Test func fingerprintFollowsNamesContentsAndOrder() {
    let files: [(name: String, content: [UInt8])] = [("a", [1]), ("b", [2])]
    let base = GlossaryArchive.fingerprint(of: files)
    #expect(base == GlossaryArchive.fingerprint(of: files))
    #expect(base != GlossaryArchive.fingerprint(of: files.reversed()))
    #expect(base != GlossaryArchive.fingerprint(of: [("a", [1]), ("c", [2])]))
    #expect(base != GlossaryArchive.fingerprint(of: [("a", [1]), ("b", [3])]))
    #expect(base != GlossaryArchive.fingerprint(of: [("a", [1, 0, 98]), ("", [2])]))
  }
}
