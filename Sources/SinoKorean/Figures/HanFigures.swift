/// Numerals in Han characters and Hangul.
enum HanFigures {
  static func digit(_ scalar: Unicode.Scalar, isKorean: Bool) -> Int? {
    (isKorean ? koreanDigits : chineseDigits)[scalar]
  }

  /// The exponent of 십, 백, 천.
  static func smallPower(_ scalar: Unicode.Scalar, isKorean: Bool) -> Int? {
    switch scalar {
    case "십" where isKorean, "十" where !isKorean: 1
    case "백" where isKorean, "百" where !isKorean: 2
    case "천" where isKorean, "千" where !isKorean: 3
    default: nil
    }
  }

  /// The exponent of 만, 억, 조. 兆 is 10¹², as old texts and Taiwan have it.
  static func bigPower(_ scalar: Unicode.Scalar, isKorean: Bool) -> Int? {
    switch scalar {
    case "만" where isKorean, "万" where !isKorean: 4
    case "억" where isKorean, "亿" where !isKorean: 8
    case "조" where isKorean, "兆" where !isKorean: 12
    default: nil
    }
  }

  private static let chineseDigits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let koreanDigits: [Unicode.Scalar: Int] = [
    "영": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9,
  ]

  /// Native numerals as they stand before a counter.
  static let native: [(word: String, value: Int)] = [
    ("열두", 12), ("열한", 11), ("열세", 13), ("열네", 14), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8), ("아홉", 9), ("스무", 20),
    ("서른", 30), ("한", 1), ("두", 2), ("세", 3), ("네", 4), ("열", 10),
  ]
  /// 첫 번째, 둘째.
  static let nativeOrdinals: [(word: String, value: Int)] = [
    ("첫째", 1), ("둘째", 2), ("셋째", 3), ("넷째", 4), ("다섯째", 5), ("첫 번째", 1), ("첫번째", 1), ("두 번째", 2), ("두번째", 2),
    ("세 번째", 3),
    ("세번째", 3), ("네 번째", 4), ("네번째", 4), ("다섯 번째", 5),
  ]

  /// Chinese words that begin like a number with a counter.
  static let words = [
    "一起", "一块", "一步", "一部", "一元", "一面", "一层", "一回", "一门", "三门峡", "五台山", "七台河", "三国", "一国", "百家争鸣", "千家万户", "百年大计",
    "一次性",
  ]

  static let starters = Set("〇零一二两三四五六七八九十百千数几第半上下前-−负早凌晚中翻'\"“‘「『".unicodeScalars)
  static let koreanStarters = Set("제일이삼사오육칠팔구십백천만수몇한두세네다여아열스서첫둘셋넷절상하마오".unicodeScalars)

  /// One scalar for all that mean the same in a figure.
  static func normalized(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)!
    case 0xA0, 0x3000, 0x2009, 0x202F: " "
    case 0x2212: "-"
    default: simplified[scalar] ?? scalar
    }
  }

  /// Traditional forms of the characters that figures are written with.
  static let traditional: [Unicode.Scalar: Unicode.Scalar] = [
    "万": "萬", "亿": "億", "个": "個", "项": "項", "韩": "韓", "欧": "歐", "镑": "鎊", "规": "規", "划": "劃", "点": "點", "时": "時",
    "钟": "鐘", "间": "間", "顷": "頃", "亩": "畝", "吨": "噸", "纳": "納", "处": "處", "种": "種", "辆": "輛", "届": "屆", "张": "張",
    "层": "層", "类": "類", "户": "戶", "国": "國", "岁": "歲", "数": "數", "约": "約", "两": "兩", "条": "條", "阶": "階", "负": "負",
    "达": "達", "过": "過", "几": "幾", "余": "餘", "周": "週", "号": "號", "册": "冊", "币": "幣", "块": "塊", "钱": "錢", "摄": "攝",
  ]
  private static let simplified = Dictionary(uniqueKeysWithValues: traditional.map { ($1, $0) })
}
