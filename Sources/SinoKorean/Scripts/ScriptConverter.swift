import BitextModel

/// The scripts that Chinese terms are printed in.
public enum ChineseScript: String, CaseIterable, Sendable {
  /// 简体, the mainland's.
  case simplified
  /// 繁體 without regional choices.
  case traditional
  /// 繁體 in Taiwan's forms, characters only.
  case taiwan
  /// 繁體 in Taiwan's forms and words: 软件 → 軟體.
  case taiwanWords
  /// 繁體 in Hong Kong's forms.
  case hongKong
  /// The forms Korean prints: 淸, 敎, 爲 where Taiwan has 清, 教, 為.
  case hanja
}

/// Turns Chinese text from one script into another, word by word: 头发 → 頭髮 but 发展 → 發展.
///
/// The door to OpenCC: its configurations and dictionaries are opened at the first conversion (about 10 ms) and shared by
/// the whole process. For matching, ``ScriptFolding`` is a hundred times cheaper.
///
///     try ScriptConverter(to: .traditional).convert("专精特新")  // "專精特新"
///
/// ## Topics
/// - ``convert(_:)``, ``conversion(of:protecting:)``
/// - ``isWritten(_:in:)``, ``foreignCharacters(of:in:)``
public struct ScriptConverter: Sendable {
  public let source: ChineseScript?
  public let target: ChineseScript
  private let steps: [ConversionStep]

  /// - Parameter source: the script of the texts. Without it, texts for ``ChineseScript/simplified`` are read as traditional and others as
  ///   simplified; what is in the target script already stays.
  public init(from source: ChineseScript? = nil, to target: ChineseScript) {
    self.source = source
    self.target = target
    steps = ConversionStep.steps(from: source, to: target)
  }

  /// `text` in the target script; what is not Chinese stays as it is.
  ///
  /// - Throws: ``ScriptConversionError`` where OpenCC's dictionaries are not installed or do not load.
  /// - Complexity: O(*n*).
  public func convert(_ text: String) throws(ScriptConversionError) -> String {
    var result = text
    for step in steps {
      if case .openCC(let configuration) = step {
        result = try OpenCC.shared.convert(result, configuration: configuration)
      } else {
        result = String(String.UnicodeScalarView(result.unicodeScalars.map(step.form(of:))))
      }
    }
    return result
  }

  /// `text` in the target script, and every place where there was a choice.
  ///
  /// A term keeps its ends: no phrase of the dictionary is seen across them, so 芯片 in 芯片面积 cannot become half of 片面. Where a term has a
  /// form of its own, that stands in the result; a longer phrase that holds the term and agrees is left as it is, for what it says of
  /// the characters beside the term.
  ///
  /// Without terms the text is that of ``convert(_:)``.
  ///
  /// - Parameter terms: in order of place, none sharing text with another.
  /// - Complexity: O(*n*) without terms; each term that is cut out costs its stretch of text once more.
  public func conversion(of text: String, protecting terms: [ProtectedTerm] = []) throws(ScriptConversionError)
    -> ScriptConversion
  {
    try ProtectedConversion(text, terms: terms, steps: steps).conversion()
  }
}

extension ScriptConverter {
  static let simplifiedOnly: UInt32 = 1 << 24
  static let traditionalOnly: UInt32 = 1 << 25

  /// Whether no character of `text` belongs to the other script alone: 復旦 is not simplified, 复旦 not traditional.
  ///
  /// Characters that both scripts have never count, nor those of one script that are a character of their own in the
  /// other (后, 里, 干 in traditional text; 乾, 著, 瞭 in simplified). The regional forms of traditional script count alike.
  ///
  /// - Complexity: O(*n*).
  public static func isWritten(_ text: String, in script: ChineseScript) -> Bool {
    foreignCharacters(of: text, in: script).isEmpty
  }

  /// The characters of `text` that its script does not have, in order, each with its UTF-8 offset.
  public static func foreignCharacters(of text: String, in script: ChineseScript) -> [(
    offset: Int, character: Unicode.Scalar
  )] {
    let table = LanguageTables.folding
    let foreign = script == .simplified ? traditionalOnly : simplifiedOnly
    var offset = 0
    var result: [(offset: Int, character: Unicode.Scalar)] = []
    for scalar in text.unicodeScalars {
      if table[scalar.value] & foreign != 0 { result.append((offset, scalar)) }
      offset += UTF8.width(scalar)
    }
    return result
  }
}

/// A script conversion that cannot run.
public struct ScriptConversionError: Error, Hashable, CustomStringConvertible {
  /// OpenCC's configuration, as `s2t.json`.
  public let configuration: String
  /// What OpenCC says.
  public let reason: String

  public var description: String {
    "OpenCC cannot use its configuration \(configuration): \(reason). Install its dictionaries (Debian: libopencc-data)."
  }
}
