import SinoKorean

/// The Korean syllables of the Chinese characters of a document, by both ways of sound, each character looked up once.
struct CharacterSyllables {
  private var numbers = KeyNumbers(minimumCapacity: 512)
  private var syllables: [UInt32] = []
  /// Where the readings and the transliterations of each character begin; one more at the end.
  private var starts: [Int32] = [0]

  private static let mostReadings = 4
  private static let mostTransliterations = 3

  /// The number of a character, for ``readings(_:)`` and ``transliterations(_:)``.
  mutating func number(of character: UInt32) -> Int {
    let (number, isNew) = numbers.insert(UInt64(character))
    if isNew {
      if let scalar = Unicode.Scalar(character) {
        syllables += CharacterSounds.sinoKorean(of: scalar).prefix(Self.mostReadings).map(\.value)
        starts.append(Int32(syllables.count))
        syllables += CharacterSounds.transliterations(of: scalar).prefix(Self.mostTransliterations).map(\.value)
      } else {
        starts.append(Int32(syllables.count))
      }
      starts.append(Int32(syllables.count))
    }
    return Int(number)
  }

  /// The places of the syllables that the character numbered so may be read as.
  func readings(_ number: Int) -> Range<Int> { Int(starts[2 * number])..<Int(starts[2 * number + 1]) }
  func transliterations(_ number: Int) -> Range<Int> { Int(starts[2 * number + 1])..<Int(starts[2 * number + 2]) }

  subscript(place: Int) -> UInt32 { syllables[place] }
}
