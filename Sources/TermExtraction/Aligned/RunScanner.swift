import BitextModel
import TermRecognition

/// Cuts UTF-8 into runs of Hangul, of Latin letters, and what is between.
struct RunScanner {
  enum Kind { case hangul, latin, number, han, space, middleDot, other }

  struct Run {
    let kind: Kind
    let range: TextRange
    /// The syllables of a run of Hangul.
    let scalars: [UInt32]
    let before: EojeolLattice.Before

    /// A Hangul syllable is three bytes.
    func range(of syllables: Range<Int>) -> TextRange {
      TextRange(range.start + syllables.lowerBound * 3, range.start + syllables.upperBound * 3)
    }
  }

  private let utf8: [UInt8]
  private var place = 0
  private var last = Kind.other

  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  mutating func next() -> Run? {
    guard place < utf8.count else { return nil }
    let start = place
    var (code, width) = scalar(at: place)
    let kind = Self.kind(of: code, after: .other)
    var scalars: [UInt32] = []
    var hasLetter = false
    while place < utf8.count {
      (code, width) = scalar(at: place)
      switch kind {
      case .hangul:
        guard Self.kind(of: code, after: kind) == .hangul else { return run(kind, start, scalars) }
        scalars.append(code)
      case .latin, .number:
        guard Self.continuesWord(code), !Self.isJoiner(code) || joins(at: place + width) else {
          return run(hasLetter ? .latin : kind, start, [])
        }
        if Self.kind(of: code, after: .other) == .latin { hasLetter = true }
      default:
        guard Self.kind(of: code, after: kind) == kind, place == start || kind == .space || kind == .han else {
          return run(kind, start, [])
        }
      }
      place += width
    }
    return run(hasLetter ? .latin : kind, start, scalars)
  }

  private mutating func run(_ kind: Kind, _ start: Int, _ scalars: [UInt32]) -> Run {
    let before: EojeolLattice.Before =
      switch last {
      case .latin, .han: .word
      case .number: .number
      default: .nothing
      }
    last = kind
    return Run(kind: kind, range: TextRange(start, place), scalars: scalars, before: before)
  }

  private func joins(at next: Int) -> Bool {
    guard next < utf8.count else { return false }
    let kind = Self.kind(of: scalar(at: next).code, after: .other)
    return kind == .latin || kind == .number
  }

  private static func isJoiner(_ code: UInt32) -> Bool { [0x2D, 0x2E, 0x2F, 0x5F, 0x27, 0x2B].contains(code) }

  private static func continuesWord(_ code: UInt32) -> Bool {
    let kind = kind(of: code, after: .other)
    return kind == .latin || kind == .number || isJoiner(code)
  }

  private static func kind(of code: UInt32, after: Kind) -> Kind {
    switch code {
    case 0xAC00...0xD7A3: .hangul
    case 0x30...0x39: .number
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
    case _ where FormKey.isSpace(code): .space
    case 0x3400...0x9FFF, 0xF900...0xFAFF: .han
    case 0xB7, 0x30FB, 0x2022: .middleDot
    default: .other
    }
  }

  private func scalar(at place: Int) -> (code: UInt32, width: Int) {
    let first = utf8[place]
    func tail(_ offset: Int) -> UInt32 {
      place + offset < utf8.count ? UInt32(utf8[place + offset] & 0x3F) : 0
    }
    switch first {
    case ..<0x80: return (UInt32(first), 1)
    case ..<0xE0: return (UInt32(first & 0x1F) << 6 | tail(1), min(2, utf8.count - place))
    case ..<0xF0: return (UInt32(first & 0xF) << 12 | tail(1) << 6 | tail(2), min(3, utf8.count - place))
    default:
      return (UInt32(first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), min(4, utf8.count - place))
    }
  }
}
