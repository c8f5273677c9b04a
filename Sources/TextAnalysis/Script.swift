import BitextModel

/// What kind of character a scalar is, as far as Korean and Chinese text needs to know.
public enum Script: UInt8, Hashable, Sendable {
  /// Syllables and letters, conjoining, compatibility and half-width ones included.
  case hangul
  /// Ideographs, compatibility ideographs and radicals, 々 and 〇.
  case han
  /// Letters of Latin with and without marks, full-width ones included.
  case latin
  /// 0–9, full-width ones included.
  case digit
  case kana
  /// Punctuation of ASCII, general and CJK punctuation.
  case punctuation
  case space
  /// Symbols, marks, invisible characters and the letters of other scripts.
  case other

  /// - Complexity: O(1), from ranges.
  public init(_ scalar: Unicode.Scalar) { self.init(value: scalar.value) }

  @inline(__always)
  init(value: UInt32) {
    switch value {
    case 0xAC00...0xD7A3: self = .hangul
    case 0x4E00...0x9FFF: self = .han
    case 0..<0x80: self = Self.ascii(value)
    default: self = Self.rare(value)
    }
  }

  private static func ascii(_ value: UInt32) -> Script {
    switch value {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .latin
    case 0x09...0x0D, 0x20: .space
    case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E: .other
    case 0x21...0x7D: .punctuation
    default: .other
    }
  }

  private static func rare(_ value: UInt32) -> Script {
    switch value {
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xD7B0...0xD7FB, 0xFFA1...0xFFDC: .hangul
    case 0x3400...0x4DBF, 0xF900...0xFAD9, 0x2_0000...0x3_23AF, 0x2E80...0x2FD5, 0x3005, 0x3007, 0x3021...0x3029: .han
    case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
    case 0x2C60...0x2C7F, 0xA722...0xA788, 0xFB00...0xFB06: .latin
    case 0xFF10...0xFF19: .digit
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: .kana
    case 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x2010...0x2027, 0x2030...0x205E: .punctuation
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x3030, 0x303D, 0x30A0, 0x30FB, 0x318F: .punctuation
    case 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF61...0xFF65: .punctuation
    case 0xFF01...0xFF03, 0xFF05...0xFF0A, 0xFF0C...0xFF0F, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF20: .punctuation
    case 0xFF3B...0xFF3D, 0xFF3F, 0xFF5B, 0xFF5D, 0xFF5F, 0xFF60: .punctuation
    default: .other
    }
  }

  public var isLetter: Bool {
    switch self {
    case .hangul, .han, .latin, .kana: true
    case .digit, .punctuation, .space, .other: false
    }
  }
}

extension Script {
  /// The language that most of `text` is written in: Korean, Chinese in one of its scripts, or English; nil without letters.
  ///
  /// A Hangul syllable weighs as much as a Han, a Latin letter a quarter: a Korean text full of names in Hanja and Latin stays
  /// Korean. Chinese is Traditional where characters that only it has outnumber those that only Simplified has.
  ///
  /// - Complexity: O(*n*); only the first 100 000 bytes are read.
  public static func dominantLanguage(of text: String) -> Language? {
    var hangul = 0
    var han = 0
    var latin = 0
    var scriptBalance = 0
    for scalar in text.utf8.prefix(100_000).count < text.utf8.count
      ? String(decoding: text.utf8.prefix(100_000), as: UTF8.self).unicodeScalars : text.unicodeScalars
    {
      switch Script(scalar) {
      case .hangul: hangul += 1
      case .han:
        han += 1
        scriptBalance += ChineseScript.balance(of: scalar.value)
      case .latin: latin += 1
      case .digit, .kana, .punctuation, .space, .other: break
      }
    }
    if hangul + han + latin == 0 { return nil }
    if latin > 4 * (hangul + han) { return .english }
    // Korean text may hold more Hanja than Hangul only in headings; one particle in ten characters tells it.
    if hangul * 4 >= han { return .korean }
    return scriptBalance > 0 ? .traditionalChinese : .simplifiedChinese
  }
}

/// Frequent characters that only one of the two scripts of Chinese has.
enum ChineseScript {
  /// 1 for Traditional, -1 for Simplified, 0 for characters of both.
  static func balance(of scalar: UInt32) -> Int { balances[scalar] ?? 0 }

  private static let balances: [UInt32: Int] = {
    let traditional =
      "國來說時會對為們過個學還後這開發當沒從無動經長頭現電話樣種關實進應問題間點門東車書馬見氣務業產場報體數義總單價圖確親愛"
      + "聽覺讓認識語請議設計論證許該誰課談調謝變讀財貨責貴買費資質賣軍較輕輪轉農運達遠選邊陳際險隨難雲響頁順須預領顯風飛"
    let simplified =
      "国来说时会对为们过个学还后这开发当没从无动经长头现电话样种关实进应问题间点门东车书马见气务业产场报体数义总单价图确亲爱"
      + "听觉让认识语请议设计论证许该谁课谈调谢变读财货责贵买费资质卖军较轻轮转农运达远选边陈际险随难云响页顺须预领显风飞"
    var result: [UInt32: Int] = [:]
    for (one, other) in zip(traditional.unicodeScalars, simplified.unicodeScalars) where one != other {
      result[one.value] = 1
      result[other.value] = -1
    }
    // 后 and 云 are characters of both scripts.
    for shared in "后云".unicodeScalars { result[shared.value] = nil }
    return result
  }()
}
