/// Makes articles of the trade by seed: Korean with glosses in Han, Chinese in both scripts, and between them the articles of Corpus.
///
/// Of a hundred articles about 48 are Korean, 30 simplified and 10 traditional Chinese, and 12 stand in Corpus, word for word.
public struct ArticleGenerator {
  private let list: WordList
  private let corpus: [String]
  private var random: SplitMix

  public init(_ list: WordList, corpus: [String], seed: UInt64) {
    self.list = list
    self.corpus = corpus
    random = SplitMix(seed: seed)
  }

  /// Articles of `byteCount` bytes of UTF-8 together, or up to one article more.
  public mutating func articles(byteCount: Int) -> [String] {
    var result: [String] = []
    var total = 0
    while total < byteCount {
      let article = article()
      total += article.utf8.count
      result.append(article)
    }
    return result
  }

  private mutating func article() -> String {
    let share = random.below(100)
    if share < 12, !corpus.isEmpty { return corpus[random.below(corpus.count)] }
    let length = 8_000 + random.below(24_000)
    var text = ""
    while text.utf8.count < length {
      if random.chance(oneIn: 5) { text += "## \(list.any(&random).reading)\n\n" }
      for _ in 0..<3 + random.below(4) {
        text += share < 60 ? koreanSentence() + " " : chineseSentence(isTraditional: share >= 90)
      }
      text += "\n\n"
    }
    return text
  }

  // MARK: Korean

  private static let particles: [(afterConsonant: String, afterVowel: String)] = [
    ("은", "는"), ("이", "가"), ("을", "를"), ("의", "의"), ("에", "에"), ("에서", "에서"), ("으로", "로"), ("과", "와"), ("도", "도"),
    ("", ""), ("", ""),
  ]
  private static let predicates = ["했다", "한다", "밝혔다", "있다", "전했다", "된다", "나타났다", "추진하고 있다", "늘었다"]

  private mutating func koreanSentence() -> String {
    var parts: [String] = []
    for _ in 0..<7 + random.below(10) {
      let word = list.any(&random)
      var eojeol = word.reading
      if random.chance(oneIn: 14) { eojeol += "(\(random.chance(oneIn: 3) ? word.traditional : word.simplified))" }
      let particle = Self.particles[random.below(Self.particles.count)]
      eojeol += word.endsInConsonant ? particle.afterConsonant : particle.afterVowel
      parts.append(eojeol)
      if random.chance(oneIn: 12) { parts.append(figure(isKorean: true)) }
    }
    let sentence = parts.joined(separator: " ") + " " + Self.predicates[random.below(Self.predicates.count)]
    return random.chance(oneIn: 9) ? "“\(sentence).”라고 말했다." : sentence + "."
  }

  // MARK: Chinese

  private static let connectives = ["的", "和", "在", "", "", "", "与", "了", "，", "，", "、", "对"]

  private mutating func chineseSentence(isTraditional: Bool) -> String {
    var sentence = ""
    for _ in 0..<8 + random.below(12) {
      let word = list.any(&random)
      let form = isTraditional ? word.traditional : word.simplified
      sentence += random.chance(oneIn: 25) ? "《\(form)》" : form
      sentence += Self.connectives[random.below(Self.connectives.count)]
      if random.chance(oneIn: 12) { sentence += figure(isKorean: false) }
    }
    return random.chance(oneIn: 12) ? "“\(sentence)。”" : sentence + "。"
  }

  private mutating func figure(isKorean: Bool) -> String {
    let number = 1 + random.below(2000)
    switch random.below(5) {
    case 0: return isKorean ? "20\(10 + number % 20)년" : "20\(10 + number % 20)年"
    case 1: return isKorean ? "\(number)억위안" : "\(number)亿元"
    case 2: return "\(number % 100).\(number % 10)%"
    case 3: return isKorean ? "인공지능(AI)" : "AI"
    default: return isKorean ? "\(number % 30)개" : "\(number % 30)个"
    }
  }
}
