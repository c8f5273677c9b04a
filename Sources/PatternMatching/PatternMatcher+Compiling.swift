extension PatternMatcher {
  /// Compiles the patterns and adds their tables to a file.
  ///
  /// - Parameters:
  ///   - patterns: In folded units, as ``CharacterFolding/folded(_:)`` gives them.
  ///   - folding: How texts are to be read.
  public static func addTables(
    for patterns: PatternSet, folding: CharacterFolding, to file: inout TableFileWriter
  ) throws(PatternError) {
    guard patterns.units.count < 1 << 29, patterns.count < 1 << 29 else {
      throw .tooLong(found: max(patterns.units.count, patterns.count), limit: 1 << 29 - 1)
    }
    let alphabet = try Alphabet(patterns, folding)
    let keys = SortedKeys(patterns, code: alphabet.codes)
    let trie = try DoubleArrayBuilder(keys, alphabet: alphabet.count)
    // Behind the last slot nothing stands for as many slots as there are codes: there lead the codes with which no key begins.
    let room = trie.entries.count
    let entries = trie.entries + [UInt64](repeating: 0, count: Int(alphabet.none) + 1)
    file.add("entries", entries)
    file.add("firsts", trie.firsts(upTo: alphabet.none, otherwise: UInt32(room)))
    file.add("links", FailureLinks.of(trie, keys, slots: entries.count))
    file.add("filter", PairFilter.bits(of: keys))
    file.add("numbers", [UInt32(alphabet.lastSingle)])
    file.add("keys", keys.firstPattern)
    file.add("patterns", keys.patterns)
    file.add("lengths", (0..<keys.count).map { UInt32(keys.length($0)) })
    file.add("codes", alphabet.table(folding))
    let expansions = alphabet.expansions(folding)
    file.add("expand", expansions.places)
    file.add("expanded", expansions.codes)
    file.add("compose", alphabet.compositions(folding))
  }
}

/// The characters of the patterns and of the folding, numbered: those that are patterns by themselves first, then by how often they occur.
struct Alphabet {
  private(set) var codes: [UInt32: UInt16] = [:]
  private(set) var lastSingle = 0

  var count: Int { codes.count + 1 }
  /// The code of all characters that are none of these.
  var none: UInt16 { UInt16(codes.count + 1) }

  init(_ patterns: PatternSet, _ folding: CharacterFolding) throws(PatternError) {
    var frequency: [UInt32: Int] = [:]
    for unit in patterns.units { frequency[unit, default: 0] += 1 }
    var singles: Set<UInt32> = []
    for pattern in 0..<patterns.count where patterns.range(pattern).count == 1 {
      singles.insert(patterns.units[patterns.range(pattern).lowerBound])
    }
    // What may join has a code, so that joining needs no characters.
    for composition in folding.compositions {
      for unit in [composition.first, composition.second, composition.result] {
        frequency[unit, default: 0] += 0
      }
    }
    guard frequency.count <= MatcherTables.Code.limit - 2 else {
      throw .tooManyCharacters(found: frequency.count, limit: MatcherTables.Code.limit - 2)
    }
    let order = frequency.map { (isSingle: singles.contains($0.key), count: $0.value, unit: $0.key) }
      .sorted { first, second in
        if first.isSingle != second.isSingle { return first.isSingle }
        return first.count != second.count ? first.count > second.count : first.unit < second.unit
      }
    codes.reserveCapacity(order.count)
    for (place, item) in order.enumerated() { codes[item.unit] = UInt16(place + 1) }
    lastSingle = singles.count
  }

  /// By scalar below 0x10000: how a text's character is read.
  func table(_ folding: CharacterFolding) -> [UInt16] {
    var table = [UInt16](repeating: none, count: LeadPlaces.count)
    for (unit, code) in codes where unit < 0x10000 { table[Int(unit)] = code }
    for (scalar, units) in folding.changes where scalar < 0x10000 {
      table[Int(scalar)] =
        switch units.count {
        case 0: MatcherTables.Code.skip
        case 1: codes[units[0]] ?? none
        default: MatcherTables.Code.special
        }
    }
    let seconds = Set(folding.compositions.map(\.second))
    for second in seconds where second < 0x10000 { table[Int(second)] = MatcherTables.Code.special }
    for (scalar, units) in folding.changes where scalar < 0x10000 && units.count == 1 && seconds.contains(units[0]) {
      table[Int(scalar)] = MatcherTables.Code.special
    }
    // Leads of four bytes are read through the places of the surrogates, which no text holds.
    for surrogate in 0xD800...0xDFFF { table[surrogate] = MatcherTables.Code.special }
    for scalar in 0x80..<0x800 { table[LeadPlaces.place(ofTwoBytes: scalar)] = table[scalar] }
    return table
  }

  /// What the scalars fold to whose code the table does not give, one code or more; and the codes.
  func expansions(_ folding: CharacterFolding) -> (places: [UInt32], codes: [UInt16]) {
    var units: [UInt32: [UInt32]] = [:]
    for unit in codes.keys where unit >= 0x10000 { units[unit] = [unit] }
    for composition in folding.compositions { units[composition.second] = [composition.second] }
    let seconds = Set(folding.compositions.map(\.second))
    for (scalar, folded) in folding.changes
    where scalar >= 0x10000 || folded.count > 1 || folded.count == 1 && seconds.contains(folded[0]) {
      units[scalar] = folded
    }
    var places: [UInt32] = []
    var all: [UInt16] = []
    for (scalar, folded) in units.sorted(by: { $0.key < $1.key }) {
      places += [scalar, UInt32(all.count), UInt32(folded.count)]
      all += folded.map { codes[$0] ?? none }
    }
    return (places, all)
  }

  func compositions(_ folding: CharacterFolding) -> [UInt64] {
    folding.compositions.map {
      UInt64(codes[$0.first]!) << 48 | UInt64(codes[$0.second]!) << 32 | UInt64(codes[$0.result]!) << 16
    }.sorted()
  }
}

/// Aho and Corasick's links (Communications of the ACM 18, 1975): where a text leaves the trie, the longest end of what was read that is in it.
enum FailureLinks {
  /// Two numbers a slot: the state to go on from, and the nearest state that ends a key and is an end of this one; 0 is the root, which ends none.
  static func of(_ trie: DoubleArrayBuilder, _ keys: SortedKeys, slots: Int) -> [UInt32] {
    var links = [UInt32](repeating: 0, count: slots * 2)
    trie.entries.withUnsafeBufferPointer { entries in
      for state in trie.states where state.depth >= 1 {
        let slot = Int(state.slot)
        let code = Entry(bits: entries[slot]).code
        var failure = 0
        if state.depth >= 2 {
          var candidate = Int(links[2 * Int(trie.states[Int(state.parent)].slot)])
          while true {
            let entry = Entry(bits: entries[candidate])
            let next = Int(entry.base) + Int(code)
            if entry.mayHaveChild(code), next < entries.count, Entry(bits: entries[next]).code == code {
              failure = next
              break
            }
            if candidate == 0 { break }
            candidate = Int(links[2 * candidate])
          }
        }
        links[2 * slot] = UInt32(failure)
        links[2 * slot + 1] = Entry(bits: entries[failure]).endsKey ? UInt32(failure) : links[2 * failure + 1]
      }
    }
    return links
  }
}
