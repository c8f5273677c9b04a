/// Text as one line that a terminal shows as it is.
enum PlainLine {
  /// White space becomes a space; other control characters and those that turn the writing direction become U+FFFD, so
  /// that quoted text can neither break the layout nor send escape sequences.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(of: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(replacement(of: scalar) ?? scalar) }
    return String(result)
  }

  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }
}
