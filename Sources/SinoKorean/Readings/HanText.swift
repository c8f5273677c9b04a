/// A text prepared for the tables: its characters, their keys of script folding, and the keys as UTF-8.
struct HanText {
  let scalars: [Unicode.Scalar]
  let keys: [UInt32]
  let keyBytes: [UInt8]
  /// Where each character's key begins in ``keyBytes``; one more at the end.
  let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var keys: [UInt32] = []
    var bytes: [UInt8] = []
    var offsets: [Int] = [0]
    for scalar in text.unicodeScalars {
      let key = ScriptFolding.key(of: scalar.value)
      scalars.append(scalar)
      keys.append(key)
      bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(key) ?? scalar)!)
      offsets.append(bytes.count)
    }
    self.scalars = scalars
    self.keys = keys
    keyBytes = bytes
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  func isHan(_ index: Int) -> Bool { Self.isHan(keys[index]) }

  static func isHan(_ code: UInt32) -> Bool {
    switch code {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x31FFF, 0x3007: true
    default: false
    }
  }

  /// The runs of Han characters and of others, in order.
  func runs() -> [(range: Range<Int>, isHan: Bool)] {
    var runs: [(range: Range<Int>, isHan: Bool)] = []
    var start = 0
    while start < count {
      let isHan = isHan(start)
      var end = start + 1
      while end < count, self.isHan(end) == isHan { end += 1 }
      runs.append((start..<end, isHan))
      start = end
    }
    return runs
  }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

/// A word list that a ``HanText`` can be looked up in.
enum WordList: Int {
  /// hanja.txt: words with Sino-Korean readings.
  case hanja
  case polyphones
  case surnames
  case customary
  case renderings

  var lines: SortedLines {
    switch self {
    case .hanja: LanguageTables.words
    case .polyphones: LanguageTables.polyphones
    case .surnames: LanguageTables.surnames
    case .customary: LanguageTables.customary
    case .renderings: LanguageTables.renderings
    }
  }

  /// Whether a word may begin with the key: never false for one that does. Of the small lists.
  func mayBegin(_ key: UInt32) -> Bool {
    FirstCharacters.sets[key] & (1 << UInt8(rawValue)) != 0
  }

  /// The longest key of the lists, in characters.
  static let longest = 18
}

extension HanText {
  /// Calls `body` for each word of the list that begins at `start`, shortest first, with the index of its end.
  func forEachWord(
    of list: WordList, at start: Int, limit: Int, _ body: (_ end: Int, _ value: SortedLines.Value) -> Void
  ) {
    var lines: Range<Int>?
    var first = start + 1
    if list == .hanja {
      let span = LanguageTables.wordSpans[keys[start]]
      if span == 0 { return }
      lines = Int(span & 0xFFFF_FFFF)..<Int(span >> 32)
      first = start + 2
    } else if !list.mayBegin(keys[start]) {
      return
    }
    let last = min(limit, start + WordList.longest)
    guard first <= last else { return }
    var end = first - 1
    keyBytes.withUnsafeBufferPointer { bytes in
      list.lines.forEachPrefix(of: bytes, from: offsets[start], ends: offsets[first...last], in: lines) {
        offset, value in
        while offsets[end] < offset { end += 1 }
        body(end, value)
      }
    }
  }

  /// The longest word of the list that begins at `start`.
  func longestWord(of list: WordList, at start: Int, limit: Int) -> (end: Int, value: SortedLines.Value)? {
    var longest: (end: Int, value: SortedLines.Value)?
    forEachWord(of: list, at: start, limit: limit) { longest = ($0, $1) }
    return longest
  }
}

/// Which of the small lists have a word that begins with a character, by the low 14 bits of its key.
struct FirstCharacters: Sendable {
  static let sets = FirstCharacters()
  private var lists = [UInt8](repeating: 0, count: 1 << 14)

  private init() {
    for list in [WordList.polyphones, .surnames, .customary, .renderings] {
      list.lines.forEachLine { line in
        guard line.count >= 3, line[0] >= 0xE0, line[0] < 0xF0 else { return }
        let key = UInt32(line[0] & 0x0F) << 12 | UInt32(line[1] & 0x3F) << 6 | UInt32(line[2] & 0x3F)
        lists[Int(key & 0x3FFF)] |= 1 << UInt8(list.rawValue)
      }
    }
  }

  subscript(_ key: UInt32) -> UInt8 { lists[Int(key & 0x3FFF)] }
}
