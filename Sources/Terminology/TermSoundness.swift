import BitextModel
import Diagnostics
import TextAnalysis

/// Whether a term is written in the script of its language.
public enum TermSoundness {
  /// What is wrong with the text of a term; nil where nothing is.
  public static func fault(of text: String, language: Language) -> Message? {
    if text.allSatisfy(\.isWhitespace) {
      return Message(en: "the term is empty", ko: "용어가 비어 있습니다", zh: "术语为空")
    }
    if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      return Message(
        en: "“\(text)” begins or ends with a space; remove it", ko: "‘\(text)’의 앞이나 뒤에 공백이 있습니다. 지우세요",
        zh: "“\(text)”首尾有空格；请删去")
    }
    return scriptFault(of: text, language: language)
  }

  private static func scriptFault(of text: String, language: Language) -> Message? {
    let scripts = Set(text.unicodeScalars.map { Script($0) })
    if language == .korean, scripts.contains(.han) {
      return Message(
        en:
          "the ko term “\(text)” holds Han characters; Korean terms are written in Hangul (Latin letters and digits allowed)",
        ko: "ko 용어 ‘\(text)’에 한자가 있습니다. 한국어 용어는 한글로 씁니다(로마자와 숫자는 쓸 수 있습니다)",
        zh: "ko 术语“\(text)”含汉字；韩文术语应写成谚文（可用拉丁字母和数字）")
    }
    if language != .korean, scripts.contains(.hangul) {
      return Message(
        en: "the \(language.rawValue) term “\(text)” holds Hangul; move it to ko",
        ko: "\(language.rawValue) 용어 ‘\(text)’에 한글이 있습니다. ko로 옮기세요",
        zh: "\(language.rawValue) 术语“\(text)”含谚文；请移到 ko")
    }
    if language.isChinese, !ChineseForm.isWritten(text, in: language) {
      let expected = ChineseForm.converted(text, to: language)
      return Message(
        en: "the \(language.rawValue) term “\(text)” has characters of the other script; write “\(expected)”",
        ko: "\(language.rawValue) 용어 ‘\(text)’에 다른 자체의 글자가 있습니다. 바른 표기: \(expected)",
        zh: "\(language.rawValue) 术语“\(text)”含有简繁不符的字；应写作“\(expected)”")
    }
    if language == .english, scripts.contains(.han) {
      return Message(
        en: "the en term “\(text)” holds Han characters; move it to zh-Hans or zh-Hant",
        ko: "en 용어 ‘\(text)’에 한자가 있습니다. zh-Hans나 zh-Hant로 옮기세요", zh: "en 术语“\(text)”含汉字；请移到 zh-Hans 或 zh-Hant")
    }
    return nil
  }
}
