import BitextModel
import CICU

/// The form in which terms and texts are compared, whatever keyboards, file systems and page extractors made of them.
///
/// It is Unicode's NFKC_Casefold (composed Hangul and Latin, half-width and full-width forms as usual ones, compatibility ideographs
/// and radicals as unified ideographs, Latin in lower case, no zero-width characters, soft hyphens or variation selectors), with
/// these differences:
///
/// - Characters whose decomposition would say something else stay as they are: list markers (①, ⑴, ⒈, ㉠), fractions (½), superscripts
///   (m², a footnote's ¹), squared units (㎡, ㎞, ㏊), the ellipsis, doubled marks (‼, ⁉) and single letters of Hangul (ㄱ, ㅋ).
///   Subscripts become plain: CO₂ is CO2. The company mark ㈜ is (주).
/// - Radicals of U+2E80–U+2EF3 become the ideographs that they stand for in extracted pages (⻄ is 西).
/// - The middle dots ㆍ ‧ ・ ∙ ⋅ are all ·, the hyphens and the minus sign all `-`.
///
/// The form is for keys and for finding; what is stored and shown is never changed.
public enum MatchingForm {
  /// The matching form of `text`, mapped to the origin of `text`.
  ///
  /// What was replaced maps as a whole to its character and the marks on it, so a term in decomposed Hangul maps exactly.
  ///
  /// - Complexity: O(*n*), however many marks follow one another; text in the form already is only copied.
  public static func of(_ text: MappedText) -> MappedText {
    var sink = MappingSink(text)
    text.utf8.withUnsafeBufferPointer { bytes in
      var scanner = MatchingFormScanner(bytes)
      scanner.run(into: &sink)
    }
    return sink.text
  }

  /// The matching form of a key, such as a term.
  public static func of(_ string: String) -> String {
    var string = string
    var sink = ByteSink(capacity: string.utf8.count)
    string.withUTF8 { bytes in
      var scanner = MatchingFormScanner(bytes)
      scanner.run(into: &sink)
    }
    return sink.hasReplaced ? sink.buffer.string : string
  }
}

extension MatchingForm {
  /// What the form depends on beside this program: it changes with ICU. Whoever keeps forms keeps it beside them.
  public static var version: String {
    var version = [UInt8](repeating: 0, count: 4)
    cicu_version(&version)
    return "ICU " + version.map { String($0) }.joined(separator: ".")
  }
}

/// What takes in the stretches of a matching form, in order.
protocol MatchingFormSink: ~Copyable {
  /// `range` of the input stands in the form as it is.
  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>)
  /// `replacement`, which is not empty, stands for `range` of the input.
  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>)
  /// The bytes of `form`, at least one, stand for `range` of the input.
  mutating func replace(_ range: Range<Int>, with form: LoneForm)
}
