/// Bound nouns with a particle that are spelt as a term: 할 수도 있다 is no 수도 (首都), 간 적도 없다 no 적도 (赤道), 올지도 모른다 no 지도 (地圖).
///
/// An eojeol does not tell; its neighbours do. A verb's adnominal form stands before, and the verb with which the bound noun makes an idiom behind it.
enum BoundNouns {
  private struct Idiom {
    /// What the syllable before it may end with, as numbers of finals.
    let finals: Set<UInt32>
    /// How the eojeol behind it may begin.
    let verbs: Set<UInt32>
    /// Whether it is written together with the verb before it as well.
    let isAttached: Bool
  }

  private static let nieun: UInt32 = 4
  private static let rieul: UInt32 = 8

  private static let idioms: [UInt32: Idiom] = {
    var result: [UInt32: Idiom] = [:]
    func add(_ nouns: String, _ finals: Set<UInt32>, _ verbs: String, isAttached: Bool = false) {
      for noun in nouns.unicodeScalars {
        result[noun.value] = Idiom(
          finals: finals, verbs: Set(verbs.unicodeScalars.map(\.value)), isAttached: isAttached)
      }
    }
    add("수리", [rieul], "있없")
    add("적바점법데때곳것", [nieun, rieul], "있없")
    add("줄", [nieun, rieul], "알아모몰")
    add("지", [nieun, rieul], "알모몰", isAttached: true)
    return result
  }()

  private static let particles: Set<UInt32> = Set("도가이는은만".unicodeScalars.map(\.value))

  /// Whether the units `range` are a bound noun and its particle.
  static func stand(at range: Range<Int>, of text: FoldedText) -> Bool {
    guard range.count == 2, range.lowerBound > 0, range.upperBound < text.count,
      let idiom = idioms[text.units[range.lowerBound]], particles.contains(text.units[range.lowerBound + 1]),
      text.gaps[range.lowerBound + 1] == .none, text.gaps[range.upperBound] != .none
    else { return false }
    let before = text.units[range.lowerBound - 1]
    guard FoldedText.isHangul(before), idiom.finals.contains((before - 0xAC00) % 28) else { return false }
    guard text.gaps[range.lowerBound] != .none || idiom.isAttached else { return false }
    return idiom.verbs.contains(text.units[range.upperBound])
  }
}
