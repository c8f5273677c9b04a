/// Bound nouns with a particle that are spelt as a term: 할 수도 있다 is no 수도 (首都), 간 적도 없다 no 적도 (赤道), 올지도 모른다 no 지도 (地圖).
///
/// An eojeol does not tell; its neighbours do. The adnominal form of a verb stands before, and behind most of them the verb with which they make an
/// idiom. Whether what stands before is a verb is for the caller to ask: 디지털 지도 has the same last sound.
enum BoundNouns {
  /// What must stand behind.
  private enum Follower {
    case anything
    /// 있다, 없다.
    case existence
    /// 알다, 모르다.
    case knowledge
  }

  private struct Idiom {
    /// What the syllable before it may end with, as numbers of finals.
    let finals: Set<UInt32>
    let apart: Follower
    /// What must stand behind where it is written together with the verb before it; nil where it is not.
    let together: Follower?
  }

  private static let nieun: UInt32 = 4
  private static let rieul: UInt32 = 8

  private static let idioms: [UInt32: Idiom] = {
    var result: [UInt32: Idiom] = [:]
    func add(_ nouns: String, _ finals: Set<UInt32>, _ apart: Follower, together: Follower? = nil) {
      for noun in nouns.unicodeScalars {
        result[noun.value] = Idiom(finals: finals, apart: apart, together: together)
      }
    }
    add("수", [rieul], .anything, together: .anything)
    add("리", [rieul], .existence, together: .existence)
    add("적바점법데때곳것", [nieun, rieul], .existence)
    add("줄", [nieun, rieul], .knowledge)
    // Together it is an ending: 완화할지도 미지수다.
    add("지", [nieun, rieul], .knowledge, together: .anything)
    return result
  }()

  private static let particles = units("도가이는은만")
  private static let subjectParticles = units("가이")
  private static let existence = (stems: units("있없"), endings: units("다는을으었어지고음습나기겠던네죠거더"))
  private static let knowledge: [UInt32: Set<UInt32>] = [
    0xBAA8: units("르른를릅"), 0xBAB0: units("랐라"), 0xC54C: units("지수았아게려길"),
  ]

  private static let ends = units(",.、")

  private static func units(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  /// Whether what stands behind leaves no doubt: 일일 수도 있다, but not 질환별 수가 없는 병, where 수가 is the subject.
  static func isIdiom(at range: Range<Int>, of text: FoldedText) -> Bool {
    !subjectParticles.contains(text.units[range.upperBound - 1])
      && isFollowed(range.upperBound, by: .existence, of: text)
  }

  /// Whether the units `range` are a bound noun and its particle, if what stands before them is a verb.
  static func mayStand(at range: Range<Int>, of text: FoldedText) -> Bool {
    guard range.count == 2, range.lowerBound > 0, let idiom = idioms[text.units[range.lowerBound]],
      particles.contains(text.units[range.lowerBound + 1]), text.gaps[range.lowerBound + 1] == .none
    else { return false }
    let before = text.units[range.lowerBound - 1]
    guard FoldedText.isHangul(before), idiom.finals.contains((before - 0xAC00) % 28) else { return false }
    let isApart = text.gaps[range.lowerBound] != .none
    guard let follower = isApart ? idiom.apart : idiom.together else { return false }
    return isFollowed(range.upperBound, by: follower, of: text)
  }

  private static func isFollowed(_ end: Int, by follower: Follower, of text: FoldedText) -> Bool {
    guard end < text.count else { return follower == .anything }
    let next = text.units[end]
    // 될 수도, 아닐 수도 있다. A bracket or a particle behind it makes it another word.
    if follower == .anything { return text.gaps[end] != .none || ends.contains(next) }
    guard text.gaps[end] != .none, end + 1 < text.count else { return false }
    let second = text.units[end + 1]
    switch follower {
    case .anything: return true
    case .existence: return existence.stems.contains(next) && existence.endings.contains(second)
    case .knowledge: return knowledge[next]?.contains(second) == true
    }
  }
}
