/// What the search for heads works in; one thread goes from gloss to gloss with it. It changes the time that recognition takes, never what it finds.
final class HeadMemory {
  let sounds = HeadSounds()
  /// Where the head of the gloss may begin, nearest first.
  var starts: [Int] = []
}
