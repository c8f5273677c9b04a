/// What a bead is judged by, as numbers of about the size of 1.
enum BeadFeatures {
  static let pieceGain = 0  // target, source
  static let pieceUnexplained = 2  // target, source
  static let coverage = 4  // hinges
  static let coverageBySize = 9
  static let latinGain = 10
  static let latinUnexplained = 11  // source, target
  static let readingGain = 13
  static let transliterationGain = 14
  static let figureGain = 15
  static let figureUnexplained = 16  // source, target
  static let marksAgree = 18
  static let marksDiffer = 25
  static let lengthDistance = 32  // plain, squared
  static let shape = 34
  static let support = 42  // hinges
  static let openSource = 44  // null source start, continued
  static let openTarget = 46
  static let nullWeight = 48  // source, target
  static let kindDiffers = 50
  static let count = 51

  static let coverageKnots: [Float] = [0, 0.1, 0.2, 0.35, 0.55]
  /// Chinese characters to a Korean one.
  static let lengthRatio: Float = 0.72
}
