/// What goes with what, in both directions: the general lexicon and, over it, what was learnt from documents.
public struct BilingualLexicon: Sendable {
  /// Learnt associations of each Korean piece, sorted by the Chinese one.
  var learnt: [UInt64: [Learnt]] = [:]

  struct Learnt: Sendable {
    let chinese: UInt64
    let association: Association
  }

  /// What is built in.
  public static let general = BilingualLexicon()

  init() {}

  /// How many associations were learnt.
  public var count: Int { learnt.values.reduce(0) { $0 + $1.count } }

  mutating func add(_ korean: UInt64, _ chinese: UInt64, _ association: Association) {
    learnt[korean, default: []].append(Learnt(chinese: chinese, association: association))
  }

  mutating func sort() {
    for key in learnt.keys { learnt[key]!.sort { $0.chinese < $1.chinese } }
  }

  /// Calls `body` with each Chinese piece that goes with the Korean one; what was learnt stands before what is built in.
  func forEachAssociation(of korean: UInt64, _ body: (UInt64, Association) -> Void) {
    guard !learnt.isEmpty, let learnt = learnt[korean] else {
      return GeneralLexicon.shared.forEachAssociation(of: korean, body)
    }
    for entry in learnt { body(entry.chinese, entry.association) }
    GeneralLexicon.shared.forEachAssociation(of: korean) { chinese, association in
      if !learnt.contains(where: { $0.chinese == chinese }) { body(chinese, association) }
    }
  }
}
