import BitextModel
import SinoKorean
import Terminology
import TestSupport
import Testing

/// The index finds what the comparison of every term finds: the same concepts by the same terms in the same ways with the same scores, in the same order.
@Suite struct IndexedLookupTests {
  /// Few letters, so that terms are often alike; among them what folds, joins and vanishes.
  private static let alphabets: [[String]] = [
    ["가", "각", "나", "간"], ["전", "저", "정", "ㅈ", "ㅓ"], ["中", "国", "國", "后", "後"], ["a", "b", "A", " "],
    ["가", "中", "a", "ㄱ", " ", "\u{200B}", "ａ"], ["z", "h", "中", "x"], ["발", "展", "é", "1", "-", "\u{1F1F0}"],
  ]

  private static let languages: [Language] = [
    .korean, .korean, .simplifiedChinese, .simplifiedChinese, .traditionalChinese, .english, Language(rawValue: "ja"),
  ]

  private static func text(_ alphabet: [String], _ lengths: ClosedRange<Int>, _ chance: inout SplitMix) -> String {
    (0..<Int.random(in: lengths, using: &chance)).map { _ in alphabet.randomElement(using: &chance)! }.joined()
  }

  private static func termbase(_ alphabet: [String], concepts: Int, _ chance: inout SplitMix) -> Termbase {
    Termbase(
      (0..<concepts).map { number in
        Concept(
          id: "c\(number)", field: "f",
          terms: (0..<Int.random(in: 0...3, using: &chance)).map { _ in
            Term(
              text(alphabet, 0...5, &chance), language: languages.randomElement(using: &chance)!,
              status: TermStatus.allCases.randomElement(using: &chance)!)
          })
      })
  }

  private static func expectSame(_ termbase: Termbase, _ queries: [String], _ note: String) throws {
    let compiled = try CompiledTermbase(CompiledTermbase.bytes(of: termbase.concepts, key: 7), key: 7)
    let (lookup, completion) = (TermLookup(termbase), TermCompletion(termbase))
    for query in queries {
      for limit in [1, 3, 100] {
        #expect(
          try compiled.matches(query, limit: limit) == lookup.matches(query, limit: limit),
          "\(note), query “\(query)”, limit \(limit)")
      }
      #expect(try compiled.completions(of: query) == completion.terms(from: query), "\(note), beginning “\(query)”")
    }
  }

  @Test(arguments: alphabets.indices)
  func sameAsComparingEveryTermOnSmallTermbases(alphabet: Int) throws {
    let letters = Self.alphabets[alphabet]
    for seed in 0..<30 as Range<UInt64> {
      var chance = SplitMix(seed: seed)
      let termbase = Self.termbase(letters, concepts: Int.random(in: 0...12, using: &chance), &chance)
      let queries = (0..<15).map { _ in Self.text(letters, 0...6, &chance) }
      try Self.expectSame(termbase, queries, "seed \(seed)")
    }
  }

  /// Words as glossaries have them, and queries as people type them.
  @Test func sameAsComparingEveryTermOnALargeTermbase() throws {
    var chance = SplitMix(seed: 20_261_128)
    let korean = Self.words("전정 특신 중관 춘 산업 정보 화 부 금융 기관 과학 기술 은행 녹색 발전 시안 중국 인민")
    let chinese = Self.words("专精 特新 中关 村 工业 信息 化 部 金融 机构 科技 银行 绿色 发展 西安 中国 人民 乾隆")
    let english = ["Bank", "of", "China", "green", "finance", "data", "5G", "IT"]
    var concepts: [Concept] = []
    for number in 0..<600 {
      var terms: [Term] = [
        .ko(Self.text(korean, 1...3, &chance)), .zh(Self.text(chinese, 1...3, &chance)),
      ]
      if number % 3 == 0 {
        terms.append(.en((0..<3).map { _ in english.randomElement(using: &chance)! }.joined(separator: " ")))
      }
      if number % 5 == 0 {
        let parts = [Self.text(korean, 2...2, &chance), Self.text(korean, 1...1, &chance)]
        terms.append(.ko(parts.joined(separator: " "), .deprecated))
      }
      concepts.append(Concept(id: "c\(number)", field: "f", terms: terms))
    }
    var queries: [String] = []
    for _ in 0..<8 {
      let term = concepts.randomElement(using: &chance)!.terms.randomElement(using: &chance)!
      queries += Self.queries(for: term.text, &chance)
    }
    try Self.expectSame(Termbase(concepts), queries, "large")
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func queries(for term: String, _ chance: inout SplitMix) -> [String] {
    let letters = Array(term)
    let place = Int.random(in: 0..<letters.count, using: &chance)
    var dropped = letters
    dropped.remove(at: place)
    var changed = letters
    changed[place] = Array("가中a정")[Int.random(in: 0..<4, using: &chance)]
    var swapped = letters
    if place + 1 < letters.count { swapped.swapAt(place, place + 1) }
    var doubled = letters
    doubled.insert(letters[place], at: place)
    let syllables = Pinyin.syllables(of: term, tones: .none)
    return [
      term, String(letters[..<place]), String(letters[place...]), String(dropped), String(changed), String(swapped),
      String(doubled), Hangul.initials(of: term), String(Hangul.initials(of: term).prefix(2)), syllables.joined(),
      syllables.joined(separator: " "), String(syllables.joined().prefix(3)), Pinyin.initials(of: term),
      KeyboardLayout.qwerty(fromHangul: term), String(KeyboardLayout.qwerty(fromHangul: term).prefix(5)),
      Hangul.composing(Hangul.keystrokes(of: term).dropLast()), term.uppercased(),
    ]
  }

  /// Beyond the depth to which the index is sorted it looks at the keys themselves.
  @Test func keysLongerThanTheIndexIsDeep() throws {
    let long = String(repeating: "가나다", count: 100)
    let latin = String(repeating: "ab", count: 300)
    let termbase = Termbase([
      .of("a", .ko(long)), .of("b", .ko(long + "라")), .of("c", .ko("마" + long)), .of("d", .en(latin)),
      .of("e", .zh(String(repeating: "中", count: 300))), .of("f", .ko("가나다")),
    ])
    try Self.expectSame(
      termbase,
      [
        long, long + "라", long + "마", "가나다", String(long.dropLast()), String(long.dropFirst()), latin, latin + "a",
        String(repeating: "中", count: 299), String(repeating: "中", count: 301), String(repeating: "zhong", count: 100),
        String(repeating: "ㄱㄴㄷ", count: 100), String(repeating: "rksk", count: 50),
      ], "long")
  }

  @Test func termsThatDifferOnlyByFoldingAreToldApart() throws {
    let composed = "각"
    let termbase = Termbase([
      .of("a", .en("IT")), .of("b", .en("it")), .of("c", .en("ＩＴ")), .of("d", .zh("后台")), .of("e", .hant("後臺")),
      .of("f", .ko(composed + "자")), .of("g", .ko((composed + "자").withDecomposedHangul)), .of("h", .ko("각 자")),
    ])
    let compiled = try CompiledTermbase(CompiledTermbase.bytes(of: termbase.concepts, key: 0), key: 0)
    func ways(_ query: String) throws -> [String] {
      try compiled.matches(query).map { "\(termbase.concepts[$0.concept].id) \($0.way)" }
    }
    #expect(try ways("IT") == ["a exact", "b form", "c form"])
    #expect(try ways("ＩＴ") == ["c exact", "a form", "b form"])
    #expect(try ways("후대") == [])
    #expect(try ways("後臺") == ["e exact", "d script"])
    #expect(try ways("각자") == ["f exact", "g form", "h form"])
    try Self.expectSame(termbase, ["IT", "it", "ＩＴ", "后台", "後臺", "각자", "각자".withDecomposedHangul, "각 자"], "folding")
  }
}
