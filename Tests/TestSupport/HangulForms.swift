extension String {
  /// The text with its Hangul syllables taken apart, as macOS writes file names (Unicode 3.12, Hangul Syllable Decomposition).
  public var withDecomposedHangul: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard (0xAC00...0xD7A3).contains(scalar.value) else {
        result.append(scalar)
        continue
      }
      let index = scalar.value - 0xAC00
      result.append(Unicode.Scalar(0x1100 + index / 588)!)
      result.append(Unicode.Scalar(0x1161 + index % 588 / 28)!)
      if index % 28 > 0 { result.append(Unicode.Scalar(0x11A7 + index % 28)!) }
    }
    return String(result)
  }
}
