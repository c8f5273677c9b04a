import BitextModel
import Diagnostics
import TextAnalysis

/// Reads segmentation rules from SRX, the exchange format of translation tools: 2.0 as GALA's specification states it, and 1.0,
/// whose maps stand one level deeper and never cascade.
///
/// What the format does not know is passed over, so that files with a tool's own additions load. Of these one is understood:
/// Okapi's `useIcu4jBreakRules`. The patterns are not compiled here, so a file may hold patterns of languages that nobody asks for.
public enum SRXReader {
  /// In bytes; the largest that tools ship have 0.5 MB.
  static let largestFile = 16 << 20

  /// The rules of a file.
  ///
  /// - Parameter path: As the user gave it; it stands in error messages.
  /// - Throws: A problem with its line where the file is too large, is no XML, declares entities, or is no SRX.
  public static func read(_ bytes: [UInt8], path: String) throws(FileProblem) -> SegmentationRules {
    guard bytes.count <= largestFile else {
      throw FileProblem(path: path, message: SRXWords.tooLarge)
    }
    var parser = SRXParser(path: path)
    var reader = try XMLPullReader(bytes, path: path)
    while let node = try reader.next() { try parser.take(node) }
    return try parser.finished()
  }

  /// The project's own rules, those of ``SentenceSegmenter`` as far as SRX can say them.
  public static func builtIn() -> SegmentationRules {
    do {
      return try read(builtInFile, path: "eonhae.srx")
    } catch {
      preconditionFailure("the rules in the program cannot be read: \(error.place): \(error.message.english)")
    }
  }

  /// The file of the project's own rules.
  public static var builtInFile: [UInt8] { PackageResources.eonhae_srx }
}

/// Puts rules together from the nodes of an SRX file.
struct SRXParser {
  private var rules: SegmentationRules
  private var isSRX = false
  private var languageRule = ""
  private var rule: SegmentationRules.Rule?
  /// Which side of the rule text belongs to.
  private var side: WritableKeyPath<SegmentationRules.Rule, String>?

  init(path: String) { rules = SegmentationRules(path: path) }

  mutating func take(_ node: XMLPullReader.Node) throws(FileProblem) {
    switch node {
    case .start(let element): try start(element)
    case .text(let text): if let side { rule?[keyPath: side] += text }
    case .end(let name): end(name)
    case .oddity: break
    }
  }

  /// - Throws: where a map names rules that are not there: the file would silently cut nothing.
  func finished() throws(FileProblem) -> SegmentationRules {
    for map in rules.languageMaps where rules.languageRules[map.name] == nil {
      throw FileProblem(path: rules.path, line: map.line, message: SRXWords.unknownRules(map.name))
    }
    return rules
  }

  private mutating func start(_ element: XMLPullReader.Element) throws(FileProblem) {
    if !isSRX {
      guard element.name == "srx" else {
        throw FileProblem(path: rules.path, line: element.line, message: SRXWords.notSRX(element.name))
      }
      isSRX = true
    }
    switch element.name {
    case "header":
      rules.isCascading = element["cascade"] == "yes"
      rules.segmentsSubflows = element["segmentsubflows"] != "no"
    case "formathandle": takeFormatHandle(element)
    case "options": rules.addsUnicodeBoundaries = element["useIcu4jBreakRules"] == "yes"
    case "languagerule":
      languageRule = try value(of: "languagerulename", in: element)
      rules.languageRules[languageRule, default: []] += []
    case "rule":
      rule = .init(isBreak: element["break"] != "no", before: "", after: "", line: element.line)
    case "beforebreak": side = \.before
    case "afterbreak": side = \.after
    case "languagemap":
      rules.languageMaps.append(
        .init(
          pattern: try value(of: "languagepattern", in: element), name: try value(of: "languagerulename", in: element),
          line: element.line))
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "beforebreak", "afterbreak": side = nil
    case "rule":
      if let rule { rules.languageRules[languageRule, default: []].append(rule) }
      rule = nil
    default: break
    }
  }

  private mutating func takeFormatHandle(_ element: XMLPullReader.Element) {
    let isIncluded = element["include"] == "yes"
    switch element["type"] {
    case "start": rules.formatHandling.includesStart = isIncluded
    case "end": rules.formatHandling.includesEnd = isIncluded
    case "isolated": rules.formatHandling.includesIsolated = isIncluded
    default: break
    }
  }

  private func value(of attribute: String, in element: XMLPullReader.Element) throws(FileProblem) -> String {
    guard let value = element[attribute] else {
      throw FileProblem(
        path: rules.path, line: element.line, message: SRXWords.missing(attribute, in: element.name))
    }
    return value
  }
}
