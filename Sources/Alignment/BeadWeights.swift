/// What each feature of a bead is worth, in natural logarithms.
///
/// Learnt by maximum likelihood of the gold beads (Adam, 105 rounds in all) from 267 documents of other text than any test's: manuals, package
/// descriptions and games' messages in Debian, cut and thinned at random. A document was read with a lexicon that had not
/// seen it. ``BeadFeatures/kindDiffers`` alone is set by hand.
enum BeadWeights {
  static let values: [Float] =
    [
      0.865, -0.240,  // pieceGain
      0.128, 0.024,  // pieceUnexplained
      1.159, 0.005, -0.184, 0.157, 1.689,  // coverage
      1.719,  // coverageBySize
      -0.140,  // latinGain
      -1.104, -1.286,  // latinUnexplained
      0.163,  // readingGain
      -0.086,  // transliterationGain
      2.036,  // figureGain
      -0.008, -0.781,  // figureUnexplained
      1.444, 1.753, 0.020, 1.440, 0.718, 2.453, -0.411,  // marksAgree
      -1.142, 0.062, -0.725, 0.102, -0.678, -0.251, -1.014,  // marksDiffer
      -0.563, -0.020,  // lengthDistance
      -1.622, -3.124, -3.004, -3.324, -3.254, -2.272, -5.630, -5.862,  // shape
      0.421, 0.261,  // support
      -2.458, -0.858,  // openSource
      -2.307, -0.941,  // openTarget
      0.745, 0.670,  // nullWeight
      -6.000,  // kindDiffers
    ]
}
