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
    let mark: Character
    let partner: Character
    let range: TextRange
    let isOpening: Bool
  }

  private static let pairs: [Character: Character] = [
    "(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "《": "》", "〈": "〉", "「": "」", "『": "』", "“": "”", "‘": "’",
  ]
  private static let openings: [Character: Character] = Dictionary(
    uniqueKeysWithValues: pairs.map { ($0.value, $0.key) })

  private func unpaired(in block: Block) -> [Place] {
    let code = block.marks.filter { $0.kind == .code }.map(\.range)
    var open: [Place] = []
    var result: [Place] = []
    var offset = 0
    let text = block.text.string
    var previous: Character = " "
    for character in text {
      let range = TextRange(offset, offset + character.utf8.count)
      defer {
        offset = range.end
        previous = character
      }
      guard !code.contains(where: { $0.contains(range.start) }) else { continue }
      if let partner = Self.pairs[character] {
        open.append(Place(mark: character, partner: partner, range: range, isOpening: true))
      } else if let partner = Self.openings[character] {
        if let match = open.lastIndex(where: { width($0.mark) == width(partner) }) {
          result += open[(match + 1)...]
          open.removeSubrange(match...)
        } else if !isListMarker(character, upTo: offset, in: text), !isApostrophe(character, after: previous) {
          result.append(Place(mark: character, partner: partner, range: range, isOpening: false))
        }
      }
    }
    return (result + open).sorted { $0.range < $1.range }
  }

  /// （ is closed by ) as well: the two widths are often mixed.
  private func width(_ mark: Character) -> Character {
    switch mark {
    case "（": "("
    case "［": "["
    default: mark
    }
  }

  /// `1)`, `iv)`, `가)`, `표 1)`: up to eight letters and digits since the start of the line or a space.
  private func isListMarker(_ mark: Character, upTo offset: Int, in text: String) -> Bool {
    guard mark == ")" || mark == "）" else { return false }
    let before = text.utf8.prefix(offset)
    let line = String(decoding: before.suffix(24), as: UTF8.self)
    let word = line.reversed().prefix { $0.isLetter || $0.isNumber }
    guard (1...4).contains(word.count) else { return false }
    return word.allSatisfy { $0.isNumber || "ivxIVX".contains($0) } || (word.count == 1 && line.count <= 4)
  }

  private func isApostrophe(_ mark: Character, after previous: Character) -> Bool {
    mark == "’" && previous.isLetter && previous.isASCII
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
