import BitextModel
import Diagnostics
import Foundation
import Interchange
import Testing

/// OmegaT translates from what we write, and we read what it writes.
@Suite(.enabled(if: Peer.areInstalled)) struct OmegaTTests {
  private static let project = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <omegat><project version="1.0">
    <source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>KO-KR</source_lang><target_lang>ZH-CN</target_lang>
    <source_tok>org.omegat.tokenizer.LuceneCJKTokenizer</source_tok><target_tok>org.omegat.tokenizer.LuceneCJKTokenizer</target_tok>
    <sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
    </project></omegat>
    """

  /// With everything that a unit can say, context too, so that nothing of it keeps a match away.
  private static let memory: [TranslationUnit] = [
    TranslationUnit(
      source: UnitText("강소기업은 많다."), target: UnitText("小巨人企业很多。"), sourceLanguage: .korean,
      targetLanguage: .simplifiedChinese, status: .proposed, origin: "other.md", position: 7, author: "김",
      created: "2026-11-28T02:45:00Z", previous: "다른 앞.", next: "다른 뒤.", note: "메모",
      properties: [.init("score", "0.973")]),
    TranslationUnit(
      source: UnitText(
        "R&D는 중요하다.",
        codes: [
          InlineCode(at: 0, .opening, pair: 1, match: 1, type: "bold", content: "<b>"),
          InlineCode(at: 3, .closing, pair: 1, content: "</b>"),
        ]),
      target: UnitText("研发很重要。", codes: [InlineCode(at: 6, .placeholder, match: 2, content: "<br/>")]),
      sourceLanguage: .korean, targetLanguage: .simplifiedChinese),
    // Not for this project: OmegaT would offer it where no better stands.
    TranslationUnit(
      source: UnitText("臺灣"), target: UnitText("대만"), sourceLanguage: .traditionalChinese, targetLanguage: .korean),
  ]

  /// As OmegaT has tags in its own memory: a part of the text.
  private static let tagged = TMXWriterTests.unit(
    "<b0>중관춘</b0>은 베이징에 있다.", "<b0>中关村</b0>在北京。", .simplifiedChinese)

  @Test func itTranslatesFromOurMemoryAndWeReadItsFiles() throws {
    let folder = try PeerFolder()
    try folder.write(Self.project, to: "p/omegat.project")
    try folder.write("강소기업은 많다.\n\n새 문장이다.\n\nR&D는 중요하다.\n", to: "p/source/a.txt")
    try folder.write("<html><body><p><b>중관춘</b>은 베이징에 있다.</p></body></html>", to: "p/source/b.html")
    try folder.write(written(Self.memory), to: "p/tm/auto/ours.tmx")
    try folder.write(written([Self.tagged]), to: "p/omegat/project_save.tmx")
    for name in ["p/glossary", "p/dictionary", "p/target"] { try folder.write("", to: name + "/.keep") }
    _ = try Peer.run(
      "omegat", ["--mode=console-translate", "--quiet", "--config-dir=configuration", "p"], in: folder.url)

    #expect(try folder.text(of: "p/target/a.txt") == "小巨人企业很多。\n\n새 문장이다.\n\n研发很重要。\n")
    #expect(try folder.text(of: "p/target/b.html").contains("<b>中关村</b>在北京。"))

    let plain = [["강소기업은 많다.", "小巨人企业很多。"], ["R&D는 중요하다.", "研发很重要。"]]
    try expect(folder, "p/p-omegat.tmx", plain + [[Self.tagged.source.text, Self.tagged.target.text]])
    try expect(folder, "p/p-level1.tmx", plain + [["중관춘은 베이징에 있다.", "中关村在北京。"]])
    try expect(folder, "p/p-level2.tmx", plain + [["중관춘은 베이징에 있다.", "中关村在北京。"]])
    try expect(folder, "p/omegat/project_save.tmx", [[Self.tagged.source.text, Self.tagged.target.text]])
    let coded = try #require(
      try TMXReader(bytes: folder.bytes(of: "p/p-level2.tmx"), path: "a.tmx").rest().first { !$0.source.codes.isEmpty })
    #expect(
      coded.target.codes == [
        InlineCode(at: 0, .opening, pair: 0, match: 0, content: "<b0>"),
        InlineCode(at: 9, .closing, pair: 0, content: "</b0>"),
      ])
  }

  /// A file of OmegaT's has these units, all that is known of them comes back through our own writing, and nothing is told to be lost.
  private func expect(_ folder: PeerFolder, _ name: String, _ pairs: [[String]]) throws {
    let reader = try TMXReader(bytes: folder.bytes(of: name), path: name)
    let units = try reader.rest()
    #expect(Set(units.map { [$0.source.text, $0.target.text] }) == Set(pairs), "\(name)")
    #expect(reader.warnings == [], "\(name)")
    #expect(try TMXReader(bytes: written(units), path: name).rest() == units, "\(name)")
  }

  private func written(_ units: [TranslationUnit]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = TMXWriter(languages: .all) { (piece) throws(FileProblem) in bytes += piece }
    for unit in units { try writer.append(unit) }
    let losses = try writer.finish()
    #expect(losses.isEmpty)
    return bytes
  }
}
