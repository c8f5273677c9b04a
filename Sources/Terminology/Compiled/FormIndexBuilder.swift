import PatternMatching

/// Makes the tables of a ``FormIndex``.
struct FormIndexBuilder {
  private var keys = ByteStrings()
  private var terms: [(concept: UInt32, term: Int, kind: TermForms.Kind, isUsable: Bool)] = []
  private var strokes = Readings()
  private var initials = Readings()
  private var pinyin = Readings()
  private var pinyinInitials = Readings()

  /// Readings in the order of terms, and whose they are.
  private struct Readings {
    var texts = ByteStrings()
    var terms: [UInt32] = []

    mutating func append(_ text: [UInt8], of term: UInt32) {
      guard !text.isEmpty else { return }
      texts.append(text)
      terms.append(term)
    }
  }

  mutating func add(_ term: Term, concept: Int, term number: Int) throws(CompiledTermbase.TooLarge) {
    let forms = TermForms(term)
    guard let own = UInt32(exactly: terms.count), let concept = UInt32(exactly: concept),
      number < IndexedTerm.mostTerms, UInt32(exactly: 2 * (keys.bytes.count + forms.key.count)) != nil
    else { throw CompiledTermbase.TooLarge() }
    keys.append(forms.key)
    terms.append((concept, number, forms.kind, term.status.isUsable))
    switch forms.kind {
    case .korean:
      strokes.append(forms.strokes, of: own)
      initials.append(forms.initials, of: own)
    case .chinese:
      let reading = forms.pinyin
      pinyin.append(reading.whole, of: own)
      pinyinInitials.append(reading.initials, of: own)
    case .other: break
    }
  }

  func addTables(to file: inout TableFileWriter) throws(CompiledTermbase.TooLarge) {
    // By length, then by bytes: equal keys stand together.
    let order = keys.order().enumerated().sorted { first, second in
      let lengths = (keys.range(first.element).count, keys.range(second.element).count)
      return lengths.0 == lengths.1 ? first.offset < second.offset : lengths.0 < lengths.1
    }.map(\.element)
    var table = KeyTableBuilder()
    var keyTerms: [UInt32] = []
    var rows: [UInt32] = []
    var numbers = [UInt32](repeating: 0, count: terms.count)
    rows.reserveCapacity(IndexedTerm.size * terms.count)
    for (number, term) in order.enumerated() {
      if table.append(keys[term]) { keyTerms.append(UInt32(number)) }
      numbers[term] = UInt32(number)
      let (concept, place, kind, isUsable) = terms[term]
      let row = IndexedTerm(
        concept: concept, key: UInt32(keyTerms.count - 1), term: place, kind: kind, isUsable: isUsable)
      rows += [row.concept, row.key, row.rest]
    }
    keyTerms.append(UInt32(terms.count))
    table.addTables(to: &file)
    file.add(GlossaryTable.keyTerms, keyTerms)
    file.add(GlossaryTable.terms, rows)
    Self.add(strokes, as: GlossaryTable.strokes, numbers, to: &file)
    Self.add(initials, as: GlossaryTable.initials, numbers, to: &file)
    Self.add(pinyin, as: GlossaryTable.pinyin, numbers, to: &file)
    Self.add(pinyinInitials, as: GlossaryTable.pinyinInitials, numbers, to: &file)
  }

  /// - Parameter numbers: By term as added, its number in the index.
  private static func add(
    _ readings: Readings, as name: String, _ numbers: [UInt32], to file: inout TableFileWriter
  ) {
    var texts: [UInt8] = []
    var starts: [UInt32] = []
    var lists: [UInt32] = []
    var terms: [UInt32] = []
    var last: ArraySlice<UInt8>?
    for index in readings.texts.order() {
      let text = readings.texts[index]
      if last?.elementsEqual(text) != true {
        starts.append(UInt32(texts.count))
        lists.append(UInt32(terms.count))
        texts += text
        last = text
      }
      terms.append(numbers[Int(readings.terms[index])])
    }
    starts.append(UInt32(texts.count))
    lists.append(UInt32(terms.count))
    file.add(name + ".text", texts)
    file.add(name + ".at", starts)
    file.add(name + ".list", lists)
    file.add(name + ".terms", terms)
  }
}

/// Makes the tables of a ``KeyTable`` from keys in its order.
private struct KeyTableBuilder {
  private var bytes: [UInt8] = []
  /// Lengths and how many keys have them.
  private var classes: [UInt32] = []
  private var last: ArraySlice<UInt8>?

  /// Whether `key`, which is not before the one appended last, is another. The empty key stands for nothing and has no place.
  mutating func append(_ key: ArraySlice<UInt8>) -> Bool {
    guard last?.elementsEqual(key) != true else { return false }
    if classes.isEmpty || last?.count != key.count {
      classes += [UInt32(key.count), 0]
    }
    classes[classes.count - 1] += 1
    bytes += key
    bytes.append(KeyTable.end)
    last = key
    return true
  }

  func addTables(to file: inout TableFileWriter) {
    file.add(GlossaryTable.classes, classes)
    file.add(GlossaryTable.keys, bytes)
    file.add(GlossaryTable.suffixes, suffixes())
  }

  private func suffixes() -> [UInt32] {
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 && bytes[$0] != KeyTable.end }
    return bytes.withUnsafeBytes { bytes in
      let spans = starts.map { $0..<min($0 + KeyTable.depth, bytes.count) }
      return SortedSpans.order(of: spans, in: bytes).map { UInt32(starts[$0]) }
    }
  }
}
