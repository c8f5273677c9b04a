import BitextModel

extension Particles {
  /// `tail`, which stood after `old`, as it must read after `new`.
  ///
  /// Only the first morpheme can change. A tail that is none, or a new word whose sound is unknown, leaves it as it
  /// is; a wrong allomorph after `old` comes out right.
  ///
  ///     Particles.adapted(tail: "을", from: "계획", to: "플랜")    // 을
  ///     Particles.adapted(tail: "은", from: "정책", to: "제도")    // 는
  ///     Particles.adapted(tail: "으로", from: "부산", to: "서울")  // 로
  public static func adapted(
    tail: String, from old: String, to new: String, reading: HanjaReading? = nil
  ) -> String {
    let scalars = Array(Hangul.composed(tail).unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= TailSearch.longest,
      let sound = Hangul.lastSound(of: new, reading: reading)
    else { return tail }
    var search = TailSearch(scalars, sound: Hangul.lastSound(of: old, reading: reading))
    search.run()
    guard let index = search.best[scalars.count]?.arcs.first else { return tail }
    let arc = Grammar.shared.arcs[index]
    let takesLong = Grammar.takesLongForm(arc, after: sound)
    guard let form = takesLong ? arc.afterFinal : arc.afterVowel else { return tail }
    if form.unicodeScalars.elementsEqual(arc.text) { return tail }
    return form + String(String.UnicodeScalarView(scalars[arc.text.count...]))
  }

  /// `text` with every `term` that stands as a word replaced, and the particle after it made to agree.
  ///
  /// A term is a word where no letter or digit precedes it, and nothing but a grammatical tail follows it in its
  /// eojeol: 구조 in 구조대 stays. Closing quotes and glosses may stand between the term and its tail, and stay: 정책(政策)은 →
  /// 제도(政策)는.
  ///
  ///     Particles.replace(term: "정책", with: "제도", in: "그 정책은 신정책과 다르다")  // 그 제도는 신정책과 다르다
  ///
  /// - Complexity: O(*n*·*m*) in the lengths of text and term; a bracket of more than 400 characters is no gloss.
  public static func replace(
    term: String, with new: String, in text: String, reading: HanjaReading? = nil
  ) -> String {
    let source = Array(text.unicodeScalars)
    let pattern = Array(term.unicodeScalars)
    guard !pattern.isEmpty else { return text }
    var result: [Unicode.Scalar] = []
    var position = 0
    while position < source.count {
      guard source[position...].starts(with: pattern), position == 0 || !isWordScalar(source[position - 1]),
        let (between, tail) = follow(source, from: position + pattern.count, term: term, reading: reading)
      else {
        result.append(source[position])
        position += 1
        continue
      }
      result.append(contentsOf: new.unicodeScalars)
      result.append(contentsOf: source[(position + pattern.count)..<between])
      let old = String(String.UnicodeScalarView(source[between..<tail]))
      result.append(contentsOf: adapted(tail: old, from: term, to: new, reading: reading).unicodeScalars)
      position = tail
    }
    return String(String.UnicodeScalarView(result))
  }

  /// Where the tail of a term that ends at `start` begins and ends; nil where the term is part of a longer word.
  private static func follow(
    _ source: [Unicode.Scalar], from start: Int, term: String, reading: HanjaReading?
  ) -> (between: Int, end: Int)? {
    let between = skipGlosses(source, from: start)
    var end = between
    // One more than a tail has is enough to see that it is none.
    while end < source.count, end - between <= TailSearch.longest, Hangul.isSyllable(source[end]) { end += 1 }
    let tail = String(String.UnicodeScalarView(source[between..<end]))
    let joins = between == start && end < source.count && end == between && isWordScalar(source[end])
    guard !joins, analyse(tail: tail, after: term, reading: reading) != nil else { return nil }
    return (between, end)
  }

  /// The end of the closing quotes, emphasis marks and bracketed glosses that begin at `start`.
  ///
  /// A space before a bracket is taken only with a bracket: 플랜 (计划)을.
  private static func skipGlosses(_ source: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < source.count {
      if closingMarks.contains(source[end]) {
        end += 1
        continue
      }
      let open = source[end] == " " ? end + 1 : end
      guard open < source.count, let index = brackets.firstIndex(where: { $0.open == source[open] }),
        let close = source[open...].prefix(longestGloss).firstIndex(of: brackets[index].close),
        source[open..<close].contains(where: Hangul.isHan) || open == end
      else { break }
      end = close + 1
    }
    return end
  }

  /// In scalars.
  private static let longestGloss = 400

  private static let closingMarks = Set("'\"’”」』》〉>*_`".unicodeScalars)
  private static let brackets: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"), ("〔", "〕"),
  ]

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    Hangul.isSyllable(scalar) || LatinSound.isLetter(scalar) || SpokenNumber.digit(scalar) != nil
      || Hangul.isHan(scalar)
  }
}

extension Grammar {
  /// Whether the form after a final is the one to take: 으로 not after ㄹ, everything else also after ㄹ.
  static func takesLongForm(_ arc: Arc, after sound: LastSound) -> Bool {
    switch arc.condition {
    case .finalButRieul, .vowelOrRieul: sound == .consonant
    default: sound.hasFinal
    }
  }
}
