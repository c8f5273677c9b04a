import BitextModel
import SinoKorean
import TestSupport

extension FuzzTarget {
  static let figureTargets = [
    FuzzTarget(name: "figures", check: figures), FuzzTarget(name: "decimals", check: decimals),
  ]

  private static func figures(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let languages = [Language.korean, .simplifiedChinese, .traditionalChinese]
    let utf8 = Array(text(input).utf8)
    for language in languages {
      let recognizer = FigureRecognizer(language)
      _ = recognizer.figures(in: input)
      let figures = recognizer.figures(in: utf8)
      try requireInOrder(figures.map(\.range), in: utf8)
      for figure in figures {
        try require(figure.sameValue(as: figure), "a figure is not the same as itself: \(figure.value) \(figure.kind)")
        for other in languages {
          for style in [nil] + NumberStyle.allCases.map(Optional.some) {
            let written = figure.written(in: other, style: style)
            let back = FigureRecognizer(other).figures(in: written)
            try require(
              back.count == 1 && back[0].sameValue(as: figure),
              "\(String(decoding: utf8[figure.range.bounds], as: UTF8.self)) in \(language.rawValue) is \(figure.value) \(figure.kind), "
                + "written in \(other.rawValue) \(written), read as \(back.map { "\($0.value) \($0.kind)" })")
          }
        }
      }
    }
  }

  private static func decimals(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let (first, second) = halves(input, &chance)
    let made = { (text: String) -> ExactDecimal in
      ExactDecimal(text)
        ?? ExactDecimal(mantissa: Int128(truncatingIfNeeded: text.hashOfBytes), exponent: text.utf8.count % 40 - 20)
    }
    let (left, right) = (made(first), made(second))
    try require(ExactDecimal(left.description) == left, "\(left) is read back as another number")
    try require(left.adding(right) == right.adding(left), "\(left) + \(right) depends on the order")
    try require(left.multiplied(by: right) == right.multiplied(by: left), "\(left) × \(right) depends on the order")
    try require((left < right) != (right < left) || left == right, "\(left) and \(right) are in no order")
    try require(left.shifted(by: 3).shifted(by: -3) == left, "\(left) shifted there and back")
  }
}

extension String {
  /// The same on every run, unlike `hashValue`.
  fileprivate var hashOfBytes: Int64 { utf8.reduce(14_695_981) { ($0 ^ Int64($1)) &* 1_099_511_628_211 } }
}
