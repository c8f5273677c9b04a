import Diagnostics

/// What is said of XLIFF files that cannot be used, or not as they are.
enum XLIFFWords {
  static func notXLIFF(_ element: String) -> Message {
    Message(
      en: "expected an XLIFF file (an <xliff> element), found <\(element.excerpt)>",
      ko: "XLIFF 파일(<xliff> 요소)이 와야 하는데 <\(element.excerpt)>입니다",
      zh: "此处应为 XLIFF 文件（<xliff> 元素），却是 <\(element.excerpt)>")
  }

  static func unknownVersion(_ version: String) -> Message {
    Message(
      en: "expected XLIFF 1.0 to 1.2 or 2.0 to 2.2, found version “\(version.excerpt)”; export the file as 1.2 or 2.1",
      ko: "XLIFF 1.0~1.2나 2.0~2.2가 와야 하는데 버전이 ‘\(version.excerpt)’입니다. 1.2나 2.1로 내보내세요",
      zh: "此处应为 XLIFF 1.0–1.2 或 2.0–2.2，版本却是“\(version.excerpt)”；请导出为 1.2 或 2.1")
  }

  static func noLanguage(_ attribute: String) -> Message {
    Message(
      en: "the file lacks \(attribute); its units were left out: add it",
      ko: "\(attribute) 속성이 없어 번역 단위를 읽지 못했습니다. 추가하세요",
      zh: "文件缺少 \(attribute)，其翻译单元已略去；请添加")
  }

  static func untranslated(_ count: Int) -> Message {
    Message(
      en: "units without a translation were left out: \(count)", ko: "번역이 없는 번역 단위를 뺐습니다: \(count)",
      zh: "没有译文的翻译单元已略去：\(count)")
  }

  static let unpairedSegment = Message(
    en: "a segment has no counterpart with the same number in the other language; it was left out",
    ko: "다른 언어에 같은 번호의 짝이 없는 세그먼트를 뺐습니다", zh: "有句段在另一语言中没有同号对应，已略去")
}
