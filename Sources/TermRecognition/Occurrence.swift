import BitextModel
import Terminology

/// A place where a term of the glossary stands.
public struct TermOccurrence: Sendable, Hashable {
  /// Into the article's ``SourceText``: the term only, without its particle.
  public let range: TextRange
  private let blockNumber: Int32
  private let conceptNumber: Int32
  private let termNumber: Int32
  private let differences: LookedThroughSet
  /// Whether the form is also a common noun, so that the place may be that: 선전 is 深圳 and 宣傳.
  public let isHomonym: Bool
  private let rivals: Rivals?

  /// What only few occurrences have; apart, so that millions of the others are small.
  private final class Rivals: Sendable, Hashable {
    let alternatives: [Int]
    let witnesses: [HomographWitness]

    init(_ alternatives: [Int], _ witnesses: [HomographWitness]) {
      self.alternatives = alternatives
      self.witnesses = witnesses
    }

    static func == (first: Rivals, second: Rivals) -> Bool {
      first.alternatives == second.alternatives && first.witnesses == second.witnesses
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(alternatives)
      hasher.combine(witnesses)
    }
  }

  public init(
    range: TextRange, block: Int, concept: Int, term: Int, alternatives: [Int] = [], through: [LookedThrough] = [],
    isHomonym: Bool = false, witnesses: [HomographWitness] = []
  ) {
    self.init(
      range: range, block: block, concept: concept, term: term, through: LookedThroughSet(through),
      isHomonym: isHomonym,
      alternatives: alternatives, witnesses: witnesses)
  }

  init(
    range: TextRange, block: Int, concept: Int, term: Int, through: LookedThroughSet, isHomonym: Bool,
    alternatives: [Int] = [], witnesses: [HomographWitness] = []
  ) {
    self.range = range
    blockNumber = Int32(block)
    conceptNumber = Int32(concept)
    termNumber = Int32(term)
    differences = through
    self.isHomonym = isHomonym
    rivals = alternatives.isEmpty && witnesses.isEmpty ? nil : Rivals(alternatives, witnesses)
  }

  /// The index of its block in the article.
  public var block: Int { Int(blockNumber) }
  /// The index of the concept in the termbase. Where several concepts share the form, the one the context speaks for.
  public var concept: Int { Int(conceptNumber) }
  /// The index of the term among the concept's terms.
  public var term: Int { Int(termNumber) }
  /// What was looked through to see the term, in a fixed order.
  public var through: [LookedThrough] { differences.list }
  /// Other concepts with the same form, by index.
  public var alternatives: [Int] { rivals?.alternatives ?? [] }
  /// What spoke for the concept against the others; none where the form alone had to decide.
  public var witnesses: [HomographWitness] { rivals?.witnesses ?? [] }

  /// Whether the place may as well be one of the ``alternatives``: nothing in the article decides.
  public var isAmbiguous: Bool { !alternatives.isEmpty && witnesses.isEmpty }

  /// Whether the term stands there beyond doubt and in one piece, so that it can be replaced without a person looking at it.
  public var isPlain: Bool {
    !isHomonym && (alternatives.isEmpty || witnesses.contains(.gloss)) && !differences.contains(.compound)
      && !differences.contains(.markup)
  }
}

/// What speaks for one of the concepts that share a form.
public enum HomographWitness: String, Sendable, Hashable, CaseIterable {
  /// The article prints the Chinese of the concept beside the form.
  case gloss
  /// Another term of the concept, Korean or Chinese, stands in the article.
  case counterpart
  /// Terms of its field stand there.
  case field
  /// Words of its definition, note or other terms stand near.
  case words

  var place: Int {
    switch self {
    case .gloss: 0
    case .counterpart: 1
    case .field: 2
    case .words: 3
    }
  }
}

/// A difference between a term as the glossary has it and as the text has it.
public enum LookedThrough: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Spaces stand, or fail, inside the term.
  case spacing
  /// The characters are of another script: 專精特新 for 专精特新.
  case script
  /// Another Unicode form of the same text: decomposed, compatibility, full width.
  case form
  /// Capital letters.
  case letterCase = "case"
  /// A particle or ending hangs on the term.
  case particle
  /// The term is a member of a compound word.
  case compound
  /// A line or page break cuts it.
  case lineBreak = "linebreak"
  /// Markup stands inside it.
  case markup

  public static func < (first: LookedThrough, second: LookedThrough) -> Bool {
    allCases.firstIndex(of: first)! < allCases.firstIndex(of: second)!
  }
}

/// Several of ``LookedThrough``, as small as they can be kept.
struct LookedThroughSet: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ one: LookedThrough) {
    rawValue =
      switch one {
      case .spacing: 1
      case .script: 2
      case .form: 4
      case .letterCase: 8
      case .particle: 16
      case .compound: 32
      case .lineBreak: 64
      case .markup: 128
      }
  }

  init(_ list: [LookedThrough]) { self = list.reduce(into: []) { $0.insert($1) } }

  mutating func insert(_ one: LookedThrough) { formUnion(LookedThroughSet(one)) }
  func contains(_ one: LookedThrough) -> Bool { !isDisjoint(with: LookedThroughSet(one)) }

  /// In their fixed order.
  var list: [LookedThrough] { Self.lists[Int(rawValue)] }

  private static let lists = (0...UInt8.max).map { bits in
    LookedThrough.allCases.filter { LookedThroughSet(rawValue: bits).contains($0) }
  }
}

/// A Korean form with its Chinese printed beside it: 전정특신(专精特新).
public struct GlossPair: Sendable, Hashable {
  public enum Form: String, Sendable, Hashable {
    /// ko(zh), ko[zh], 'ko'(zh)
    case bracket
    /// zh(ko)
    case reversed
    /// (\*ko 편집자 주: zh …)
    case editorsNote = "editors-note"
  }

  public let form: Form
  /// The index of its block in the article.
  public let block: Int
  /// The Korean (or Latin) form, into the ``SourceText``; nil where nothing stands before the bracket that it could gloss.
  public let head: TextRange?
  /// The Chinese, into the ``SourceText``.
  public let gloss: TextRange
  /// The bracket with all it holds; of an editor's note the whole note.
  public let bracket: TextRange
  /// The head as plain text, markup and line breaks looked through.
  public let headText: String
  /// The Chinese as plain text.
  public let glossText: String
  /// The concepts that the Chinese names, by index in the termbase, ascending; empty where the glossary does not know it.
  public let concepts: [Int]
  /// The concepts that the head names.
  public let headConcepts: [Int]

  /// Head, Chinese and bracket together; of an editor's note, which is long, head and Chinese only.
  public var extent: TextRange {
    let chinese = form == .editorsNote ? gloss : gloss.union(bracket)
    return head.map { $0.union(chinese) } ?? chinese
  }
}

/// What was recognized in one article.
public struct Annotations: Sendable {
  /// In order of place; no two overlap.
  public let occurrences: [TermOccurrence]
  /// In order of the gloss's place.
  public let glosses: [GlossPair]

  public init(occurrences: [TermOccurrence], glosses: [GlossPair]) {
    self.occurrences = occurrences
    self.glosses = glosses
  }

  /// The occurrences of one block, in order of place.
  ///
  /// - Complexity: O(log *n*) in the number of all occurrences.
  public func occurrences(inBlock block: Int) -> ArraySlice<TermOccurrence> {
    Self.slice(occurrences, block: block, blockOf: \.block)
  }

  /// The glosses of one block, in order of place.
  ///
  /// - Complexity: O(log *n*) in the number of all glosses.
  public func glosses(inBlock block: Int) -> ArraySlice<GlossPair> {
    Self.slice(glosses, block: block, blockOf: \.block)
  }

  /// Blocks stand in the order of their places, so those of one block stand together.
  private static func slice<Item>(_ items: [Item], block: Int, blockOf: (Item) -> Int) -> ArraySlice<Item> {
    items[partition(items) { blockOf($0) < block }..<partition(items) { blockOf($0) <= block }]
  }

  /// The index of the first item that does not come before.
  private static func partition<Item>(_ items: [Item], _ comesBefore: (Item) -> Bool) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if comesBefore(items[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
