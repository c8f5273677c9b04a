/// A small reader of HTML that insists on what a page of ours keeps: every element closed, in order; every attribute quoted; no stray `<`.
struct TagStack {
  struct Tag: Equatable {
    let name: String
    var attributes: [String: String] = [:]
  }

  private(set) var tags: [Tag] = []
  private(set) var faults: [String] = []
  /// Everything outside tags and the style sheet.
  private(set) var text = ""

  private static let empty: Set<String> = ["meta", "br"]

  init(_ html: String) {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix("<!DOCTYPE html>") {
        rest = rest.dropFirst("<!DOCTYPE html>".count)
        continue
      }
      guard let tag = Self.tag(&rest) else {
        faults.append("stray ‘<’ before ‘\(rest.prefix(30))’")
        return
      }
      if tag.name.hasPrefix("/") {
        if open.popLast() != String(tag.name.dropFirst()) { faults.append("‘<\(tag.name)>’ inside \(open)") }
        continue
      }
      if tag.name == "a", open.contains("a") { faults.append("a link inside a link: \(tag.attributes)") }
      tags.append(tag)
      if Self.empty.contains(tag.name) { continue }
      open.append(tag.name)
      if tag.name == "style" {
        while !rest.isEmpty, !rest.hasPrefix("</") { rest = rest.dropFirst() }
      }
    }
    text += rest
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private static func tag(_ rest: inout Substring) -> Tag? {
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
    rest = rest.dropFirst(name.count)
    var tag = Tag(name: String(name))
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = rest.prefix { $0.isLetter || $0 == "-" }
      rest = rest.dropFirst(key.count)
      guard !key.isEmpty, rest.hasPrefix("=\"") else { return nil }
      rest = rest.dropFirst(2)
      // By scalar: a quotation mark ends the attribute whatever follows it.
      guard let end = rest.unicodeScalars.firstIndex(of: "\"") else { return nil }
      guard tag.attributes.updateValue(String(rest.unicodeScalars[..<end]), forKey: String(key)) == nil else {
        return nil
      }
      rest = Substring(rest.unicodeScalars[rest.unicodeScalars.index(after: end)...])
    }
    guard !name.isEmpty, rest.first == ">" else { return nil }
    rest = rest.dropFirst()
    return tag
  }

  func attributes(_ name: String) -> [String] { tags.compactMap { $0.attributes[name] } }
  func count(_ name: String) -> Int { tags.count { $0.name == name } }
}
