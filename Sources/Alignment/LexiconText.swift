/// A learnt lexicon as text, to be kept and used again.
extension BilingualLexicon {
  private static let head = "# eonhae lexicon 1: Korean piece, Chinese piece, probability of the Chinese, of the Korean"

  /// One association a line, sorted; a Korean piece that begins a word has ▁ before it.
  public var text: String {
    let lines = learnt.flatMap { korean, entries in
      entries.map { entry in
        [
          PieceKey.text(korean, isKorean: true), PieceKey.text(entry.chinese, isKorean: false),
          Self.thousandths(entry.association.toChinese), Self.thousandths(entry.association.toKorean),
        ].joined(separator: "\t")
      }
    }
    return ([Self.head] + lines.sorted()).joined(separator: "\n") + "\n"
  }

  private static func thousandths(_ value: Float) -> String { String(Int((value * 1000).rounded())) }

  /// What is wrong with a lexicon's text, and in which line, from 1.
  public struct Damage: Error, Hashable, Sendable {
    public let line: Int
  }

  /// - Throws: ``Damage`` for the first line that is no association.
  public init(text: String) throws(Damage) {
    self.init()
    // Of a file with CR LF too, which is one character.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4, let korean = PieceKey.key(of: fields[0], isKorean: true),
        let chinese = PieceKey.key(of: fields[1], isKorean: false), let forward = Int(fields[2]),
        let backward = Int(fields[3]), (0...1000).contains(forward), (0...1000).contains(backward)
      else { throw Damage(line: index + 1) }
      add(korean, chinese, Association(toChinese: Float(forward) / 1000, toKorean: Float(backward) / 1000))
    }
    sort()
  }
}
