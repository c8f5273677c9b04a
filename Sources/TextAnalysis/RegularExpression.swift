import CICU

/// Owns one of ICU's regular expressions and its matcher; belongs to one task.
final class RegularExpression {
  /// Why a pattern does not compile or a search was given up: ICU's name for it, and where in the pattern.
  struct Failure: Error {
    let name: String
    /// In UTF-16 code units; nil where ICU does not say.
    let offset: Int?
  }

  private let handle: OpaquePointer

  /// For one search, which goes through all of a text where it finds nothing: of the order of a second, and 10 ms for each thousand
  /// code units.
  private static func timeLimit(_ count: Int32) -> Int32 { 1_000 + count / 100 }
  /// What ICU itself allows for backtracking by default.
  private static let stackLimit: Int32 = 8_000_000

  /// Compiles a pattern as ICU reads it. Where ICU does not, as Java reads it: a `}` that closes nothing is itself.
  convenience init(_ pattern: String) throws(Failure) {
    do throws(Failure) {
      try self.init(exactly: pattern)
    } catch {
      let escaped = Self.escapingLoneBraces(pattern)
      if escaped == pattern { throw error }
      try self.init(exactly: escaped)
    }
  }

  private init(exactly pattern: String) throws(Failure) {
    let units = Array(pattern.utf16)
    var status: cicu_status = 0
    var offset: Int32 = -1
    let handle = units.withUnsafeBufferPointer { units -> OpaquePointer? in
      // An empty array may have no address; an empty pattern is one that ICU refuses.
      guard let base = units.baseAddress else { return nil }
      return cicu_regex_open(base, Int32(units.count), Self.stackLimit, &offset, &status)
    }
    guard let handle, status <= 0 else {
      if let handle { cicu_regex_close(handle) }
      throw Failure(name: Self.name(of: status), offset: offset < 0 ? nil : Int(offset))
    }
    self.handle = handle
  }

  deinit { cicu_regex_close(handle) }

  /// Hands the end of every match in `text` to `body`, in order. The search goes on at the end of a match, behind the next
  /// character where the match is empty.
  func forEachMatchEnd(in text: UnsafeBufferPointer<UInt16>, _ body: (Int) -> Void) throws(Failure) {
    guard let base = text.baseAddress else { return }
    let count = Int32(text.count)
    var status: cicu_status = 0
    cicu_regex_set_text(handle, base, count, Self.timeLimit(count), &status)
    var from: Int32 = 0
    var start: Int32 = 0
    var end: Int32 = 0
    while from <= count, cicu_regex_find(handle, from, &start, &end, &status) {
      body(Int(end))
      from = end > start ? end : Self.next(after: end, in: text)
    }
    if status > 0 { throw Failure(name: Self.name(of: status), offset: nil) }
  }

  /// Whether the pattern matches the whole of `text`.
  func matches(_ text: String) throws(Failure) -> Bool {
    let units = Array((text.isEmpty ? " " : text).utf16)
    var status: cicu_status = 0
    let isMatch = units.withUnsafeBufferPointer { units -> Bool in
      guard let base = units.baseAddress else { return false }
      cicu_regex_set_text(handle, base, Int32(text.utf16.count), Self.timeLimit(0), &status)
      return cicu_regex_matches(handle, &status)
    }
    if status > 0 { throw Failure(name: Self.name(of: status), offset: nil) }
    return isMatch
  }

  private static func escapingLoneBraces(_ pattern: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    var isInSet = false
    var depth = 0
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case "[" where !isEscaped: isInSet = true
      case "]" where !isEscaped: isInSet = false
      // The brace of \x{…} and \p{…} opens behind a letter, that of \{ is itself.
      case "{" where !isEscaped && !isInSet: depth += 1
      case "}" where !isEscaped && !isInSet && depth == 0: result.append("\\")
      case "}" where !isEscaped && !isInSet: depth -= 1
      default: break
      }
      isEscaped = scalar == "\\" && !isEscaped
      result.append(scalar)
    }
    return String(result)
  }

  private static func next(after offset: Int32, in text: UnsafeBufferPointer<UInt16>) -> Int32 {
    let index = Int(offset)
    let isPair = index + 1 < text.count && UTF16.isLeadSurrogate(text[index]) && UTF16.isTrailSurrogate(text[index + 1])
    return offset + (isPair ? 2 : 1)
  }

  private static func name(of status: cicu_status) -> String {
    status > 0 ? String(cString: cicu_status_name(status)) : "U_REGEX_RULE_SYNTAX"
  }
}
