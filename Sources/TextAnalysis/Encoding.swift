/// An encoding that article files come in.
public enum Encoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// UTF-16 whose byte order the mark at its start tells, or the plausibility of its text where it has none.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Windows code page 949 (UHC), which holds all of EUC-KR.
  case cp949 = "cp949"
  /// GB 18030, which holds all of GBK and GB 2312.
  case gb18030 = "gb18030"
  /// Big5 as Windows code page 950 has it.
  case big5 = "big5"

  /// The names that ``init(name:)`` reads, as a message lists them.
  public static let acceptedNames = [
    "utf-8", "utf-16", "utf-16le", "utf-16be", "cp949", "euc-kr", "gb18030", "gbk", "gb2312", "big5",
  ]

  /// The encoding of that name, upper or lower case; nil for a name not among ``acceptedNames``.
  ///
  /// Names of a smaller encoding give the one that holds it: `euc-kr` is read as CP949, `gbk` and `gb2312` as GB 18030.
  public init?(name: String) {
    switch name.lowercased() {
    case "euc-kr": self = .cp949
    case "gbk", "gb2312": self = .gb18030
    case let name: self.init(rawValue: name)
    }
  }

  /// The name that ICU's converters have for it; nil for the Unicode encodings, which are decoded here.
  var converterName: String? {
    switch self {
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: nil
    case .cp949: "windows-949"
    case .gb18030: "gb18030"
    case .big5: "windows-950"
    }
  }

  /// The name that ICU's charset detector has for it.
  var detectorName: String? {
    switch self {
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: nil
    case .cp949: "EUC-KR"
    case .gb18030: "GB18030"
    case .big5: "Big5"
    }
  }
}
