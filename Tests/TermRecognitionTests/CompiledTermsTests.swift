import BitextModel
import Terminology
import TestSupport
import Testing

@testable import TermRecognition

@Suite struct CompiledTermsTests {
  static let termbase = Termbase([
    .of("a", .ko("작은 거인"), .zh("小巨人"), .hant("小巨人")), .of("b", .ko("인공지능"), .en("AI")), .of("c", .zh("专精特新")),
    .of("d", .hant("專精特新"), .ko("")),
  ])

  /// Designations, spaces in the term among them, are those of the termbase compiled in memory.
  @Test func theFileSaysWhatTheTermbaseSays() throws {
    let bytes = try CompiledTerms.bytes(of: Self.termbase, key: 1)
    let patterns = try TermPatterns(Self.termbase, CompiledTerms.opened(bytes))
    let expected = TermPatterns(Self.termbase)
    for text in ["작은 거인", "小巨人", "인공지능", "AI", "专精特新", ""] {
      let found = patterns.designations(of: FoldedText.units(of: text))
      let wanted = expected.designations(of: FoldedText.units(of: text))
      #expect(found.map(\.concept) == wanted.map(\.concept))
      #expect(found.map(\.term) == wanted.map(\.term))
      #expect(found.map(\.isPlain) == wanted.map(\.isPlain))
      #expect(found.map { Array(patterns.spacings(of: $0)) } == wanted.map { Array(expected.spacings(of: $0)) })
    }
    let giant = patterns.designations(of: FoldedText.units(of: "작은거인"))
    #expect(giant.map { Array(patterns.spacings(of: $0)) } == [[2]])
    #expect(giant.map(\.isPlain) == [false])
    #expect(patterns.designations(of: FoldedText.units(of: "인공지능")).map(\.isPlain) == [true])
    // Terms that differ by script alone are one pattern with two designations.
    #expect(patterns.designations(of: FoldedText.units(of: "專精特新")).count == 2)
  }

  @Test func aFileOfAnotherTermbaseIsRefused() throws {
    let bytes = try CompiledTerms.bytes(of: Self.termbase, key: 1)
    let other = Termbase([.of("a", .ko("작은 거인"))])
    #expect(throws: CompiledTerms.Fault.damaged) { try TermRecognizer(other, compiled: bytes) }
    #expect(throws: CompiledTerms.Fault.missing) { try TermRecognizer(other, compiledAt: "/nonexistent", key: 1) }
  }

  @Test func aTermbaseOfNothingIsCompiled() throws {
    for termbase in [Termbase([]), Termbase([.of("a", .ko(""))])] {
      let recognizer = try TermRecognizer(termbase, compiled: CompiledTerms.bytes(of: termbase, key: 0))
      #expect(recognizer.patterns.candidates(in: FoldedText(MappedText(copying: "가나".utf8, originStart: 0))).isEmpty)
    }
  }
}
