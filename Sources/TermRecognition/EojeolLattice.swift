import SinoKorean

/// The ways in which one unspaced run of Hangul can be cut into words, and what each costs.
///
/// A term inside a longer run is accepted where the cheapest way with it is hardly dearer than the cheapest way of all. So a longer dictionary
/// word wins (구조 is not in 구조대, 중국 not in 중국어), a cut through words loses (신경제 is not in 신경제거), and a compound of words is
/// open to its members (전정특신 in 전정특신기업). Costs are of no unit; what matters is their order:
///
/// | piece | cost |
/// |---|---|
/// | a word of the dictionary or of the glossary | 1 |
/// | a dictionary word that is itself two words, or a word with a productive suffix | as much as its parts |
/// | a prefix (신, 비, 각) or suffix (형, 시, 국) of one syllable | 0.7 or 0.5 |
/// | a syllable that nothing explains | 1.5, and 0.5 for the first of a run |
/// | particles, endings and copula at the end | 0.3; 1.2 with the wrong allomorph |
struct EojeolLattice {
  private static let wordCost = 1.0
  private static let termCost = 0.9
  private static let prefixCost = 0.7
  private static let suffixCost = 0.5
  private static let unknownCost = 1.5
  private static let unknownRunCost = 0.5
  private static let tailCost = 0.3
  private static let misfitTailCost = 1.2
  /// How much dearer than the best way a way may be and still hold.
  private static let slack = 0.25
  private static let longestWord = 8

  private static let prefixes = KoreanLexicon.prefixes
  private static let productiveSuffixes = set("적화형들급계용별권측식상내산제발")
  /// After any noun: 전정특신률, 기업인.
  private static let suffixes = productiveSuffixes.union(set("자인률율력론법성망층당"))
  /// After a name: 베이징시, 중관춘로.
  private static let nameSuffixes = suffixes.union(set("시성도구군현진촌로가국청항산강호섬"))

  private static func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  private let syllables: [UInt32]
  private let isWord: (ArraySlice<UInt32>) -> Bool
  /// The cost of the cheapest way from the start of the run to each place.
  private let costToReach: [Double]
  private let best: Double

  /// - Parameters:
  ///   - syllables: One run of Hangul syllables without a space.
  ///   - isWord: Whether the syllables are a noun by themselves.
  init(_ syllables: [UInt32], isWord: @escaping (ArraySlice<UInt32>) -> Bool) {
    self.syllables = syllables
    self.isWord = isWord
    let ways = Self.costs(of: syllables, from: 0, suffixes: Self.nameSuffixes, isWord: isWord)
    costToReach = ways
    best = Self.total(ways, from: 0, of: syllables, takesVerbs: true)
  }

  /// Whether a term may stand at `range` of the run.
  ///
  /// - Parameter isName: Whether it is a name, which takes other suffixes and makes no verbs.
  func admits(_ range: Range<Int>, isName: Bool) -> Bool {
    // One syllable that nothing explains beside the term belongs to another word: 아니오 is not 니오(蔚来).
    if range.lowerBound == 1, costToReach[1] > Self.prefixCost { return false }
    return cost(with: range, isName: isName) <= best + Self.slack
  }

  private func cost(with range: Range<Int>, isName: Bool) -> Double {
    let term = range.count == 1 ? Self.termCost + Self.suffixCost : Self.termCost
    let rest = Self.costs(
      of: syllables, from: range.upperBound, suffixes: isName ? Self.nameSuffixes : Self.suffixes, isWord: isWord)
    return costToReach[range.lowerBound] + term
      + Self.total(rest, from: range.upperBound, of: syllables, takesVerbs: !isName)
  }

  /// The cheapest cost to each place from `start` on (infinite before it).
  private static func costs(
    of syllables: [UInt32], from start: Int, suffixes: Set<UInt32>, isWord: (ArraySlice<UInt32>) -> Bool
  ) -> [Double] {
    let count = syllables.count
    var cost = [Double](repeating: .infinity, count: count + 1)
    // Whether the cheapest way to the place ends with something that explains it.
    var isExplained = [Bool](repeating: false, count: count + 1)
    cost[start] = 0
    isExplained[start] = true
    func relax(_ place: Int, _ new: Double, explained: Bool) {
      if new < cost[place] {
        cost[place] = new
        isExplained[place] = explained
      }
    }
    for place in start..<max(start, count) where cost[place] < .infinity {
      let here = cost[place]
      relax(place + 1, here + unknownCost + (isExplained[place] ? unknownRunCost : 0), explained: false)
      if prefixes.contains(syllables[place]), place + 1 < count { relax(place + 1, here + prefixCost, explained: true) }
      if place > 0, isExplained[place], suffixes.contains(syllables[place]) {
        relax(place + 1, here + suffixCost, explained: true)
      }
      for end in stride(from: place + 2, through: min(count, place + longestWord), by: 1)
      where isWord(syllables[place..<end]) {
        relax(end, here + wordCost(of: syllables[place..<end], isWord: isWord), explained: true)
      }
    }
    return cost
  }

  /// A compound costs as much as its parts: it hides none of them.
  private static func wordCost(of word: ArraySlice<UInt32>, isWord: (ArraySlice<UInt32>) -> Bool) -> Double {
    if word.count >= 4 {
      for middle in (word.startIndex + 2)...(word.endIndex - 2)
      where isWord(word[..<middle]) && isWord(word[middle...]) {
        return 2 * wordCost - 0.1
      }
    }
    if word.count >= 3, let last = word.last, productiveSuffixes.contains(last), isWord(word.dropLast()) {
      return wordCost + suffixCost - 0.1
    }
    return wordCost
  }

  private static func total(
    _ cost: [Double], from start: Int, of syllables: [UInt32], takesVerbs: Bool
  ) -> Double {
    var best = cost[syllables.count]
    for place in max(start, 1)..<max(start, 1, syllables.count) where cost[place] < best {
      let stem = text(syllables[..<place])
      guard let tail = Particles.analyse(tail: text(syllables[place...]), after: stem),
        takesVerbs || place > start || !tail.parts.contains(where: { $0.kind == .predicate })
      else { continue }
      best = min(best, cost[place] + (tail.agreement != .disagrees ? tailCost : misfitTailCost))
    }
    return best
  }

  private static func text(_ syllables: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for syllable in syllables { text.append(Unicode.Scalar(syllable)!) }
    return String(text)
  }
}
