/// What a conversion is made of: OpenCC's configurations, and the character forms that OpenCC does not know.
enum ConversionStep: Hashable, Sendable {
  /// By OpenCC's configuration of this name.
  case openCC(String)
  /// Traditional forms as Korean prints them: 清 → 淸.
  case koreanForms
  /// Korean print forms as traditional text has them: 淸 → 清.
  case standardForms
  /// Korean print forms that OpenCC leaves, simplified: 鄕 → 乡.
  case simplifiedForms

  /// The way from one script to another; empty where there is nothing to do.
  ///
  /// Without a source, text for simplified script is read as traditional and other text as simplified; what is in the
  /// target script already stays. OpenCC has no way from one region to another, so that goes over the standard forms.
  static func steps(from source: ChineseScript?, to target: ChineseScript) -> [ConversionStep] {
    switch source {
    case .simplified?, nil: fromSimplified(to: target, isCertain: source != nil)
    case .traditional?: fromTraditional(to: target)
    case .taiwan?, .taiwanWords?: fromTaiwan(to: target, withWords: source == .taiwanWords)
    case .hongKong?: fromHongKong(to: target)
    case .hanja?: target == .hanja ? [] : [.standardForms] + fromTraditional(to: target)
    }
  }

  private static func fromSimplified(to target: ChineseScript, isCertain: Bool) -> [ConversionStep] {
    switch target {
    case .simplified: isCertain ? [] : fromTraditional(to: .simplified)
    case .traditional: [.openCC("s2t.json")]
    case .taiwan: [.openCC("s2tw.json")]
    case .taiwanWords: [.openCC("s2twp.json")]
    case .hongKong: [.openCC("s2hk.json")]
    case .hanja: [.openCC("s2t.json"), .koreanForms]
    }
  }

  private static func fromTraditional(to target: ChineseScript) -> [ConversionStep] {
    switch target {
    case .simplified: [.openCC("t2s.json"), .simplifiedForms]
    case .traditional: []
    case .taiwan, .taiwanWords: [.openCC("t2tw.json")]
    case .hongKong: [.openCC("t2hk.json")]
    case .hanja: [.koreanForms]
    }
  }

  private static func fromTaiwan(to target: ChineseScript, withWords: Bool) -> [ConversionStep] {
    switch target {
    case .simplified: [.openCC(withWords ? "tw2sp.json" : "tw2s.json"), .simplifiedForms]
    case .taiwan, .taiwanWords: []
    case .traditional, .hongKong, .hanja: [.openCC("tw2t.json")] + fromTraditional(to: target)
    }
  }

  private static func fromHongKong(to target: ChineseScript) -> [ConversionStep] {
    switch target {
    case .simplified: [.openCC("hk2s.json"), .simplifiedForms]
    case .hongKong: []
    case .traditional, .taiwan, .taiwanWords, .hanja: [.openCC("hk2t.json")] + fromTraditional(to: target)
    }
  }

  /// Character by character, for the steps that are not OpenCC's.
  func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch self {
    case .openCC: return scalar
    case .koreanForms:
      let form = LanguageTables.hanjaForms[scalar.value]
      return form == 0 ? scalar : Unicode.Scalar(form) ?? scalar
    case .standardForms: return Self.standardFormOfPrinted[scalar] ?? scalar
    case .simplifiedForms:
      guard LanguageTables.folding[scalar.value] & ScriptConverter.traditionalOnly != 0 else { return scalar }
      return ScriptFolding.fold(scalar)
    }
  }

  /// For each form that Korean prints and OpenCC does not know, the traditional one that it stands for.
  private static let standardFormOfPrinted: [Unicode.Scalar: Unicode.Scalar] = {
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for code in UInt32(0x4E00)...0x9FFF {
      guard let printed = Unicode.Scalar(LanguageTables.hanjaForms[code]), printed.value != 0,
        let standard = Unicode.Scalar(code), isFrequentTraditional(standard)
      else { continue }
      result[printed] = standard
    }
    return result
  }()

  /// Whether the character is traditional as OpenCC writes it: conversion from its key comes back to it.
  private static func isFrequentTraditional(_ scalar: Unicode.Scalar) -> Bool {
    let key = ScriptFolding.fold(scalar)
    let listed = OpenCC.shared.values(of: String(key), stage: 0, configuration: "s2t.json")
    return listed.isEmpty ? key == scalar : listed.contains(String(scalar))
  }
}
