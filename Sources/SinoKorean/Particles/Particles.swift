/// What stands after a Korean noun in the same eojeol: particles (조사) and their chains, suffixes, the copula and the
/// verbs that a noun makes with 하다, 되다, 시키다, 받다 and 당하다.
///
/// The grammar is a table of *arcs* between the states of such a tail (``Grammar``); which of two allomorphs stands
/// is decided by the ``LastSound`` of what precedes (한글 맞춤법 and 표준국어문법론, chapter 조사).
///
/// ## Topics
/// - Reading: ``analyse(tail:after:reading:)``, ``longestTail(of:after:reading:)``,
///   ``endsWithParticleOrAdnominal(_:isNoun:)``
/// - Reading scalar values, without strings: ``agreement(ofTail:afterSound:)``, ``ending(ofWord:)``
/// - Writing: ``replace(term:with:in:reading:)``, ``attach(_:to:reading:)``, ``form(of:after:reading:)``,
///   ``adapted(tail:from:to:reading:)``
public enum Particles {
  /// How `tail` is built if `stem` is a noun, nil where it is not grammatical after one.
  ///
  /// An empty tail has no parts and agrees. A wrong allomorph (정책는) is still recognized, and flagged in
  /// ``TailAnalysis/agreement``. Where a tail can be read in more than one way, the reading with an agreeing
  /// allomorph and the fewest parts is given.
  ///
  ///     Particles.analyse(tail: "으로부터의", after: "기업")  // 으로부터 + 의
  ///     Particles.analyse(tail: "대", after: "구조")         // nil: 구조대 is another word
  ///
  /// - Complexity: O(*n*) in the length of the tail for all practical tails; a tail of more than 24 characters is none.
  public static func analyse(tail: String, after stem: String, reading: HanjaReading? = nil) -> TailAnalysis? {
    analyse(tail: tail, afterSound: Hangul.lastSound(of: stem, reading: reading))
  }

  /// The same where only the stem's last sound is known, or (nil) not even that.
  public static func analyse(tail: String, afterSound sound: LastSound?) -> TailAnalysis? {
    let scalars = Array(Hangul.composed(tail).unicodeScalars)
    guard !scalars.isEmpty else { return TailAnalysis(parts: [], agreement: .agrees, ending: .none) }
    guard scalars.count <= TailSearch.longest else { return nil }
    var search = TailSearch(scalars, sound: sound)
    search.run()
    return search.best[scalars.count].map(search.analysis)
  }

  /// Whether the scalar values, syllables that are composed, are a tail after a stem that ends in `sound` (nil where that is not known), with the
  /// right allomorphs as far as can be told; what ``analyse(tail:afterSound:)`` finds, without the parts.
  public static func agreement(
    ofTail tail: UnsafeBufferPointer<UInt32>, afterSound sound: LastSound?
  ) -> TailAnalysis.Agreement? {
    guard !tail.isEmpty else { return .agrees }
    guard tail.count <= TailSearch.longest else { return nil }
    var best: TailWalk.Path?
    TailWalk.forEachPath(of: tail, after: sound) { end, path, _ in
      if end == tail.count, path.cost < best?.cost ?? Int.max { best = path }
    }
    return best.map(\.agreement)
  }

  /// The longest beginning of `rest` (what follows a stem in its eojeol) that is a grammatical tail with the right
  /// allomorph.
  ///
  /// The end is a UTF-8 offset into `rest`; it is 0, with no parts, where no tail begins there.
  ///
  ///     Particles.longestTail(of: "들의협력", after: "기업").end  // 6: 들의
  public static func longestTail(
    of rest: String, after stem: String? = nil, reading: HanjaReading? = nil
  ) -> (end: Int, analysis: TailAnalysis) {
    let sound = stem.flatMap { Hangul.lastSound(of: $0, reading: reading) }
    let scalars = Array(rest.unicodeScalars.prefix(TailSearch.longest))
    var search = TailSearch(scalars, sound: sound)
    search.run()
    for count in stride(from: scalars.count, to: 0, by: -1) {
      guard let path = search.best[count], path.mismatches == 0 else { continue }
      return (scalars[..<count].reduce(0) { $0 + UTF8.width($1) }, search.analysis(of: path))
    }
    return (0, TailAnalysis(parts: [], agreement: .agrees, ending: .none))
  }
}

/// What a tail consists of.
public struct TailAnalysis: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// 조사: 은, 에서, 부터.
      case particle
      /// A derivational suffix: 적, 화, 급, 측.
      case suffix
      /// 이다 in any form.
      case copula
      /// A verb or adjective made of the noun: 하는, 됐다, 시킨, 스러운.
      case predicate
      /// 들.
      case plural
    }
    public let text: String
    public let kind: Kind

    public init(_ text: String, _ kind: Kind) {
      self.text = text
      self.kind = kind
    }
  }

  public enum Agreement: Hashable, Sendable {
    case agrees
    /// An allomorph stands after the wrong sound: 정책는.
    case disagrees
    /// An allomorph stands there, but how the stem sounds is not known.
    case unknown
  }

  /// In order; together they are the whole tail.
  public let parts: [Part]
  public let agreement: Agreement
  /// What the last part does to what follows.
  public let ending: EojeolEnding.Kind
}

extension UTF8 {
  static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }
}
