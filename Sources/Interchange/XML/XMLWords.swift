import Diagnostics
import TextAnalysis

/// What is said of XML files that cannot be used, or not as they are.
enum XMLWords {
  static func unreadable(_ reason: String) -> Message {
    Message(
      en: "the file cannot be read (\(reason)); check the path and its permissions",
      ko: "파일을 읽을 수 없습니다(\(reason)). 경로와 권한을 확인하세요", zh: "无法读取文件（\(reason)）；请检查路径与权限")
  }

  static func notWellFormed(_ words: String) -> Message {
    Message(
      en: "the file is not well-formed XML (\(words)); mend it there", ko: "올바른 XML이 아닙니다(\(words)). 그 자리를 고치세요",
      zh: "文件不是格式正确的 XML（\(words)）；请在该处修正")
  }

  static func cutShort(in element: String?) -> Message {
    guard let element else { return notWellFormed("Document is empty") }
    return Message(
      en:
        "the file ends inside <\(element)>: it is not well-formed XML, perhaps cut short; fetch it again or close the element",
      ko: "<\(element)> 안에서 파일이 끝납니다. 올바른 XML이 아니며 파일이 잘린 듯합니다. 다시 받거나 요소를 닫으세요",
      zh: "文件在 <\(element)> 之内结束：不是格式正确的 XML，可能被截断；请重新获取或补上结束标签")
  }

  static let entities = Message(
    en: "the file declares or uses entities of its own, which are not read for safety; write the text out",
    ko: "파일이 엔티티를 선언하거나 씁니다. 안전을 위해 읽지 않으니 글자를 그대로 쓰세요",
    zh: "文件声明或使用了自定义实体，出于安全不予读取；请直接写出文字")

  static func otherEncoding(declared: String, found: Encoding) -> Message {
    Message(
      en:
        "the file says that it is \(declared), but it is \(found.rawValue) and was read as that; correct its first line",
      ko: "첫 줄에 적힌 인코딩(\(declared))이 실제와 달라 다음으로 읽었습니다: \(found.rawValue). 첫 줄을 고치세요",
      zh: "文件声明的编码是 \(declared)，实际却是 \(found.rawValue)，已按后者读取；请更正首行")
  }

  static func undeclaredEncoding(_ found: Encoding) -> Message {
    Message(
      en:
        "the file does not name its encoding and is not UTF-8; it was read as \(found.rawValue): name it in the first line",
      ko: "파일에 인코딩이 적혀 있지 않고 UTF-8도 아닙니다. 이렇게 읽었습니다: \(found.rawValue). 첫 줄에 적으세요",
      zh: "文件未声明编码，也不是 UTF-8，已按 \(found.rawValue) 读取；请在首行注明编码")
  }

  static func unknownEncoding(_ name: String) -> Message {
    Message(
      en: "the encoding \(name) is not read; save the file as UTF-8", ko: "\(name) 인코딩은 읽지 않습니다. 파일을 UTF-8로 저장하세요",
      zh: "不支持编码 \(name)；请将文件另存为 UTF-8")
  }

  static func noEncoding(_ name: String) -> Message {
    Message(
      en: "expected \(name) text, found bytes that make sense in no known encoding; save the file as UTF-8",
      ko: "\(name) 글이 와야 하는데 아는 인코딩 가운데 어느 것으로도 읽히지 않습니다. 파일을 UTF-8로 저장하세요",
      zh: "此处应为 \(name) 文本，但以任何已知编码都无法读通；请将文件另存为 UTF-8")
  }

  static func invalidBytes(_ count: Int) -> Message {
    Message(
      en:
        "bytes that mean nothing in the file's encoding were read as U+FFFD (places: \(count)); export the file again",
      ko: "파일의 인코딩에 없는 바이트를 U+FFFD로 읽었습니다(\(count)곳). 파일을 다시 내보내세요",
      zh: "有 \(count) 处字节不属于文件的编码，已读作 U+FFFD；请重新导出文件")
  }

  static let lostCharacter = Message(
    en: "a character that XML does not allow was left out; take it out of the file",
    ko: "XML에 쓸 수 없는 문자를 빼고 읽었습니다. 파일에서 지우세요", zh: "XML 不允许的字符已略去；请从文件中删除")

  static func keptEntity(_ name: String) -> Message {
    Message(
      en: "the entity “&\(name.excerpt);” is unknown and was kept as these letters; write the character itself",
      ko: "알 수 없는 엔티티 ‘&\(name.excerpt);’를 글자 그대로 두었습니다. 문자를 직접 쓰세요", zh: "未知实体“&\(name.excerpt);”已按原样保留；请直接写出字符")
  }

  static func entityLostFromAttribute(_ name: String) -> Message {
    Message(
      en: "the entity “&\(name.excerpt);” in an attribute is unknown and was left out; write the character itself",
      ko: "속성 안의 알 수 없는 엔티티 ‘&\(name.excerpt);’를 뺐습니다. 문자를 직접 쓰세요", zh: "属性中的未知实体“&\(name.excerpt);”已略去；请直接写出字符")
  }

  static let strayAmpersand = Message(
    en: "a “&” stands alone; the unit around it was left out: write it as &amp;",
    ko: "‘&’가 홀로 있어 그 번역 단위를 빼고 읽었습니다. &amp;로 쓰세요", zh: "有单独的“&”，所在翻译单元已略去；请写作 &amp;")
}
