/// What the index of terms needs to know of the two languages: how forms are sorted, under which heading they stand, how they are read.
///
/// The renderers only lay out; whoever makes an edition hands in the order and the readings that the rest of the program uses.
/// All of it must depend on its arguments alone, so that the same edition gives the same bytes.
public struct TermIndexing: Sendable {
  /// Whether the first Korean form stands before the second.
  public let koreanPrecedes: @Sendable (_ first: String, _ second: String) -> Bool
  /// The heading of a Korean form: `ㄱ` of 기금, `A` of AI.
  public let koreanHeading: @Sendable (_ korean: String) -> String
  /// Whether the first Chinese form stands before the second in the order of pinyin.
  public let pinyinPrecedes: @Sendable (_ first: String, _ second: String) -> Bool
  /// The heading of a Chinese form: `Z` of 专精特新.
  public let pinyinHeading: @Sendable (_ chinese: String) -> String
  /// The Sino-Korean reading of a Chinese form: 전정특신 of 专精特新; nil where it has none.
  public let sinoKoreanReading: @Sendable (_ chinese: String) -> String?
  /// The pinyin of a Chinese form, with tone marks; nil where it has none.
  public let pinyin: @Sendable (_ chinese: String) -> String?

  public init(
    koreanPrecedes: @escaping @Sendable (String, String) -> Bool,
    koreanHeading: @escaping @Sendable (String) -> String,
    pinyinPrecedes: @escaping @Sendable (String, String) -> Bool,
    pinyinHeading: @escaping @Sendable (String) -> String,
    sinoKoreanReading: @escaping @Sendable (String) -> String?,
    pinyin: @escaping @Sendable (String) -> String?
  ) {
    self.koreanPrecedes = koreanPrecedes
    self.koreanHeading = koreanHeading
    self.pinyinPrecedes = pinyinPrecedes
    self.pinyinHeading = pinyinHeading
    self.sinoKoreanReading = sinoKoreanReading
    self.pinyin = pinyin
  }
}
