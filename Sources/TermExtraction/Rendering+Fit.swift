import SinoKorean
import Terminology

extension Rendering {
  /// From here on a form is written by its sound alone, and below ``meaningAlone`` by its meaning alone.
  private static let soundAlone = 0.75
  private static let meaningAlone = 0.4

  /// The way that `korean` renders the Chinese it was compared with.
  public init(of fit: ReadingFit, korean: String) {
    let isHangul = korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    switch fit.rendering {
    case .foreign: self = .foreign
    case .none: self = isHangul ? .translation : .foreign
    case .mixed, .number: self = .mixed
    case .sinoKorean, .transliteration:
      let whole: Rendering = fit.rendering == .sinoKorean ? .sinoKorean : .transliteration
      self = fit.score < Self.meaningAlone ? .translation : fit.score < Self.soundAlone ? .mixed : whole
    }
  }
}
