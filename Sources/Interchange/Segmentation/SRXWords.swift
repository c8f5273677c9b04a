import Diagnostics
import TextAnalysis

/// What is said of segmentation rules that cannot be used.
enum SRXWords {
  static let tooLarge = Message(
    en: "the file is larger than 16 MB; segmentation rules (SRX) were expected",
    ko: "파일이 16MB보다 큽니다. 분절 규칙(SRX) 파일이어야 합니다",
    zh: "文件大于 16 MB；此处应为断句规则（SRX）文件")

  static func notSRX(_ element: String) -> Message {
    Message(
      en: "expected segmentation rules (an <srx> element), found <\(element)>",
      ko: "분절 규칙(<srx> 요소)이 와야 하는데 <\(element)>입니다",
      zh: "此处应为断句规则（<srx> 元素），却是 <\(element)>")
  }

  static func missing(_ attribute: String, in element: String) -> Message {
    Message(
      en: "<\(element)> lacks the attribute “\(attribute)”; add it",
      ko: "<\(element)>에 ‘\(attribute)’ 속성이 없습니다. 추가하세요",
      zh: "<\(element)> 缺少属性“\(attribute)”；请添加")
  }

  static func unknownRules(_ name: String) -> Message {
    Message(
      en: "the map leads to the rules “\(name)”, which are not in the file; add a <languagerule> of that name",
      ko: "‘\(name)’ 규칙이 파일에 없습니다. 그 이름의 <languagerule>을 추가하세요",
      zh: "映射指向规则“\(name)”，但文件中没有；请添加同名的 <languagerule>")
  }
}

extension FileProblem {
  /// A pattern of an SRX file that cannot be used.
  public init(_ error: SegmentationRuleError) {
    self.init(path: error.path, line: error.line, message: error.isExhaustion ? error.exhausted : error.unsound)
  }
}

extension SegmentationRuleError {
  fileprivate var exhausted: Message {
    Message(
      en: "the pattern of <\(part.rawValue)> takes too long or too much memory (\(fault)); make it simpler: \(pattern)",
      ko: "<\(part.rawValue)>의 정규식이 시간이나 메모리를 너무 많이 씁니다(\(fault)). 더 단순하게 고치세요: \(pattern)",
      zh: "<\(part.rawValue)> 的正则表达式耗时或占用内存过多（\(fault)）；请简化：\(pattern)")
  }

  fileprivate var unsound: Message {
    let place = offset.map { (en: " after \($0) characters", ko: ", \($0)번째 글자 다음", zh: "，在第 \($0) 个字符之后") }
    return Message(
      en: "the pattern of <\(part.rawValue)> is no regular expression of ICU (\(fault)\(place?.en ?? "")); "
        + "mend it: \(pattern)",
      ko: "<\(part.rawValue)>의 정규식을 ICU가 읽지 못합니다(\(fault)\(place?.ko ?? "")). 고치세요: \(pattern)",
      zh: "<\(part.rawValue)> 的正则表达式 ICU 无法读取（\(fault)\(place?.zh ?? "")）；请修正：\(pattern)")
  }
}
