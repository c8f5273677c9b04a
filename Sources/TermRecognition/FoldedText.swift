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

  /// The matching form, mapped to the article's source.
  let form: MappedText
  /// The block's own text.
  private let text: MappedText
  private(set) var units: [UInt32] = []
  /// The UTF-8 offset of each unit in ``form``, and after the last the end of its last character.
  private(set) var offsets: [Int] = []
  /// The UTF-8 offset after each unit.
  private(set) var ends: [Int] = []
  private(set) var gaps: [Gap] = []

  init(_ text: MappedText) {
    self.text = text
    form = MatchingForm.of(text)
    units.reserveCapacity(form.count / 2)
    offsets.reserveCapacity(form.count / 2)
    ends.reserveCapacity(form.count / 2)
    gaps.reserveCapacity(form.count / 2)
    var gap = Gap.none
    var offset = 0
    form.utf8.withUnsafeBufferPointer { bytes in
      var decoder = Unicode.UTF8.ForwardParser()
      var iterator = bytes.makeIterator()
      while case .valid(let encoded) = decoder.parseScalar(from: &iterator) {
        let scalar = Unicode.UTF8.decode(encoded)
        let length = encoded.count
        defer { offset += length }
        if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
          let isBreak = isLineBreak(at: offset)
          gap = isBreak ? .lineBreak : (gap == .none ? .space : gap)
          continue
        }
        units.append(ScriptFolding.fold(scalar).value)
        offsets.append(offset)
        ends.append(offset + length)
        gaps.append(gap)
        gap = .none
      }
    }
  }

  var count: Int { units.count }

  /// The stretch of the source that the units `range` stand for.
  func sourceRange(_ range: Range<Int>) -> TextRange {
    form.originRange(of: TextRange(offsets[range.lowerBound], ends[range.upperBound - 1]))
  }

  func string(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : form.string(in: TextRange(offsets[range.lowerBound], ends[range.upperBound - 1]))
  }

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

  private func isLineBreak(at offset: Int) -> Bool {
    form.pieces[form.pieceIndex(at: offset)].kind == .lineBreak
  }
}

extension FoldedText {
  /// The folded units of a term, without spaces: what a pattern is made of.
  static func units(of text: String) -> [UInt32] {
    MatchingForm.of(text).unicodeScalars.filter { $0 != " " }.map { ScriptFolding.fold($0).value }
  }

  /// After which of the units of ``units(of:)`` the text has a space.
  static func spacings(of text: String) -> Set<Int> {
    var result: Set<Int> = []
    var count = 0
    for scalar in MatchingForm.of(text).unicodeScalars {
      if scalar == " " { result.insert(count) } else { count += 1 }
    }
    return result
  }
}
