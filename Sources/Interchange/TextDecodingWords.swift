import Diagnostics
import TextAnalysis

extension TextDecodingError {
  /// The error in words: the byte offset, what was expected and found, and the way out.
  public var message: Message {
    let found = bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
      .joined(separator: " ")
    let names = Encoding.acceptedNames.joined(separator: ", ")
    switch reason {
    case .invalidBytes(let encoding):
      return Message(
        en: "byte \(offset): expected \(encoding.rawValue) text, found \(found); save the file as UTF-8 or name its "
          + "encoding with --encoding (\(names))",
        ko: "바이트 \(offset): \(encoding.rawValue) 글로 읽을 수 없는 바이트입니다(\(found)). 파일을 UTF-8로 저장하거나 "
          + "--encoding으로 인코딩을 지정하세요(\(names))",
        zh: "字节 \(offset)：此处应为 \(encoding.rawValue) 文本，却是 \(found)；请将文件另存为 UTF-8，或用 --encoding 指定编码（\(names)）")
    case .truncated(let encoding):
      return Message(
        en: "byte \(offset): expected a whole \(encoding.rawValue) character, found the end of the file after "
          + "\(found); the file was cut short: fetch it again, or name another encoding with --encoding",
        ko: "바이트 \(offset): \(encoding.rawValue) 글자가 끝나기 전에 파일이 끝났습니다(\(found)). 파일이 잘렸으니 다시 받거나 "
          + "--encoding으로 다른 인코딩을 지정하세요",
        zh: "字节 \(offset)：\(encoding.rawValue) 字符不完整，文件在 \(found) 之后结束；"
          + "文件可能被截断，请重新获取，或用 --encoding 指定其他编码")
    case .oppositeByteOrder(let encoding):
      return Message(
        en: "byte \(offset): expected \(encoding.rawValue) text, found the byte-order mark \(found) of the other byte "
          + "order; use --encoding utf-16",
        ko: "바이트 \(offset): \(encoding.rawValue) 글인데 바이트 순서 표시가 반대입니다(\(found)). --encoding utf-16을 쓰세요",
        zh: "字节 \(offset)：此处应为 \(encoding.rawValue) 文本，却有相反字节序的标记 \(found)；请使用 --encoding utf-16")
    case .notText:
      return Message(
        en: "byte \(offset): expected a text, found \(found), which texts do not hold; this looks like binary data: "
          + "export it as plain text or Markdown first",
        ko: "바이트 \(offset): 글에 나올 수 없는 바이트가 있습니다(\(found)). 이진 파일로 보이니 먼저 일반 텍스트나 Markdown으로 "
          + "내보내세요",
        zh: "字节 \(offset)：此处应为文本，却有文本中不应出现的 \(found)；看来是二进制文件，请先导出为纯文本或 Markdown")
    case .undetermined:
      return Message(
        en: "byte \(offset): expected a text in UTF-8, UTF-16, CP949, GB 18030 or Big5, found \(found), which is "
          + "plausible in none of them; name the encoding with --encoding (\(names))",
        ko: "바이트 \(offset): UTF-8, UTF-16, CP949, GB 18030, Big5 가운데 어느 것으로도 읽히지 않습니다(\(found)). "
          + "--encoding으로 인코딩을 지정하세요(\(names))",
        zh: "字节 \(offset)：此处应为 UTF-8、UTF-16、CP949、GB 18030 或 Big5 文本，但 \(found) 都不通顺；"
          + "请用 --encoding 指定编码（\(names)）")
    }
  }
}
