extension String {
  /// The rest behind `prefix`; nil where the text does not begin with its bytes.
  ///
  /// By characters a combining mark behind the prefix would hide it.
  func rest(behind prefix: String) -> String? {
    guard utf8.starts(with: prefix.utf8) else { return nil }
    return String(Substring(utf8.dropFirst(prefix.utf8.count)))
  }
}

extension String {
  /// Its first 100 bytes or so, of whole characters, with an ellipsis where there is more: for words of a file in a message.
  var excerpt: String {
    guard utf8.count > 100 else { return self }
    return String(decoding: utf8.prefix(100), as: UTF8.self).filter { $0 != "\u{FFFD}" } + "…"
  }
}

/// Text with the five entities of XML.
enum XMLText {
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  static func unescaped(_ text: String) -> String {
    var result: [UInt8] = []
    var rest = Substring(text).utf8
    while let place = rest.firstIndex(of: 0x26) {
      result += rest[..<place]
      rest = rest[place...]
      let entity = entities.first { entity in rest.starts(with: entity.written.utf8) }
      result += (entity.map(\.text) ?? "&").utf8
      rest = rest.dropFirst(entity.map { $0.written.utf8.count } ?? 1)
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static let entities: [(written: String, text: String)] = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
  ]
}
