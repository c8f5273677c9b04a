import BitextModel

/// Segmentation rules as SRX 2.0 states them: what an SRX file says, before any of it is compiled.
///
/// A rule is a place in text: what stands before it and what stands after it, as regular expressions, and whether a segment ends
/// there. At each place the first rule that fits decides; where none fits nothing ends.
///
/// ## Topics
/// - ``rules(for:)``: the rules of one language in the order in which they decide
/// - ``RuleSegmenter``: cuts text by them
public struct SegmentationRules: Sendable, Hashable {
  public struct Rule: Sendable, Hashable {
    public var isBreak: Bool
    /// Matches up to the place; empty matches anywhere.
    public var before: String
    /// Matches from the place on; empty matches anywhere.
    public var after: String
    /// Where the rule begins in its file, from 1.
    public var line: Int

    public init(isBreak: Bool, before: String, after: String, line: Int) {
      self.isBreak = isBreak
      self.before = before
      self.after = after
      self.line = line
    }
  }

  /// Which rules hold for the languages whose code the pattern matches as a whole.
  public struct LanguageMap: Sendable, Hashable {
    public var pattern: String
    public var name: String
    public var line: Int

    public init(pattern: String, name: String, line: Int) {
      self.pattern = pattern
      self.name = name
      self.line = line
    }
  }

  /// Of inline markup at a boundary: whether it goes with the segment before.
  public struct FormatHandling: Sendable, Hashable {
    public var includesStart = false
    public var includesEnd = true
    public var includesIsolated = false

    public init() {}
  }

  /// As the user gave it.
  public var path: String
  /// Whether the rules of every map that fits hold, one after the other, and not those of the first alone.
  public var isCascading = false
  /// Whether text inside other text, such as a footnote, is segmented too. Here as SRX's header says it: an article's footnotes are
  /// blocks of their own.
  public var segmentsSubflows = true
  /// Here as SRX's header says it: the text of a block has no markup in it.
  public var formatHandling = FormatHandling()
  /// Whether ICU's own sentence boundaries (UAX #29) count as a last break rule: an option that Okapi adds to SRX.
  public var addsUnicodeBoundaries = false
  /// By name.
  public var languageRules: [String: [Rule]] = [:]
  /// In order of precedence.
  public var languageMaps: [LanguageMap] = []

  public init(path: String) { self.path = path }
}

extension SegmentationRules {
  /// The rules for a language in the order in which they decide.
  ///
  /// The code of a language is tried in the forms in which such files know it: zh-Hans is zh-Hans, zh-CN and zh, in any case.
  public func rules(for language: Language) throws(SegmentationRuleError) -> [Rule] {
    var result: [Rule] = []
    for map in languageMaps where try fits(map, language) {
      result += languageRules[map.name] ?? []
      if !isCascading { break }
    }
    return result
  }

  private func fits(_ map: LanguageMap, _ language: Language) throws(SegmentationRuleError) -> Bool {
    do throws(RegularExpression.Failure) {
      let pattern = try RegularExpression("(?i:\(map.pattern))")
      for code in Self.codes(of: language) where try pattern.matches(code) { return true }
      return false
    } catch {
      throw SegmentationRuleError(path: path, line: map.line, part: .languagePattern, pattern: map.pattern, error)
    }
  }

  private static func codes(of language: Language) -> [String] {
    switch language {
    case .korean: ["ko", "ko-KR"]
    case .simplifiedChinese: ["zh-Hans", "zh-CN", "zh"]
    case .traditionalChinese: ["zh-Hant", "zh-TW", "zh"]
    default: [language.rawValue]
    }
  }
}

/// A pattern of segmentation rules that cannot be used, and what ICU says of it.
public struct SegmentationRuleError: Error, Sendable, Hashable {
  /// Where in the rule the pattern stands, by its name in SRX.
  public enum Part: String, Sendable {
    case languagePattern = "languagepattern"
    case before = "beforebreak"
    case after = "afterbreak"
    /// Each is sound alone, not one behind the other.
    case rule
  }
  public let path: String
  /// From 1.
  public let line: Int
  public let part: Part
  public let pattern: String
  /// ICU's name for the fault, such as U_REGEX_MISMATCHED_PAREN.
  public let fault: String
  /// How many characters of the pattern ICU had read; nil where it does not say.
  public let offset: Int?

  /// Whether the pattern is sound, but a search with it took too long or too much memory.
  public var isExhaustion: Bool { fault == "U_REGEX_TIME_OUT" || fault == "U_REGEX_STACK_OVERFLOW" }

  init(path: String, line: Int, part: Part, pattern: String, _ failure: RegularExpression.Failure) {
    self.path = path
    self.line = line
    self.part = part
    self.pattern = pattern
    fault = failure.name
    offset = failure.offset
  }
}
