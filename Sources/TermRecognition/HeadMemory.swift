/// What the search for heads works in; one thread goes from gloss to gloss with it. It changes the time that recognition takes, never what it finds.
final class HeadMemory {
  private(set) var sounds = HeadSounds()
  private var reader = HeadSoundReader()
  /// Where the head of the gloss may begin, nearest first.
  var starts: [Int] = []

  /// Fills ``sounds`` with those of the heads from ``starts`` to `end`, of which there is one at least.
  func listen(to text: FoldedText, to end: Int, gloss: Range<Int>) {
    reader.read(text, from: starts[starts.count - 1], to: end, gloss: gloss, into: &sounds)
  }
}
