import BitextModel

/// The language of a text by the scripts it is written in.
package enum LanguageGuess {
  /// How many bytes decide: the head of a file is enough.
  private static let sampleLength = 30_000

  /// Korean where Hangul is more than a tenth of Hangul and Han together (a Korean text carries Chinese glosses, a
  /// Chinese one hardly
  /// any Hangul); else Chinese, Traditional where its own characters outnumber those of Simplified; English where
  /// neither script occurs.
  package static func language(of utf8: [UInt8]) -> Language {
    var hangul = 0
    var han = 0
    var simplified = 0
    var traditional = 0
    var index = 0
    while index < min(utf8.count, sampleLength), let scalar = utf8.scalar(at: index) {
      index += UTF8.width(scalar)
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: hangul += 1
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        han += 1
        if simplifiedOnly.contains(scalar) { simplified += 1 }
        if traditionalOnly.contains(scalar) { traditional += 1 }
      default: break
      }
    }
    if hangul * 9 > han { return .korean }
    if han == 0 { return hangul > 0 ? .korean : .english }
    return traditional > simplified ? .traditionalChinese : .simplifiedChinese
  }

  // The most frequent characters whose two forms differ: one in five characters of running Chinese that differs at all
  // is among them.
  private static let simplifiedOnly = Set("们这国说对时会来经产为业发过动问进还开现应实电机长关点战无书东车见语话让门马鱼鸟龙".unicodeScalars)
  private static let traditionalOnly = Set("們這國說對時會來經產為業發過動問進還開現應實電機長關點戰無書東車見語話讓門馬魚鳥龍".unicodeScalars)
}
