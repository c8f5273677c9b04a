import BitextModel
import Diagnostics
import Interchange
import TestSupport

extension FuzzTarget {
  static let unitTargets = [
    FuzzTarget(name: "tmx-bytes", check: tmxBytes),
    FuzzTarget(name: "xliff-bytes", check: xliffBytes),
    FuzzTarget(name: "tmx-units", check: tmxUnits),
    FuzzTarget(name: "xliff-units", check: xliffUnits),
  ]

  // MARK: Files

  /// A file around the input is read or refused; its units have their codes at the starts of characters.
  private static func tmxBytes(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let start = Array("<tmx version='1.4'><header srclang='ko'/><body><tu><tuv lang='ko'><seg>".utf8)
    let end = Array("</seg></tuv><tuv lang='zh'><seg>x</seg></tuv></tu></body></tmx>".utf8)
    for bytes in [input, start + input + end, damaged(written(units(from: input, &chance)), by: input, &chance)] {
      guard let reader = try? TMXReader(bytes: bytes, path: "a.tmx") else { continue }
      while let unit = try? reader.next() { try requireSound(unit) }
      try require((try? reader.next()) == .some(nil), "a unit after the end")
    }
  }

  private static func xliffBytes(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let start = Array(
      "<xliff version='1.2'><file source-language='ko' target-language='zh-CN'><body><trans-unit><source>".utf8)
    let end = Array("</source><target>x</target></trans-unit></body></file></xliff>".utf8)
    let version = chance.element(of: XLIFFVersion.allCases)
    let whole = written(units(from: input, &chance), version)
    for bytes in [input, start + input + end, damaged(whole, by: input, &chance)] {
      guard let reader = try? XLIFFReader(bytes: bytes, path: "a.xlf") else { continue }
      while let unit = try? reader.next() { try requireSound(unit) }
    }
  }

  private static func damaged(_ file: [UInt8], by input: [UInt8], _ chance: inout SplitMix) -> [UInt8] {
    var file = file
    for _ in 0...chance.below(4) {
      let place = chance.below(file.count)
      switch chance.below(3) {
      case 0: file.removeSubrange(place..<min(file.count, place + 1 + chance.below(20)))
      case 1: file.insert(contentsOf: input.prefix(8), at: place)
      default: file[place] = UInt8(truncatingIfNeeded: chance.next())
      }
      if file.isEmpty { return file }
    }
    return file
  }

  private static func requireSound(_ unit: TranslationUnit) throws {
    for side in [unit.source, unit.target] {
      let utf8 = Array(side.text.utf8)
      for code in side.codes {
        try require(isBoundary(code.offset, in: utf8), "a code at \(code.offset) of \(side.text.debugDescription)")
      }
    }
  }

  // MARK: Units

  /// Units made of the input come back from a file as they were.
  private static func tmxUnits(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let units = units(from: input, &chance)
    let bytes = written(units)
    let reader = try TMXReader(bytes: bytes, path: "a.tmx")
    for unit in units {
      let back = try reader.next()
      try requireSame(back, unit)
    }
    try require(try reader.next() == nil, "more units than were written")
    try require(reader.warningCount == 0, "\(reader.warnings)")
  }

  private static func xliffUnits(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let units = units(from: input, &chance)
    for version in XLIFFVersion.allCases {
      let reader = try XLIFFReader(bytes: written(units, version), path: "a.xlf")
      for unit in units {
        let back = try reader.next()
        try requireSame(back, numbered(unit))
      }
      try require(try reader.next() == nil, "more units than were written")
    }
  }

  /// By bytes: equal strings may be written differently.
  private static func requireSame(_ found: TranslationUnit?, _ expected: TranslationUnit) throws {
    let (read, written) = (found.map { "\($0)" } ?? "nothing", "\(expected)")
    try require(read.utf8.elementsEqual(written.utf8), "wrote \(written), read \(read)")
  }

  private static func written(_ units: [TranslationUnit]) -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = TMXWriter { (piece) throws(FileProblem) in bytes += piece }
    do {
      for unit in units { try writer.append(unit) }
      _ = try writer.finish()
    } catch { preconditionFailure("\(error)") }
    return bytes
  }

  private static func written(_ units: [TranslationUnit], _ version: XLIFFVersion) -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = XLIFFWriter(version: version) { (piece) throws(FileProblem) in bytes += piece }
    do {
      for unit in units { try writer.append(unit) }
      _ = try writer.finish()
    } catch { preconditionFailure("\(error)") }
    return bytes
  }

  /// Pairs numbered from 1 in the order in which they begin, as XLIFF gives them back.
  private static func numbered(_ unit: TranslationUnit) -> TranslationUnit {
    func numbered(_ text: UnitText) -> UnitText {
      var numbers: [Int: Int] = [:]
      var result = text
      for (index, code) in text.codes.enumerated() {
        guard let pair = code.pair else { continue }
        if code.kind == .opening { numbers[pair] = numbers.count + 1 }
        result.codes[index].pair = numbers[pair]
      }
      return result
    }
    var result = unit
    result.source = numbered(unit.source)
    result.target = numbered(unit.target)
    return result
  }

  // MARK: Units out of bytes

  /// Up to three units whose texts are cut from the input, without what XML cannot hold.
  private static func units(from input: [UInt8], _ chance: inout SplitMix) -> [TranslationUnit] {
    let scalars = Array(text(input).unicodeScalars).filter(isHeld)
    func piece(_ chance: inout SplitMix) -> String {
      let start = chance.below(scalars.count + 1)
      return string(scalars[start..<min(scalars.count, start + chance.below(chance.oneIn(4) ? 200 : 20))])
    }
    func some(_ chance: inout SplitMix) -> String? { chance.oneIn(3) ? piece(&chance) : nil }
    return (0..<chance.below(4)).map { _ in
      var target = coded(piece(&chance), &chance, piece)
      // An empty target is no translation in XLIFF.
      if target == UnitText("") { target.text = "x" }
      var unit = TranslationUnit(
        source: coded(piece(&chance), &chance, piece), target: target, sourceLanguage: .korean,
        targetLanguage: .simplifiedChinese, status: chance.element(of: TranslationUnit.Status.allCases),
        previous: some(&chance), next: some(&chance), note: some(&chance))
      if let origin = some(&chance), !origin.isEmpty { unit.origin = origin }
      if let author = some(&chance), !author.isEmpty { unit.author = author }
      if chance.oneIn(3) { unit.position = chance.below(5) }
      if chance.oneIn(3) { unit.created = "2026-11-28T02:45:00Z" }
      if chance.oneIn(3) { unit.properties.append(.init("@tuid", piece(&chance))) }
      if unit.note != nil, chance.oneIn(3) { unit.properties.append(.init("#note", piece(&chance))) }
      if chance.oneIn(3) { unit.properties.append(.init("p" + piece(&chance), piece(&chance))) }
      if chance.oneIn(3) { unit.properties.append(.init("target/" + piece(&chance), piece(&chance))) }
      return unit
    }
  }

  private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  /// Codes at both ends and anywhere between, pairs nested or crossing.
  private static func coded(
    _ text: String, _ chance: inout SplitMix, _ piece: (inout SplitMix) -> String
  ) -> UnitText {
    let boundaries =
      [0] + text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }.dropFirst()
    var codes: [InlineCode] = []
    for number in 0..<(chance.oneIn(2) ? chance.below(4) : 0) {
      var places = [chance.element(of: boundaries), chance.element(of: boundaries)].sorted()
      if chance.oneIn(3) { places = [0, boundaries[boundaries.count - 1]] }
      let match = chance.oneIn(2) ? number + 1 : nil
      let type =
        chance.oneIn(2)
        ? chance.element(of: ["bold", "italic", "link", "x-a", "한", "ui", "fmt/a:b", piece(&chance)]) : nil
      let content = chance.oneIn(2) ? piece(&chance) : ""
      if chance.oneIn(2) {
        codes.append(InlineCode(at: places[0], .opening, pair: 9 - number, match: match, type: type, content: content))
        codes.append(InlineCode(at: places[1], .closing, pair: 9 - number, content: piece(&chance)))
      } else {
        let kind = chance.element(of: [InlineCode.Kind.placeholder, .isolatedOpening, .isolatedClosing])
        codes.append(InlineCode(at: places[0], kind, match: match, type: type, content: content))
      }
    }
    // The order of codes of one place is that of the list, as a stable sort keeps it.
    let sorted = codes.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
    return UnitText(text, codes: sorted.map(\.element))
  }
}
