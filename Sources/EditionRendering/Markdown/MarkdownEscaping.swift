/// Escapes text so that CommonMark (and GFM) reads it as text.
enum MarkdownEscaping {
  /// `text` on one line; runs of white space become one space.
  ///
  /// - Parameter isLineStart: Whether a line begins with it: then `#`, `+`, `-`, `=` and `1.` would open a block.
  static func escaped(_ text: String, isLineStart: Bool) -> String {
    var result = ""
    var atStart = isLineStart
    var digits = 0
    for scalar in text.unicodeScalars {
      if isWhiteSpace(scalar) {
        if !(atStart && result.isEmpty), result.unicodeScalars.last != " " { result.append(" ") }
        atStart = atStart && result.isEmpty
        continue
      }
      if needsEscape(scalar) || (atStart && opensBlock(scalar, afterDigits: digits)) { result.append("\\") }
      // Controls and characters that break lines elsewhere do not belong in a document.
      result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
      let isDigit = (0x30...0x39).contains(scalar.value)
      atStart = atStart && isDigit
      digits = isDigit ? digits + 1 : 0
    }
    return result
  }

  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~": true
    default: false
    }
  }

  private static func opensBlock(_ scalar: Unicode.Scalar, afterDigits digits: Int) -> Bool {
    switch scalar {
    case "#", "+", "-", "=", ":": digits == 0
    case ".", ")": digits > 0
    default: false
    }
  }

  /// A code span that holds `text`, its fence longer than any run of backticks inside.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let line = String(text.map { $0.isNewline ? " " : $0 }).replacingPipes
    let pad = line.hasPrefix("`") || line.hasSuffix("`") || (line.hasPrefix(" ") && line.hasSuffix(" ")) ? " " : ""
    return fence + pad + line + pad + fence
  }

  /// A link's target between angle brackets.
  static func target(_ target: String) -> String {
    var result = "<"
    for scalar in target.unicodeScalars {
      if scalar == "<" || scalar == ">" || scalar == "\\" || scalar == "|" { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result + ">"
  }
}

extension String {
  /// A pipe ends a table's cell even in code.
  fileprivate var replacingPipes: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
