import BitextModel
import SinoKorean
import TextAnalysis

/// What of a term is compared with a query, as UTF-8. The one place that says what the forms of a term are: whoever compares term by term and whoever
/// asks an index sees the same.
struct TermForms {
  /// How a language is looked up.
  enum Kind: UInt8 {
    case korean
    case chinese
    case other

    init(_ language: Language) { self = language == .korean ? .korean : language.isChinese ? .chinese : .other }
  }

  let text: [UInt8]
  /// The matching form without spaces.
  let form: [UInt8]
  /// The same, Chinese in the key script.
  let key: [UInt8]
  let kind: Kind

  init(_ term: Term) {
    kind = Kind(term.language)
    text = Array(term.text.utf8)
    form = Self.form(of: term.text)
    key = kind == .chinese ? ScriptFolding.fold(utf8: form) : form
  }

  static func form(of text: String) -> [UInt8] { MatchingForm.of(text).utf8.filter { $0 != 0x20 } }

  /// Whether all of `text` may be typed in a Latin layout, pinyin with its tones among it.
  static func isLatin(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value < 0x370 || (0x1E00...0x1EFF).contains($0.value) }
  }

  /// The initials of a Korean term: ㅈㅈㅌㅅ.
  var initials: [UInt8] { Array(Hangul.initials(of: String(decoding: form, as: UTF8.self)).utf8) }

  /// The keystrokes of a Korean term.
  var strokes: [UInt8] { Strokes.bytes(of: String(decoding: form, as: UTF8.self)) }

  /// The pinyin of a Chinese term, whole and its initials, as letters from a to z.
  var pinyin: (whole: [UInt8], initials: [UInt8]) {
    let text = String(decoding: form, as: UTF8.self)
    var whole: [UInt8] = []
    var initials: [UInt8] = []
    for syllable in Pinyin.syllables(of: text, tones: .none) {
      let letters = PinyinLetters.of(syllable)
      whole += letters
      if let first = letters.first { initials.append(first) }
    }
    return (whole, initials)
  }
}

/// Pinyin as it is typed: tone marks, digits, spaces and apostrophes set aside, ü as v.
enum PinyinLetters {
  static func of(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z": result.append(UInt8(scalar.value))
      case "ā", "á", "ǎ", "à": result.append(UInt8(ascii: "a"))
      case "ē", "é", "ě", "è", "ê": result.append(UInt8(ascii: "e"))
      case "ī", "í", "ǐ", "ì": result.append(UInt8(ascii: "i"))
      case "ō", "ó", "ǒ", "ò": result.append(UInt8(ascii: "o"))
      case "ū", "ú", "ǔ", "ù": result.append(UInt8(ascii: "u"))
      case "ü", "ǖ", "ǘ", "ǚ", "ǜ": result.append(UInt8(ascii: "v"))
      default: break
      }
    }
    return result
  }
}

/// The keystrokes of Hangul in bytes that sort and begin as the strokes do: a letter is one byte from 0x80, all else its UTF-8.
///
/// No UTF-8 begins with 0x80 to 0xBF, so that the bytes can be read back.
enum Strokes {
  static func bytes(of text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in Hangul.keystrokes(of: text) {
      if Hangul.isJamo(scalar) {
        result.append(UInt8(0x80 + scalar.value - 0x3131))
      } else {
        result.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return result
  }

  /// How many bytes the stroke takes that begins with `byte`.
  static func length(_ byte: UInt8) -> Int { byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}
