/// The standard Korean keyboard (Dubeolsik, KS X 5002) over QWERTY, for words typed with the wrong input method on.
public enum KeyboardLayout {
  /// What the keys of `text` type in Korean; what no letter key types stays.
  ///
  ///     KeyboardLayout.hangul(fromQWERTY: "wjswjdxmrtls")  // 전정특신
  public static func hangul(fromQWERTY text: String) -> String {
    Hangul.composing(text.unicodeScalars.map { letter(onKey: $0) ?? $0 })
  }

  /// The keys that type `text`, shifted ones in upper case; what is not Hangul stays.
  ///
  ///     KeyboardLayout.qwerty(fromHangul: "전정특신")  // wjswjdxmrtls
  public static func qwerty(fromHangul text: String) -> String {
    var result = String.UnicodeScalarView()
    for stroke in Hangul.keystrokes(of: text) {
      if let index = letters.firstIndex(of: stroke) {
        result.append(keys[index])
      } else {
        result.append(stroke)
      }
    }
    return String(result)
  }

  private static func letter(onKey key: Unicode.Scalar) -> Unicode.Scalar? {
    if let index = keys.firstIndex(of: key) { return letters[index] }
    // Shift changes only seven keys; the others type the same letter with it.
    guard (0x41...0x5A).contains(key.value), let plain = Unicode.Scalar(key.value + 0x20) else { return nil }
    return keys.firstIndex(of: plain).map { letters[$0] }
  }

  private static let keys = Array("qwertyuiopasdfghjklzxcvbnmQWERTOP".unicodeScalars)
  private static let letters = Array("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ".unicodeScalars)
}
