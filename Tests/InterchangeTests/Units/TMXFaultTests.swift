import BitextModel
import Diagnostics
import Foundation
import Interchange
import Testing

/// Files that are damaged, hostile or not what they say.
@Suite struct TMXFaultTests {
  private static let unit =
    "<tu><tuv xml:lang=\"ko\"><seg>강소기업은 베이징에 있다.</seg></tuv><tuv xml:lang=\"zh-CN\"><seg>小巨人企业在北京。</seg></tuv></tu>\n"

  // MARK: What is refused

  @Test func entitiesAreRefusedBeforeOneIsUsed() {
    let bomb =
      "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<tmx><body>&b;</body></tmx>"
    expectRefusal(bomb, place: "a.tmx:1", "entities")
    expectRefusal(
      "<!DOCTYPE tmx [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><tmx><body><tu>&f;</tu></body></tmx>", place: "a.tmx:1",
      "entities")
    expectRefusal(
      "<!DOCTYPE tmx [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]><tmx/>", place: "a.tmx:1", "entities")
  }

  @Test func whatIsNoTMXIsRefused() {
    expectRefusal("\n<html/>", place: "a.tmx:2:1", "found <html>")
    expectRefusal("", place: "a.tmx:1:1", "well-formed")
    expectRefusal("plain text", place: "a.tmx:1:1", "well-formed")
    expectRefusal(
      "<?xml version='1.0' encoding='KOI8-R'?><tmx><body>\u{FF}</body></tmx>", latin: true, place: "a.tmx:1:1", "KOI8-R"
    )
    #expect(throws: FileProblem.self) { try TMXReader(path: "/nonexistent/a.tmx") }
    #expect(throws: FileProblem.self) { try TMXReader(path: NSTemporaryDirectory()) }
  }

  private func expectRefusal(_ text: String, latin: Bool = false, place: String, _ words: String) {
    let bytes = latin ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    do {
      let reader = try TMXReader(bytes: bytes, path: "a.tmx")
      _ = try reader.rest()
      Issue.record("was read: \(text.prefix(80))")
    } catch let problem as FileProblem {
      #expect(problem.place.hasPrefix(place), "\(problem.place)")
      #expect(problem.message.english.contains(words), "\(problem.message.english)")
    } catch { Issue.record(error) }
  }

  // MARK: What is survived

  @Test func whatStandsBeforeDamageIsGiven() throws {
    let whole = TMXReaderTests.file(srclang: "ko", String(repeating: Self.unit, count: 3))
    let cut = try #require(whole.range(of: "北京。</seg></tuv></tu>\n\n</body>"))
    let reader = try TMXReaderTests.read(String(whole[..<cut.lowerBound]))
    #expect(try reader.next() != nil)
    #expect(try reader.next() != nil)
    let problem = try #require(throws: FileProblem.self) { try reader.next() }
    #expect(problem.line == 4)
    #expect(problem.message.english.contains("ends inside <seg>"))
    #expect(problem.message.english.hasSuffix("units read before it: 2"))
    #expect(try reader.next() == nil)
  }

  @Test func everyPrefixOfAFileGivesItsWholeUnits() throws {
    let whole = Array(TMXReaderTests.file(srclang: "ko", String(repeating: Self.unit, count: 2)).utf8)
    for count in 0..<whole.count {
      var found = 0
      #expect(throws: FileProblem.self) {
        let reader = try TMXReader(bytes: Array(whole[..<count]), path: "a.tmx")
        while try reader.next() != nil { found += 1 }
      }
      let ends = String(decoding: whole[..<count], as: UTF8.self).components(separatedBy: "</tu>").count - 1
      #expect(found == ends, "after \(count) bytes")
    }
  }

  @Test func charactersThatXMLDoesNotAllowAreLeftOutAndTold() throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        "<tu><tuv xml:lang='ko'><seg>가\u{1}나&#x1F;다\u{0}라&nbsp;</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>\n"
          + Self.unit))
    let units = try reader.rest()
    #expect(units.map(\.source.text) == ["가나다라&nbsp;", "강소기업은 베이징에 있다."])
    #expect(reader.warnings.map(\.line) == [2, 2, 2, 2])
    #expect(reader.warnings.last?.message.english.contains("&nbsp;") == true)
  }

  @Test func aUnitWithALoneAmpersandIsLeftOut() throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        "<tu><tuv xml:lang='ko'><seg>R&D 비용</seg></tuv><tuv xml:lang='zh-CN'><seg>研发</seg></tuv></tu>\n"
          + "<tu><tuv xml:lang='ko'><seg>R & D</seg></tuv><tuv xml:lang='zh-CN'><seg>研发</seg></tuv></tu>\n" + Self.unit)
    )
    #expect(try reader.rest().map(\.source.text) == ["강소기업은 베이징에 있다."])
    #expect(reader.warnings.map(\.line) == [2, 3])
  }

  @Test func aSegmentThatIsTooLongIsLeftOut() throws {
    let long = String(repeating: "가", count: TMXReader.largestText / 3 + 1)
    for text in [long, "<ph>\(long)</ph>", "<![CDATA[\(long)]]>", String(repeating: "<ph/>", count: 70_000)] {
      let reader = try TMXReaderTests.read(
        TMXReaderTests.file(
          srclang: "ko",
          Self.unit + "<tu><tuv xml:lang='ko'><seg>\(text)</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>\n"
            + Self.unit))
      #expect(try reader.rest().count == 2)
      #expect(reader.warnings.map(\.line) == [3])
      #expect(reader.warnings.first?.message.english.contains("longer than 1 MB") == true)
    }
  }

  @Test func aUnitThatHoldsTooMuchIsLeftOut() throws {
    let long = String(repeating: "a", count: 900_000)
    for (unit, props) in [
      ("", String(repeating: "<prop type='p'>\(long)</prop>", count: 10)),
      ("", String(repeating: "<note/>", count: 140_000)),
      (String(repeating: " a='\(long)'", count: 1), String(repeating: "<prop type='\(long)'/>", count: 9)),
    ] {
      let reader = try TMXReaderTests.read(
        TMXReaderTests.file(srclang: "ko", Self.unit + "<tu\(unit)>" + props + Self.unit.dropFirst(4) + Self.unit))
      #expect(try reader.rest().count == 2)
      #expect(reader.warnings.map(\.line) == [3])
    }
  }

  @Test(.timeLimit(.minutes(1))) func theUnitsOfManyTextsAreMadeOneAtATime() throws {
    let props = String(repeating: "<prop type='p'>v</prop>", count: 50_000)
    let texts = String(
      repeating: "<tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv>", count: 32)
    let reader = try TMXReaderTests.read(TMXReaderTests.file(srclang: "ko", "<tu>\(props)\(texts)</tu>"))
    for _ in 0..<3 { #expect(try reader.next()?.properties.count == 50_000) }
  }

  @Test func wordsOfTheFileInMessagesAreCut() throws {
    let name = String(repeating: "가", count: 5000)
    let elements = (0..<1000).map { "<\(name)\($0)/>" }.joined()
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        "<tu><tuv xml:lang='ko'><seg>\(elements)</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>"))
    #expect(try reader.rest().count == 1)
    #expect(reader.warningCount == 1000 && reader.warnings.count == 20)
    #expect(reader.warnings.allSatisfy { $0.message.english.utf8.count < 300 && $0.message.english.contains("가…") })
  }

  /// Benchmarks/Units has it at a gigabyte, with the memory that it takes.
  @Test func aSegmentOfManyMegabytesIsReadPastAsItComes() throws {
    let pipe = FileManager.default.temporaryDirectory.appending(path: "tmx-\(UUID().uuidString)")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(at: pipe) }
    let writer = Process()
    writer.executableURL = URL(filePath: "/bin/sh")
    let parts = TMXReaderTests.file(
      srclang: "ko", Self.unit + "<tu><tuv xml:lang='ko'><seg>@</seg></tuv></tu>\n" + Self.unit
    )
    .components(separatedBy: "@")
    writer.arguments = [
      "-c", "{ printf %s \"$1\"; head -c 20000000 /dev/zero | tr '\\0' a; printf %s \"$2\"; } > \"$3\"", "sh", parts[0],
      parts[1], pipe.path,
    ]
    try writer.run()
    let reader = try TMXReader(path: pipe.path)
    #expect(try reader.rest().count == 2)
    #expect(reader.warnings.map(\.line) == [3])
    writer.waitUntilExit()
  }

  @Test func aTagOfManyMegabytesEndsTheReading() throws {
    let long = String(repeating: "가", count: 4_000_000)
    for text in ["<tu tuid='\(long)'>", "<!-- \(long) -->", "<?x \(long) ?>", "<\(long)>"] {
      let reader = try TMXReaderTests.read(TMXReaderTests.file(srclang: "ko", Self.unit + text))
      #expect(try reader.next() != nil)
      let problem = #expect(throws: FileProblem.self) { try reader.next() }
      #expect(problem?.message.english.hasSuffix("units read before it: 1") == true)
    }
  }

  // MARK: Encodings

  @Test(arguments: [
    ("UTF-8", "utf-8", "", 0), ("", "utf-8", "", 0), ("UTF-8", "utf-8", "bom", 0), ("UTF-16", "utf-16le", "bom", 0),
    ("UTF-16", "utf-16be", "bom", 0), ("UTF-16LE", "utf-16le", "", 0), ("UTF-16BE", "utf-16be", "", 0),
    ("GB18030", "gb18030", "", 0), ("GBK", "gb18030", "", 0), ("EUC-KR", "cp949", "", 0),
    ("ks_c_5601-1987", "cp949", "", 0),
    ("Big5", "big5", "", 0),
    // Not what it says.
    ("UTF-8", "gb18030", "", 1), ("UTF-8", "cp949", "", 1), ("GB18030", "utf-8", "", 1), ("EUC-KR", "utf-8", "", 1),
    ("UTF-16", "utf-8", "", 1), ("UTF-8", "utf-16le", "bom", 1), ("ISO-8859-1", "utf-8", "", 1), ("", "cp949", "", 1),
    ("GB18030", "cp949", "", 1), ("EUC-KR", "gb18030", "", 1), ("Big5", "gb18030", "", 1),
  ])
  func theEncodingIsFoundWhateverTheFileSays(declared: String, real: String, mark: String, warnings: Int) throws {
    let (ko, zh) = Self.texts(for: real)
    let declaration = declared.isEmpty ? "" : "<?xml version=\"1.0\" encoding=\"\(declared)\"?>\n"
    let text =
      declaration
      + TMXReaderTests.file(
        srclang: "ko", "<tu><tuv xml:lang='ko'><seg>\(ko)</seg></tuv><tuv xml:lang='zh'><seg>\(zh)</seg></tuv></tu>")
    let reader = try TMXReader(bytes: Self.encode(text, real, mark: !mark.isEmpty), path: "a.tmx")
    let units = try reader.rest()
    #expect(units.map(\.source.text) == [ko])
    #expect(units.map(\.target.text) == [zh])
    #expect(reader.warningCount == warnings, "\(reader.warnings.map(\.message.english))")
    if warnings > 0, !declared.isEmpty {
      #expect(reader.warnings.first?.message.english.contains(declared) == true)
      #expect(reader.warnings.first?.message.english.contains(real) == true)
    }
  }

  /// The file is read 64 KiB at a time; a character or two at the end of such a piece can be text in any encoding.
  @Test(arguments: ["cp949", "gb18030", "big5", "utf-8"])
  func theEncodingIsFoundWhereverTheFirstCharacterStands(encoding: String) throws {
    let (ko, zh) = Self.texts(for: encoding)
    let body = "<tu><tuv xml:lang='ko'><seg>\(ko)</seg></tuv><tuv xml:lang='zh-CN'><seg>\(zh)</seg></tuv></tu>"
    let bare = TMXReaderTests.file(srclang: "ko", body).utf8
    let place = bare.prefix { $0 < 0x80 }.count
    for rest in [0, 1, 2, 3, 7] {
      let padding = String(repeating: " ", count: 65536 - rest - place)
      let text = TMXReaderTests.file(srclang: "ko", padding + body)
      let reader = try TMXReader(bytes: Self.encode(text, encoding, mark: false), path: "a.tmx")
      #expect(try reader.rest().map { [$0.source.text, $0.target.text] } == [[ko, zh]], "\(rest) bytes")
    }
  }

  /// Texts that the encoding holds.
  private static func texts(for encoding: String) -> (String, String) {
    switch encoding {
    case "gb18030": ("강소기업은 베이징에 있다.", "专精特新企业是指专业化、精细化、特色化、新颖化的中小企业，全国已有很多家。")
    case "cp949": ("강소기업은 베이징에 있으며 많은 사람들이 그 정책을 잘 알고 있다고 말했다.", "專精特新企業")
    case "big5": ("Hangul", "這是專精特新企業的說明，我們在臺灣也有很多這樣的中小企業。")
    default: ("강소기업은 베이징에 있다. 𠀀", "专精特新企业是指中小企业。")
    }
  }

  private static func encode(_ text: String, _ encoding: String, mark: Bool) -> [UInt8] {
    let name: String.Encoding =
      switch encoding {
      case "utf-16le": .utf16LittleEndian
      case "utf-16be": .utf16BigEndian
      default: .utf8
      }
    guard ["gb18030", "cp949", "big5"].contains(encoding) else {
      return Array((mark ? "\u{FEFF}" + text : text).data(using: name)!)
    }
    return converted(text, to: encoding)
  }

  /// By iconv, which is no part of the program.
  private static func converted(_ text: String, to encoding: String) -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "tmx-\(UUID().uuidString)")
    try! Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", encoding == "cp949" ? "CP949" : encoding, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try! process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  @Test func bytesThatMeanNothingAreReadAsReplacements() throws {
    var bytes = Array(TMXReaderTests.file(srclang: "ko", Self.unit + Self.unit).utf8)
    let place = try #require(bytes.lastIndex(of: 0xEA))
    bytes[place] = 0xFF
    let reader = try TMXReader(bytes: bytes, path: "a.tmx")
    let units = try reader.rest()
    #expect(units.count == 2 && units[1].source.text.contains("\u{FFFD}"))
    #expect(reader.warnings.count == 1)
  }
}
