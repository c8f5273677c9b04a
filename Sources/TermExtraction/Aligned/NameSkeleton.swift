import SinoKorean

/// The consonants of a name, in classes that survive its being written in Hangul, in Chinese characters or in Latin letters.
///
/// 할드릭, 哈德里克 (hadelike) and Haldric are all H T L K or H L T L K: a final l is lost in Chinese, a cluster gets vowels. Compared by edit distance.
struct NameSkeleton {
  /// Classes: P labial stops and f, v; T dental stops; K velar stops; S sibilants and affricates; L liquids; M, N nasals; H.
  enum Sound: UInt8 { case p, t, k, s, l, m, n, h }

  let sounds: [Sound]

  init(korean: String) {
    var sounds: [Sound] = []
    for scalar in korean.unicodeScalars {
      if let syllable = Hangul.Syllable(scalar) {
        Self.append(Self.initials[syllable.initialIndex], to: &sounds)
        Self.append(Self.finals[syllable.finalIndex], to: &sounds)
      } else if scalar.isASCII {
        Self.append(Self.letters[scalar], to: &sounds)
      }
    }
    self.sounds = sounds
  }

  init(chinese: String) {
    var sounds: [Sound] = []
    for syllable in Pinyin.syllables(of: chinese, tones: .none) {
      let letters = Array(syllable.lowercased().unicodeScalars)
      guard let first = letters.first, first.isASCII else { continue }
      Self.append(Self.letters[first], to: &sounds)
      if letters.count > 1, letters.last == "n" || letters.last == "g" { Self.append(.n, to: &sounds) }
    }
    self.sounds = sounds
  }

  private static func append(_ sound: Sound?, to sounds: inout [Sound]) {
    guard let sound, sounds.last != sound else { return }
    sounds.append(sound)
  }

  // ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
  private static let initials: [Sound?] = [
    .k, .k, .n, .t, .t, .l, .m, .p, .p, .s, .s, nil, .s, .s, .s, .k, .t, .p, .h,
  ]
  // By the index of the final: none ㄱ ㄲ ㄳ ㄴ ㄵ ㄶ ㄷ ㄹ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅁ ㅂ ㅄ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ
  private static let finals: [Sound?] = [
    nil, .k, .k, .k, .n, .n, .n, .t, .l, .k, .m, .l, .l, .l, .l, .l, .m, .p, .p, .s, .s, .n, .s, .s, .k, .t, .p, nil,
  ]
  private static let letters: [Unicode.Scalar: Sound] = [
    "b": .p, "p": .p, "f": .p, "v": .p, "d": .t, "t": .t, "g": .k, "k": .k, "c": .k, "q": .k, "s": .s, "z": .s, "x": .s,
    "j": .s, "l": .l, "r": .l, "m": .m, "n": .n, "h": .h,
  ]

  /// Fewer sounds are alike by chance.
  private static let fewest = 2

  /// From 0 (nothing alike) to 1; 0 where one has too few sounds.
  ///
  /// - Complexity: O(*n* × *m*).
  static func similarity(_ first: NameSkeleton, _ second: NameSkeleton) -> Float {
    let (a, b) = (first.sounds, second.sounds)
    guard min(a.count, b.count) >= fewest else { return 0 }
    var row: [Float] = [0]
    for sound in b { row.append(row[row.count - 1] + cost(sound)) }
    for sound in a {
      var diagonal = row[0]
      row[0] += cost(sound)
      for place in b.indices {
        let replaced = diagonal + cost(of: sound, for: b[place])
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + cost(sound), row[place] + cost(b[place]))
      }
    }
    return max(0, 1 - row[b.count] / Float(max(a.count, b.count)))
  }

  /// Liquids and nasals come and go at the end of a syllable, h at its start.
  private static func cost(_ sound: Sound) -> Float {
    switch sound {
    case .l, .n, .m, .h: 0.6
    case .p, .t, .k, .s: 1
    }
  }

  private static func cost(of sound: Sound, for other: Sound) -> Float {
    switch (sound, other) {
    case _ where sound == other: 0
    case (.m, .n), (.n, .m): 0.2
    case (.k, .s), (.s, .k), (.h, .k), (.k, .h), (.h, .p), (.p, .h), (.t, .s), (.s, .t): 0.5
    default: 1
    }
  }
}
