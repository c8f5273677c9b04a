import BitextModel
import Diagnostics

/// A bracket without its partner in the same block.
///
/// List markers (`1)`, `가)`, `표 1)`) close nothing, and straight quotation marks, which do not say which side they are, are left alone.
struct BracketPair: Check {
  func findings(in context: CheckContext) -> [Finding] {
    context.article.blocks.flatMap { block -> [Finding] in
      guard block.role != .opaque else { return [] }
      return unpaired(in: block).map { place in
        let range = block.text.originRange(of: place.range)
        return finding(range, message(String(place.mark), isOpening: place.isOpening, partner: String(place.partner)))
      }
    }
  }

  private struct Place {
    let mark: Unicode.Scalar
    let partner: Unicode.Scalar
    let range: TextRange
    let isOpening: Bool
  }

  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "《": "》", "〈": "〉", "「": "」", "『": "』", "“": "”", "‘": "’",
  ]
  private static let openings: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: pairs.map { ($0.value, $0.key) })

  private func unpaired(in block: Block) -> [Place] {
    let code = block.marks.filter { $0.kind == .code }.map(\.range)
    let text = block.text.utf8
    var open: [Place] = []
    var result: [Place] = []
    for offset in text.indices {
      guard let mark = Self.mark(at: offset, in: text), !code.contains(where: { $0.contains(offset) }) else { continue }
      let range = TextRange(offset, offset + String(mark).utf8.count)
      if let partner = Self.pairs[mark] {
        open.append(Place(mark: mark, partner: partner, range: range, isOpening: true))
      } else if let partner = Self.openings[mark] {
        if let match = open.lastIndex(where: { width($0.mark) == width(partner) }) {
          result += open[(match + 1)...]
          open.removeSubrange(match...)
        } else if !isListMarker(mark, upTo: offset, in: text), !isApostrophe(mark, at: offset, in: text) {
          result.append(Place(mark: mark, partner: partner, range: range, isOpening: false))
        }
      }
    }
    return (result + open).sorted { $0.range < $1.range }
  }

  /// The character that begins at `offset` if it may be one of the marks; nil of all others, which are most.
  @inline(__always)
  private static func mark(at offset: Int, in text: [UInt8]) -> Unicode.Scalar? {
    let lead = text[offset]
    switch lead {
    case 0x28, 0x29, 0x5B, 0x5D: return Unicode.Scalar(lead)
    // “”‘’, 《》〈〉「」『』【】, （）［］
    case 0xE2, 0xE3, 0xEF:
      guard offset + 2 < text.count, text[offset + 1] == 0x80 || text[offset + 1] & 0xFE == 0xBC else { return nil }
      return Unicode.Scalar(
        UInt32(lead & 0x0F) << 12 | UInt32(text[offset + 1] & 0x3F) << 6 | UInt32(text[offset + 2] & 0x3F))
    default: return nil
    }
  }

  /// （ is closed by ) as well: the two widths are often mixed.
  private func width(_ mark: Unicode.Scalar) -> Unicode.Scalar {
    switch mark {
    case "（": "("
    case "［": "["
    default: mark
    }
  }

  /// `1)`, `iv)`, `가)`, `표 1)`: up to eight letters and digits since the start of the line or a space.
  private func isListMarker(_ mark: Unicode.Scalar, upTo offset: Int, in text: [UInt8]) -> Bool {
    guard mark == ")" || mark == "）" else { return false }
    let line = String(decoding: text[..<offset].suffix(24), as: UTF8.self)
    let word = line.reversed().prefix { $0.isLetter || $0.isNumber }
    guard (1...4).contains(word.count) else { return false }
    return word.allSatisfy { $0.isNumber || "ivxIVX".contains($0) } || (word.count == 1 && line.count <= 4)
  }

  /// Of English: it’s.
  private func isApostrophe(_ mark: Unicode.Scalar, at offset: Int, in text: [UInt8]) -> Bool {
    guard mark == "’", offset > 0 else { return false }
    return (0x61...0x7A).contains(text[offset - 1] | 0x20)
  }

  let rule = RuleDescription(
    name: "bracket-pair", severity: .warning,
    title: Message(en: "Unpaired bracket", ko: "짝이 없는 괄호", zh: "括号不成对"),
    help: Message(
      en: "Every opening bracket or quotation mark has its closing one in the same paragraph.",
      ko: "여는 괄호나 따옴표는 같은 문단 안에서 닫아야 합니다.", zh: "左括号或左引号应在同一段落内有相应的右括号或右引号。"))

  private func message(_ mark: String, isOpening: Bool, partner: String) -> Message {
    isOpening
      ? Message(
        en: "“\(mark)” is not closed by “\(partner)”", ko: "닫히지 않은 괄호입니다: \(mark)", zh: "“\(mark)”缺少对应的“\(partner)”")
      : Message(
        en: "“\(mark)” closes nothing: “\(partner)” is missing", ko: "여는 짝이 없는 괄호입니다: \(mark)",
        zh: "“\(mark)”缺少对应的“\(partner)”")
  }
}
