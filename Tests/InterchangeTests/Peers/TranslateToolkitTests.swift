import BitextModel
import Diagnostics
import Foundation
import Interchange
import Testing

/// translate-toolkit reads what we write, and we read what it writes.
@Suite(.enabled(if: Peer.areInstalled)) struct TranslateToolkitTests {
  private static let units = [
    TMXWriterTests.unit("강소기업은 많다.", "小巨人企业很多。", .simplifiedChinese),
    TMXWriterTests.unit("R&D < 3.2 % \"인용\"", "研发 < 3.2 % “引文” 𠀀", .simplifiedChinese),
    TranslationUnit(
      source: UnitText("굵은 글"), target: UnitText("粗体字"), sourceLanguage: .korean, targetLanguage: .simplifiedChinese,
      status: .reviewed, origin: "a.md", position: 3, author: "김", created: "2026-11-28T02:45:00Z", previous: "앞",
      note: "메모", properties: [.init("domain", "정책")]),
  ]

  private static let reading = """
    from json import dumps
    from sys import argv
    from translate.storage import tmx, xliff, xliff2
    stores = {"tmx": tmx.tmxfile, "xlf": xliff.Xliff1File, "xlf2": xliff2.Xliff2File}
    store = stores[argv[1].split(".")[-1]].parsefile(argv[1])
    print(dumps([[unit.source, unit.target] for unit in store.units if unit.source]))
    """

  private static let writing = """
    from translate.storage import tmx, xliff, xliff2
    pairs = [("강소기업은 많다.", "小巨人企业很多。"), ("R&D < 3", "研发 < 3\\n둘째 줄")]
    memory = tmx.tmxfile()
    for source, target in pairs:
        memory.addtranslation(source, "ko", target, "zh-CN", comment="note")
    open("theirs.tmx", "wb").write(bytes(memory))
    for kind, name in (xliff.Xliff1File, "theirs.xlf"), (xliff2.Xliff2File, "theirs.xlf2"):
        store = kind(sourcelanguage="ko", targetlanguage="zh-CN")
        store.setsourcelanguage("ko")
        store.settargetlanguage("zh-CN")
        for source, target in pairs:
            unit = store.addsourceunit(source)
            unit.target = target
        open(name, "wb").write(bytes(store))
    """

  private static let pairs = [["강소기업은 많다.", "小巨人企业很多。"], ["R&D < 3", "研发 < 3\n둘째 줄"]]

  @Test(arguments: ["ours.tmx", "ours.xlf", "ours.xlf2"]) func itFindsTheSameUnits(name: String) throws {
    let folder = try PeerFolder()
    var bytes: [UInt8] = []
    if name == "ours.tmx" {
      let writer = TMXWriter { (piece) throws(FileProblem) in bytes += piece }
      for unit in Self.units { try writer.append(unit) }
      #expect(try writer.finish().isEmpty)
    } else {
      let version = name == "ours.xlf" ? XLIFFVersion.onePointTwo : .twoPointZero
      let writer = XLIFFWriter(version: version) { (piece) throws(FileProblem) in bytes += piece }
      for unit in Self.units { try writer.append(unit) }
      #expect(try writer.finish().isEmpty)
    }
    try folder.write(bytes, to: name)
    let output = try Peer.run(try #require(Peer.python), ["-c", Self.reading, name], in: folder.url)
    let found = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String]]
    #expect(found == Self.units.map { [$0.source.text, $0.target.text] })
  }

  @Test func weFindTheUnitsOfItsFiles() throws {
    let folder = try PeerFolder()
    _ = try Peer.run(try #require(Peer.python), ["-c", Self.writing], in: folder.url)
    let memory = try TMXReader(path: folder.url.appending(path: "theirs.tmx").path, source: .korean)
    let units = try memory.rest()
    #expect(units.map { [$0.source.text, $0.target.text] } == Self.pairs)
    #expect(units.map(\.note) == ["note", "note"])
    #expect(memory.warnings == [])
    for name in ["theirs.xlf", "theirs.xlf2"] {
      let reader = try XLIFFReader(path: folder.url.appending(path: name).path)
      var found: [[String]] = []
      while let unit = try reader.next() { found.append([unit.source.text, unit.target.text]) }
      #expect(found == Self.pairs, "\(name)")
    }
  }
}
