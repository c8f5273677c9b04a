import Diagnostics

/// What is said of TMX files that cannot be used, or not as they are.
enum TMXWords {
  static func notTMX(_ element: String) -> Message {
    Message(
      en: "expected a translation memory (a <tmx> element), found <\(element.excerpt)>",
      ko: "번역 메모리(<tmx> 요소)가 와야 하는데 <\(element.excerpt)>입니다", zh: "此处应为翻译记忆（<tmx> 元素），却是 <\(element.excerpt)>")
  }

  static let noHeader = Message(
    en: "the file has no <header>; the first text of each unit was taken for the source: add a header with srclang",
    ko: "<header>가 없어 번역 단위마다 첫 글을 원문으로 보았습니다. srclang이 있는 header를 추가하세요",
    zh: "文件没有 <header>，已将每个翻译单元的第一段文字视为原文；请添加带 srclang 的 header")

  static func headerLacks(_ attributes: [String]) -> Message {
    let list = attributes.joined(separator: ", ")
    return Message(
      en: "the <header> lacks \(list); add them", ko: "<header>에 빠진 속성이 있습니다: \(list). 추가하세요",
      zh: "<header> 缺少 \(list)；请添加")
  }

  static func noSource(_ language: String) -> Message {
    Message(
      en: "a unit has no text in the source language \(language.excerpt); its first text was taken for the source",
      ko: "원문 언어(\(language.excerpt))로 된 글이 없는 번역 단위가 있어 첫 글을 원문으로 보았습니다",
      zh: "有翻译单元缺少源语言（\(language.excerpt)）文字，已将其第一段文字视为原文")
  }

  static let noPair = Message(
    en: "a unit does not have text in both languages asked for; it was left out",
    ko: "요청한 두 언어 중 하나라도 빠진 번역 단위를 뺐습니다", zh: "有翻译单元不兼具所需的两种语言，已略去")

  static let noLanguage = Message(
    en: "a <tuv> does not say its language; it was left out: add xml:lang",
    ko: "언어가 적히지 않은 <tuv>를 뺐습니다. xml:lang을 추가하세요",
    zh: "有 <tuv> 未注明语言，已略去；请添加 xml:lang")

  static func tooLong(_ limit: Int) -> Message {
    Message(
      en: "a unit is longer than \(limit >> 20) MB, which no sentence is; it was left out",
      ko: "\(limit >> 20)MB보다 긴 번역 단위를 뺐습니다. 문장이 그렇게 길 수는 없습니다", zh: "有翻译单元超过 \(limit >> 20) MB，不可能是句子，已略去")
  }

  static func tooMany(_ limit: Int) -> Message {
    Message(
      en: "a unit has more than \(limit) texts; the rest was left out", ko: "글이 \(limit)개보다 많은 번역 단위에서 나머지를 뺐습니다",
      zh: "有翻译单元的文字多于 \(limit) 段，其余已略去")
  }

  static let subflow = Message(
    en: "text inside a code (<sub>) is kept as a part of the code", ko: "코드 안의 글(<sub>)은 코드의 일부로 둡니다",
    zh: "代码内的文字（<sub>）作为代码的一部分保留")

  static func unknownElement(_ name: String) -> Message {
    Message(
      en: "expected text and TMX codes in <seg>, found <\(name.excerpt)>; its text was kept, the element was not",
      ko: "<seg>에는 글과 TMX 코드가 와야 하는데 <\(name.excerpt)>입니다. 글만 두고 요소는 뺐습니다",
      zh: "<seg> 中应为文字与 TMX 代码，却有 <\(name.excerpt)>；已保留其文字，略去元素")
  }

  static func notKept(_ what: String) -> Message {
    Message(en: "\(what.excerpt) is not kept", ko: "보존하지 않는 것이 있습니다: \(what.excerpt)", zh: "不予保留：\(what.excerpt)")
  }

  static func date(_ text: String) -> Message {
    Message(
      en: "expected a date like 20261128T024500Z, found “\(text.excerpt)”; it was kept as a property",
      ko: "20261128T024500Z 같은 날짜가 와야 하는데 ‘\(text.excerpt)’입니다. 속성으로 두었습니다",
      zh: "此处应为 20261128T024500Z 这样的日期，却是“\(text.excerpt)”；已作为属性保留")
  }

  static func damaged(_ message: Message, after count: Int) -> Message {
    Message(
      en: "\(message.english); units read before it: \(count)", ko: "\(message.korean). 그 앞에서 읽은 번역 단위: \(count)",
      zh: "\(message.chinese)；此前已读取翻译单元：\(count)")
  }
}
