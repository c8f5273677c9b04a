import TestSupport

/// One thing that takes text, and what must hold of it whatever the text.
public struct FuzzTarget: Sendable {
  public let name: String
  /// Throws ``Violation`` where something does not hold. `chance` is for choices beside the input; it is the same for the same seed.
  let check: @Sendable (_ input: [UInt8], _ chance: inout SplitMix) throws -> Void

  public static let all: [FuzzTarget] =
    textTargets + hangulTargets + chineseTargets + figureTargets + readerTargets + unitTargets

  /// What does not hold of `input`; nil where everything does.
  public func violation(of input: [UInt8], seed: UInt64) -> String? {
    var chance = SplitMix(seed: seed ^ 0x5851_F42D)
    do {
      try check(input, &chance)
      return nil
    } catch { return "\(error)" }
  }
}

/// What was expected to hold and did not.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ claim: @autoclosure () -> String) throws {
  if !holds { throw Violation(claim()) }
}

/// `bytes` as a string; what is no UTF-8 becomes U+FFFD.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Whether a character begins or the text ends at `offset`.
func isBoundary(_ offset: Int, in utf8: [UInt8]) -> Bool {
  offset == utf8.count || (offset >= 0 && offset < utf8.count && utf8[offset] & 0xC0 != 0x80)
}

/// The text cut in two at a place that chance chooses.
func halves(_ bytes: [UInt8], _ chance: inout SplitMix) -> (String, String) {
  let scalars = Array(text(bytes).unicodeScalars)
  let cut = chance.below(scalars.count + 1)
  return (string(scalars[..<cut]), string(scalars[cut...]))
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

extension SplitMix {
  mutating func below(_ limit: Int) -> Int { limit <= 0 ? 0 : Int(next() % UInt64(limit)) }
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
  mutating func element<T>(of list: [T]) -> T { list[below(list.count)] }
}
