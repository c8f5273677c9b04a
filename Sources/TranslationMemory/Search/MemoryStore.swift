import BitextModel
import Diagnostics

/// A unit with the number that its store knows it by.
public struct StoredUnit: Hashable, Sendable {
  /// From which side a unit was found.
  public enum Direction: Hashable, Sendable {
    case asStored
    /// By its target: source and target of ``unit`` have changed places.
    case turned
  }

  public let id: Int64
  public var unit: TranslationUnit
  public let direction: Direction

  public init(id: Int64, unit: TranslationUnit, direction: Direction = .asStored) {
    self.id = id
    self.unit = unit
    self.direction = direction
  }
}

/// The texts before and behind a text, as far as they are known.
public struct UnitContext: Hashable, Sendable {
  public let previous: PlainText?
  public let next: PlainText?

  public init(previous: String? = nil, next: String? = nil) {
    self.previous = previous.map { PlainText($0) }
    self.next = next.map { PlainText($0) }
  }

  /// Whether a unit with these neighbours stands in it: the texts that are known are the unit's, and one is known.
  public func holds(previous: String?, next: String?) -> Bool {
    func agrees(_ wanted: PlainText?, _ text: String?) -> Bool {
      wanted.map { wanted in text.map { PlainText($0) == wanted } ?? false } ?? true
    }
    return (self.previous != nil || self.next != nil) && agrees(self.previous, previous) && agrees(self.next, next)
  }
}

/// Which units are meant; all that is given must hold.
public struct UnitFilter: Hashable, Sendable {
  public var ids: [Int64]?
  public var origin: String?
  /// Units whose source or target holds this text, letter for letter.
  public var containing: String?
  public var languages: LanguagePair?

  public init(
    ids: [Int64]? = nil, origin: String? = nil, containing: String? = nil, languages: LanguagePair? = nil
  ) {
    self.ids = ids
    self.origin = origin
    self.containing = containing
    self.languages = languages
  }
}

/// What became of units that were handed over.
public struct AdditionCounts: Hashable, Sendable {
  public var added = 0
  /// Units that were there with the same source, target, languages and context, and were brought up to date.
  public var merged = 0
  /// Units with no source or no target text.
  public var skipped = 0

  public init(added: Int = 0, merged: Int = 0, skipped: Int = 0) {
    self.added = added
    self.merged = merged
    self.skipped = skipped
  }

  public static func += (total: inout Self, more: Self) {
    total.added += more.added
    total.merged += more.merged
    total.skipped += more.skipped
  }
}

/// What a memory holds.
public struct MemoryStatistics: Hashable, Sendable {
  public struct Part<Name: Hashable & Sendable>: Hashable, Sendable {
    public let name: Name
    public let units: Int

    public init(_ name: Name, units: Int) {
      self.name = name
      self.units = units
    }
  }

  public let units: Int
  /// By languages.
  public let languages: [Part<LanguagePair>]
  /// By name; nil for units of no known origin.
  public let origins: [Part<String?>]
  /// In the order of ``TranslationUnit/Status``.
  public let statuses: [Part<TranslationUnit.Status>]

  public init(
    units: Int, languages: [Part<LanguagePair>], origins: [Part<String?>], statuses: [Part<TranslationUnit.Status>]
  ) {
    self.units = units
    self.languages = languages
    self.origins = origins
    self.statuses = statuses
  }
}

/// Where translation units are kept: in a file, or in a database that a team shares.
///
/// A store finds units and knows nothing of scores; the searches are in ``MemorySearch``, the same for every store. What a store cannot do it throws as
/// a `FileProblem` whose path is its place.
///
/// ## Topics
/// - Writing: ``add(_:)``, ``settle()``, ``remove(_:)``
/// - Finding: ``units(withSource:in:context:limit:)``, ``unitsLike(_:in:threshold:limit:)``, ``units(holding:in:limit:)``, ``forEachTarget(in:_:)``
/// - Reading all: ``forEach(_:_:)``, ``statistics()``
public protocol MemoryStore: AnyObject {
  /// The path or address, without a password.
  var place: String { get }

  /// Takes the units in, all or none; when it returns they are on disk.
  ///
  /// A unit that is there already (the same source, target, languages and context as ``PlainText``) is not taken in twice: the one that was changed
  /// later gives status, author, note and properties.
  func add(_ units: [TranslationUnit]) throws(FileProblem) -> AdditionCounts

  /// Puts the index in order after many additions. A search finds the same without it, later.
  func settle() throws(FileProblem)

  /// How many units it removed.
  func remove(_ filter: UnitFilter) throws(FileProblem) -> Int

  /// Units whose source is the same text and that are not rejected, the first `limit` in this order: those in the context (``UnitContext``) first, then
  /// the reviewed, translated and proposed ones, of equals those changed last (made last, where nothing says that they were changed), then the oldest.
  func units(
    withSource text: PlainText, in languages: LanguagePair, context: UnitContext, limit: Int
  ) throws(FileProblem) -> [StoredUnit]

  /// Units with sources near `text` but not the same, `limit` at most: the nearest by edit distance in proportion to the longer text first, of equals the older.
  func unitsLike(
    _ text: PlainText, in languages: LanguagePair, threshold: MatchScore, limit: Int
  ) throws(FileProblem) -> [StoredUnit]

  /// Units whose source the phrase stands in, by id.
  func units(holding phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int) throws(FileProblem)
    -> [StoredUnit]

  /// Calls `body` with the id and the target, as UTF-8, of each unit that is not rejected, by id.
  ///
  /// - Complexity: O(units); targets are in no index.
  func forEachTarget(in languages: LanguagePair, _ body: (Int64, UnsafeRawBufferPointer) -> Void) throws(FileProblem)

  /// Hands over the units by id.
  func forEach(_ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void) throws(FileProblem)

  func statistics() throws(FileProblem) -> MemoryStatistics
}

extension TranslationUnit {
  /// Whether a memory holds only one of the two.
  public func isSame(as other: TranslationUnit) -> Bool {
    func plain(_ text: String?) -> PlainText? { text.map { PlainText($0) } }
    return sourceLanguage == other.sourceLanguage && targetLanguage == other.targetLanguage
      && PlainText(source.text) == PlainText(other.source.text)
      && PlainText(target.text) == PlainText(other.target.text) && plain(previous) == plain(other.previous)
      && plain(next) == plain(other.next)
  }

  /// This unit, brought up to date with the same one from elsewhere: what was changed later is believed, and nothing is forgotten.
  ///
  /// Where one of them has no date, or both the same, this one stays, with the further of the two statuses: a draft that comes again
  /// takes no review back.
  public func merged(with other: TranslationUnit) -> TranslationUnit {
    let (date, otherDate) = (changed ?? created ?? "", other.changed ?? other.created ?? "")
    let areComparable = !date.isEmpty && !otherDate.isEmpty && date != otherDate
    let (new, old) = areComparable && otherDate > date ? (other, self) : (self, other)
    var result = new
    if !areComparable, other.status.advance > status.advance { result.status = other.status }
    if new.source.codes.isEmpty, new.source.text == old.source.text { result.source.codes = old.source.codes }
    if new.target.codes.isEmpty, new.target.text == old.target.text { result.target.codes = old.target.codes }
    result.origin = new.origin ?? old.origin
    result.position = new.origin == nil ? old.position : new.position
    result.author = new.author ?? old.author
    result.created = [new.created, old.created].compactMap(\.self).min()
    result.changed = new.changed ?? old.changed
    result.note = new.note ?? old.note
    if new.properties.isEmpty { result.properties = old.properties }
    return result
  }
}

extension TranslationUnit.Status {
  /// How far the work on a unit has come; a rejection is the last word.
  fileprivate var advance: Int {
    switch self {
    case .proposed: 0
    case .translated: 1
    case .reviewed: 2
    case .rejected: 3
    }
  }
}
