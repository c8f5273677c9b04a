import BitextModel
import SinoKorean
import TextAnalysis

/// A block's text as recognition sees it: the matching form, one unit a character, scripts folded into one, spaces set aside.
///
/// A unit is the Unicode scalar of the matching form, Chinese in its simplified key form. What stood before a unit (nothing, a space, a
/// line break) is kept beside it, so that terms are found through any spacing and the judge still knows where words were parted.
struct FoldedText {
  enum Gap: UInt8 {
    case none
    case space
    /// A line or page break: a word may have been cut here.
    case lineBreak
  }

  /// What stood before each unit.
  struct Gaps {
    fileprivate static let foldedBit: UInt8 = 4
    fileprivate var bytes: [UInt8] = []

    @inline(__always)
    subscript(_ index: Int) -> Gap { Gap(rawValue: bytes[index] & 3) ?? .none }
  }

  /// The matching form, mapped to the article's source.
  let form: MappedText
  /// The block's own text.
  private let text: MappedText
  private(set) var units: [UInt32] = []
  private(set) var gaps = Gaps()
  /// By unit: its place in ``form``.
  private var offsets: [UInt32] = []
  private(set) var hasHan = false
  private(set) var hasHangul = false
  /// Whether a mark opens a bracket in it.
  private(set) var hasBracket = false

  init(_ text: MappedText) {
    self.text = text
    form = MatchingForm.of(text)
    read()
  }

  private mutating func read() {
    let scalarCount = form.utf8.reduce(into: 0) { $0 += $1 & 0xC0 != 0x80 ? 1 : 0 }
    var reader = UnitReader(form)
    form.utf8.withUnsafeBufferPointer { bytes in
      units = [UInt32](unsafeUninitializedCapacity: scalarCount) { units, unitCount in
        offsets = [UInt32](unsafeUninitializedCapacity: scalarCount) { offsets, offsetCount in
          gaps.bytes = [UInt8](unsafeUninitializedCapacity: scalarCount) { gaps, gapCount in
            unitCount = reader.read(bytes, into: units, offsets, gaps)
            (offsetCount, gapCount) = (unitCount, unitCount)
          }
        }
      }
    }
    hasHan = reader.hasHan
    hasHangul = reader.hasHangul
    hasBracket = reader.hasBracket
  }

  var count: Int { units.count }

  /// Whether it stands in the source as it is: nothing taken out, nothing brought into another form.
  var isCopy: Bool { form.pieces.count == 1 && form.pieces[0].kind == .copied }

  /// Whether there is Chinese and a bracket that may hold it.
  var mayHaveGloss: Bool { hasHan && hasBracket }

  /// The UTF-8 offset of a unit in ``form``.
  func offset(of index: Int) -> Int { Int(offsets[index]) }

  /// The UTF-8 offset after a unit.
  func end(of index: Int) -> Int {
    let start = Int(offsets[index])
    return start + UnitReader.width(form.utf8[start])
  }

  /// The stretch of the form that the units `range`, at least one, stand for.
  func formRange(_ range: Range<Int>) -> TextRange {
    TextRange(offset(of: range.lowerBound), end(of: range.upperBound - 1))
  }

  /// The stretch of the source that the units `range` stand for.
  func sourceRange(_ range: Range<Int>) -> TextRange {
    let place = formRange(range)
    guard form.pieces.count == 1, form.pieces[0].kind.mapsByPosition else { return form.originRange(of: place) }
    return place.shifted(by: form.pieces[0].origin.start)
  }

  /// Whether spaces or line breaks part units of `range`.
  func hasGap(inside range: Range<Int>) -> Bool {
    for index in range.dropFirst() where gaps[index] != .none { return true }
    return false
  }

  /// Whether the source has the very units of `range`, one after the other: nothing folded, no space among them, no markup.
  func isWrittenAsCompared(_ range: Range<Int>) -> Bool {
    guard gaps.bytes[range.lowerBound] & Gaps.foldedBit == 0 else { return false }
    for index in range.dropFirst() where gaps.bytes[index] != 0 { return false }
    let place = formRange(range)
    let piece = form.pieces[form.pieces.count == 1 ? 0 : form.pieceIndex(at: place.start)]
    return piece.kind == .copied && place.end <= piece.range.end
  }

  func string(_ range: Range<Int>) -> String { range.isEmpty ? "" : form.string(in: formRange(range)) }

  /// The units `range` as they were written: capitals, spaces and the script kept, markup taken out.
  func written(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let origin = sourceRange(range)
    var bytes: [UInt8] = []
    for piece in text.pieces[firstPiece(endingAfter: origin.start)...] {
      guard piece.origin.start < origin.end else { break }
      var part = piece.range
      if piece.kind.mapsByPosition {
        part.start += max(0, origin.start - piece.origin.start)
        part.end -= max(0, piece.origin.end - origin.end)
      }
      bytes += text.utf8[part.bounds]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func firstPiece(endingAfter offset: Int) -> Int {
    var low = 0
    var high = text.pieces.count
    while low < high {
      let middle = (low + high) / 2
      if text.pieces[middle].origin.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isHangul(_ index: Int) -> Bool { Self.isHangul(units[index]) }
  func isHan(_ index: Int) -> Bool { Self.isHan(units[index]) }

  static func isHangul(_ unit: UInt32) -> Bool { (0xAC00...0xD7A3).contains(unit) }

  static func isHan(_ unit: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(unit) || (0x3400...0x4DBF).contains(unit) || (0x20000...0x3FFFF).contains(unit)
      || unit == 0x3007
  }

  /// A letter or digit of Latin, Greek or Cyrillic: scripts that set words apart by spaces.
  static func isAlphanumeric(_ unit: UInt32) -> Bool {
    (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit) || (0x41...0x5A).contains(unit)
      || (0xC0...0x52F).contains(unit)
  }

  /// A letter of Latin, Greek or Cyrillic.
  static func isLetter(_ unit: UInt32) -> Bool { isAlphanumeric(unit) && !(0x30...0x39).contains(unit) }
}

/// Reads a form into units, in one pass.
private struct UnitReader {
  private let pieces: [MappedText.Piece]
  /// The piece that was asked for last.
  private var cursor = 0
  private(set) var hasHan = false
  private(set) var hasHangul = false
  private(set) var hasBracket = false

  init(_ form: MappedText) { pieces = form.pieces }

  /// How many bytes the character takes that begins so.
  @inline(__always)
  static func width(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// Fills the buffers, one element a unit, and returns how many there are; stops where they are full, as what is no UTF-8 may make them, and at a
  /// character that the text ends in.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<UInt32>, _ gaps: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var offset = 0
    var gap = FoldedText.Gap.none
    while offset < bytes.count, count < units.count {
      let lead = bytes[offset]
      let length = Self.width(lead)
      guard offset &+ length <= bytes.count else { break }
      let start = offset
      offset &+= length
      if lead == 0x20 || lead == 0x0A || lead == 0x09 || lead == 0x0D {
        gap = isLineBreak(at: start) ? .lineBreak : gap == .none ? .space : gap
        continue
      }
      let scalar = Self.scalar(bytes, start, length)
      let unit = folded(scalar)
      units[count] = unit
      offsets[count] = UInt32(truncatingIfNeeded: start)
      gaps[count] = gap.rawValue | (unit == scalar ? 0 : FoldedText.Gaps.foldedBit)
      count &+= 1
      gap = .none
    }
    return count
  }

  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    let lead = UInt32(bytes[start])
    func tail(_ place: Int) -> UInt32 { UInt32(bytes[start &+ place] & 0x3F) }
    return switch length {
    case 1: lead
    case 2: (lead & 0x1F) << 6 | tail(1)
    case 3: (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
    default: (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    }
  }

  /// Chinese alone has another key; what the text holds is noted on the way.
  @inline(__always)
  private mutating func folded(_ scalar: UInt32) -> UInt32 {
    if FoldedText.isHangul(scalar) {
      hasHangul = true
      return scalar
    }
    if scalar < 0x2E80 {
      if scalar == Mark.roundOpen || scalar == Mark.squareOpen { hasBracket = true }
      return scalar
    }
    if scalar == Mark.tortoiseOpen { hasBracket = true }
    let unit = Unicode.Scalar(scalar).map { ScriptFolding.fold($0).value } ?? scalar
    if FoldedText.isHan(unit) { hasHan = true }
    return unit
  }

  private mutating func isLineBreak(at offset: Int) -> Bool {
    while pieces[cursor].range.end <= offset { cursor += 1 }
    return pieces[cursor].kind == .lineBreak
  }
}

extension FoldedText {
  /// The folded units of a term, without spaces: what a pattern is made of.
  static func units(of text: String) -> [UInt32] {
    MatchingForm.of(text).unicodeScalars.filter { $0 != " " }.map { ScriptFolding.fold($0).value }
  }

  /// After which of the units of ``units(of:)`` the text has a space, ascending.
  static func spacings(of text: String) -> [Int] {
    var result: [Int] = []
    var count = 0
    for scalar in MatchingForm.of(text).unicodeScalars {
      if scalar != " " {
        count += 1
      } else if result.last != count {
        result.append(count)
      }
    }
    return result
  }
}
