/// A stretch between two marks that belong together: brackets or quotation marks of one paragraph.
struct Enclosure {
  enum Kind {
    case bracket
    /// Marks of a work's title: never a sentence's end inside.
    case title
    case quotation
  }
  let kind: Kind
  /// The offset of the opening mark.
  let start: Int
  /// The offset of the closing mark.
  let close: Int
}

extension Enclosure {
  /// All matched enclosures of a text in order of start. A paragraph's end leaves open marks unmatched.
  ///
  /// - Complexity: O(*n*): a closing mark looks back over at most eight open ones.
  static func all(in reader: UTF8Reader) -> [Enclosure] {
    var result: [Enclosure] = []
    var open: [(closing: UInt32, kind: Kind, start: Int)] = []
    var offset = 0
    while offset < reader.bytes.count {
      offset = SentenceMarks.next(in: reader.bytes, from: offset)
      guard let (scalar, length) = reader.item(at: offset) else {
        offset += 1
        continue
      }
      if scalar == 0x0A || scalar == 0x0D {
        open.removeAll(keepingCapacity: true)
      } else if let match = open.suffix(8).lastIndex(where: { $0.closing == scalar }),
        !isApostrophe(scalar, at: offset, length, in: reader)
      {
        result.append(Enclosure(kind: open[match].kind, start: open[match].start, close: offset))
        open.removeSubrange(match...)
      } else if let (closing, kind) = opening(scalar), !isApostrophe(scalar, at: offset, length, in: reader) {
        open.append((closing, kind, offset))
      }
      offset += length
    }
    return result.sorted { $0.start < $1.start }
  }

  private static func opening(_ scalar: UInt32) -> (closing: UInt32, kind: Kind)? {
    switch scalar {
    case 0x28: (0x29, .bracket)
    case 0x5B: (0x5D, .bracket)
    case 0x7B: (0x7D, .bracket)
    case 0xFF08: (0xFF09, .bracket)
    case 0xFF3B: (0xFF3D, .bracket)
    case 0x3010, 0x3014, 0x3016: (scalar + 1, .bracket)
    case 0x3008, 0x300A: (scalar + 1, .title)
    case 0x300C, 0x300E: (scalar + 1, .quotation)
    case 0x2018, 0x201C: (scalar + 1, .quotation)
    case 0x22, 0x27: (scalar, .quotation)
    default: nil
    }
  }

  /// Whether a single quotation mark stands inside a Latin word (don’t) or before a year ('22).
  private static func isApostrophe(_ scalar: UInt32, at offset: Int, _ length: Int, in reader: UTF8Reader) -> Bool {
    guard scalar == 0x27 || scalar == 0x2019 else { return false }
    let before = reader.scalar(before: offset).map(Script.init(value:))
    let after = reader.scalar(at: offset + length).map(Script.init(value:))
    return before == .latin && after == .latin || before == .digit && after == .digit
  }
}
