import BitextModel
import SinoKorean

/// A person's name in a Korean sentence and in its Chinese counterpart that are not each other's reading.
public struct NameMismatch: Hashable, Sendable {
  public let korean: String
  public let chinese: String
  /// What the rules of reading or transliteration give for the Chinese name, the way that fits best.
  public let expected: String
}

/// Finds persons beside their offices in two sentences that translate each other, and tells the pairs that do not fit.
///
///     NameMismatch.all(korean: "협회 추승우 회장", chinese: "协会会长 朱承优")  // 추승우, 朱承优, expected 주승우
///
/// A name is looked for where it is beside an office or is the whole text (a cell of a table). Names that fit are put aside first; what
/// is left is told only where one name is left on each side, of as many syllables as characters, and at least one of them agrees, so
/// that two different persons are not taken for one.
extension NameMismatch {
  /// - Complexity: O(*n*) in the lengths of the texts, times the offices known.
  public static func all(korean: String, chinese: String) -> [NameMismatch] {
    let koreanNames = KoreanPersons.names(in: korean)
    guard !koreanNames.isEmpty else { return [] }
    let chineseNames = ChinesePersons.names(in: chinese)
    let left = koreanNames.filter { name in
      !chineseNames.contains { fits(name, $0) } && !standsWhole(name, in: chinese)
    }
    let open = chineseNames.filter { name in !koreanNames.contains { fits($0, name) } }
    guard left.count == 1, let name = left.first else { return [] }
    let pairs = open.filter { $0.unicodeScalars.count == name.unicodeScalars.count }.map { chinese in
      (chinese, ReadingFit.fit(korean: name, chinese: chinese))
    }.filter { $0.1.verdicts.contains { $0.agreement == .exact } }
    guard pairs.count == 1, let (chinese, fit) = pairs.first else { return [] }
    return [NameMismatch(korean: name, chinese: chinese, expected: Self.surnameSpelt(fit.expected, like: name))]
  }

  /// ㄹ and ㄴ at the start of a surname are written as they are spoken (林 임, 李 이); some bearers keep them (림, 리).
  private static let initials: [Unicode.Scalar: Unicode.Scalar] = [
    "림": "임", "리": "이", "류": "유", "려": "여", "렴": "염", "룡": "용", "량": "양", "로": "노", "라": "나", "뢰": "뇌", "녀": "여",
  ]

  private static func surnameSpelt(_ expected: String, like name: String) -> String {
    guard let first = expected.unicodeScalars.first, let spoken = initials[first],
      name.unicodeScalars.first != first
    else { return expected }
    return String(Character(spoken)) + String(expected.unicodeScalars.dropFirst())
  }

  private static func fits(_ korean: String, _ chinese: String) -> Bool {
    let fit = ReadingFit.fit(korean: korean, chinese: chinese)
    return fit.deviatingSyllables == 0 || surnameSpelt(fit.expected, like: korean) == korean
  }

  /// The name stands in the Chinese text in some words that were not taken for a name.
  private static func standsWhole(_ korean: String, in chinese: String) -> Bool {
    let characters = Array(chinese.unicodeScalars)
    let length = korean.unicodeScalars.count
    guard characters.count >= length else { return false }
    return (0...characters.count - length).contains { start in
      let part = characters[start..<start + length]
      guard part.allSatisfy(ChinesePersons.isHan) else { return false }
      return fits(korean, String(String.UnicodeScalarView(part)))
    }
  }
}

/// Persons in Korean text: 추승우 회장, 회장 추승우.
private enum KoreanPersons {
  private static let further = """
    부이사장 부국장 본부장 실장 팀장 처장 과장 위원장 의원 관장 행장 강사 대사 총영사 참사관 이사 전무 상무 지부장 단장 총경리 동사장 교장 학장 선생 여사 사무총장 비서장 간사 대변인 \
    수석과학자 수석연구원 수석애널리스트 애널리스트 매니저 박사 장학사 위원 작곡가 화가 시인 소설가 아나운서 사회자 통역사
    """.split(separator: " ").map(String.init)
  private static let offices = Set((KindWords.offices + further).map { $0.unicodeScalars.map(\.value) })
  /// What may stand behind a name or an office, the longest first.
  private static let particles = "께서 에게 으로 은 는 이 가 을 를 의 과 와 도 로".split(separator: " ").map {
    $0.unicodeScalars.map(\.value)
  }

  static func names(in text: String) -> [String] {
    let words = text.unicodeScalars.split { !(0xAC00...0xD7A3).contains($0.value) }.map { $0.map(\.value) }
    if words.count == 1, isName(words[0][...]) { return [string(words[0][...])] }
    var names: [String] = []
    for (index, word) in words.enumerated() where isOffice(word) {
      if index > 0, isName(words[index - 1][...]) {
        names.append(string(words[index - 1][...]))
      } else if index + 1 < words.count, index + 2 >= words.count || !isOffice(words[index + 1]),
        let name = bare(words[index + 1])
      {
        names.append(string(name))
      }
    }
    return names
  }

  private static func string(_ syllables: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: syllables.compactMap(Unicode.Scalar.init))
    return String(view)
  }

  private static func isOffice(_ word: [UInt32]) -> Bool {
    if offices.contains(word) { return true }
    return particles.contains { particle in
      word.count > particle.count && word.suffix(particle.count).elementsEqual(particle)
        && offices.contains(Array(word.dropLast(particle.count)))
    }
  }

  private static func isName(_ word: ArraySlice<UInt32>) -> Bool {
    (2...4).contains(word.count) && !KoreanLexicon.contains(word) && !isOffice(Array(word))
  }

  /// A name of three syllables without the particle behind it.
  private static func bare(_ word: [UInt32]) -> ArraySlice<UInt32>? {
    if word.count == 3 { return isName(word[...]) ? word[...] : nil }
    guard word.count > 3, isName(word[..<3]), particles.contains(where: { word[3...].elementsEqual($0) }) else {
      return nil
    }
    return word[..<3]
  }
}

/// Persons in Chinese text: 会长 朱承优, 李宇根教授.
private enum ChinesePersons {
  private static let offices: [[Unicode.Scalar]] = """
    会长 副会长 秘书长 所长 副所长 院长 副院长 教授 副教授 主任 副主任 局长 副局长 董事长 副董事长 总经理 经理 总裁 代表 书记 副书记 部长 副部长 市长 省长 县长 校长 副校长 研究员 \
    科学家 参赞 理事长 副理事长 总干事 博士 院士 作家 导演 演员 记者 律师 医生 创始人 首席执行官 主席 副主席 总理 副总理 委员长 委员 大使 总领事 领事 处长 科长 室长 队长 社长 行长 馆长 \
    讲师 分析师 工程师 歌手 画家 诗人 主持人 翻译 发言人 负责人 顾问 专家 司长 厅长 团长 老师 先生 女士 中心长
    """.split(separator: " ").map { $0.unicodeScalars.map(ScriptFolding.fold) }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

  static func names(in text: String) -> [String] {
    let written = Array(text.unicodeScalars)
    // Offices and surnames are known in one form of each character.
    let characters = written.map(ScriptFolding.fold)
    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(written[range])) }
    let trimmed = characters.filter { $0 != " " && $0 != "\u{3000}" }
    if trimmed.allSatisfy(isHan), isName(trimmed[...]) {
      return [String(String.UnicodeScalarView(written.filter { $0 != " " && $0 != "\u{3000}" }))]
    }
    var names: [String] = []
    for range in places(of: offices, in: characters) {
      // Behind an office, set apart: 会长 朱承优.
      var start = range.upperBound
      while start < characters.count, characters[start] == " " || characters[start] == "\u{3000}" { start += 1 }
      let end = characters[start...].firstIndex { !isHan($0) } ?? characters.count
      if isName(characters[start..<end]) { names.append(string(start..<end)) }
      // Before it: 李宇根教授, as long as the run is, else any two or three characters that can be a name.
      var stop = range.lowerBound
      while stop > 0, characters[stop - 1] == " " || characters[stop - 1] == "\u{3000}" { stop -= 1 }
      let first = characters[..<stop].lastIndex { !isHan($0) }.map { $0 + 1 } ?? 0
      if isName(characters[first..<stop]) {
        names.append(string(first..<stop))
      } else {
        for length in [3, 2] where stop - first > length && isName(characters[stop - length..<stop]) {
          names.append(string(stop - length..<stop))
        }
      }
    }
    return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func isName(_ characters: ArraySlice<Unicode.Scalar>) -> Bool {
    guard (2...4).contains(characters.count), let surname = Surnames.surname(of: Array(characters)) else {
      return false
    }
    guard characters.count - surname.count <= 2, characters.count > surname.count else { return false }
    if characters.count == 2 || characters.count == 3, ChineseWords.contains(ArraySlice(characters.map(\.value))) {
      return false
    }
    return !offices.contains { $0.count <= characters.count && Array(characters.suffix($0.count)) == $0 }
  }

  /// Where offices stand, the longest at each place.
  private static func places(
    of offices: [[Unicode.Scalar]], in characters: [Unicode.Scalar]
  ) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while start < characters.count {
      let length = offices.filter { characters[start...].starts(with: $0) }.map(\.count).max()
      if let length { result.append(start..<start + length) }
      start += length ?? 1
    }
    return result
  }
}
