/// The words for a key or value that a file may not hold, with what was probably meant.
public enum UnknownKey {
  public static func message(_ key: String, in place: String, known: [String]) -> Message {
    if let near = nearest(to: key, among: known) {
      return Message(
        en: "unknown key “\(key)” in \(place); did you mean “\(near)”?",
        ko: "\(place)에 알 수 없는 키가 있습니다: \(key). 혹시 \(near)?",
        zh: "\(place) 中有未知的键“\(key)”；是否想写“\(near)”？")
    }
    return Message(
      en: "unknown key “\(key)” in \(place); it may hold \(known.joined(separator: ", "))",
      ko: "\(place)에 알 수 없는 키가 있습니다: \(key). 쓸 수 있는 키: \(known.joined(separator: ", "))",
      zh: "\(place) 中有未知的键“\(key)”；可用的键：\(known.joined(separator: "、"))")
  }

  public static func value(_ value: String, known: [String]) -> Message {
    let list = known.joined(separator: ", ")
    if let near = nearest(to: value, among: known) {
      return Message(
        en: "“\(value)” is not one of \(list); did you mean “\(near)”?",
        ko: "쓸 수 없는 값입니다: \(value). 혹시 \(near)? 쓸 수 있는 값: \(list)",
        zh: "“\(value)”不在可用值（\(list)）之中；是否想写“\(near)”？")
    }
    return Message(
      en: "“\(value)” is not one of \(list)", ko: "쓸 수 없는 값입니다: \(value). 쓸 수 있는 값: \(list)",
      zh: "“\(value)”不在可用值之中：\(list)")
  }

  /// The known word within a third of the length in edits; nil where none is so near.
  static func nearest(to word: String, among known: [String]) -> String? {
    let scored = known.map { (word: $0, distance: distance(Array(word.lowercased()), Array($0.lowercased()))) }
    guard let best = scored.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
    return best.distance <= max(1, max(word.count, best.word.count) / 3) ? best.word : nil
  }

  /// Levenshtein's distance, for the few short words of a key list.
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in second.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[second.count]
  }
}
