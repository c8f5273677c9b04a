import PatternMatching
import Terminology

/// The terms of a termbase as tables in one file, made once for one content of the glossary and mapped by every run after that.
///
/// The file says what it was made from, by a key of the caller's; it holds no terms, only their patterns, so it is of use with that termbase alone.
public enum CompiledTerms {
  /// Why a compiled file is not used. Compiling again mends each of them.
  public enum Fault: Error, Hashable, Sendable {
    case missing
    /// Made from another content of the glossary.
    case stale
    case otherVersion
    /// In bytes.
    case truncated(expected: Int, found: Int)
    case damaged
  }

  static let spacings = "spacings"
  /// Of each term the checksum of its text: whether the article has the very text is asked for millions of places, and a termbase is slow to ask.
  static let texts = "texts"
  private static let kind = "terms"
  /// Raised with every change of folding, of units or of the tables here; the matcher's own version is part of it.
  private static var version: UInt32 { PatternMatcher.version << 16 | 3 }

  /// The file for `termbase`.
  ///
  /// - Parameter key: Of the content that the termbase was read from.
  /// - Complexity: O(*n* log *n*) in the number of terms; a second for half a million.
  public static func bytes(of termbase: Termbase, key: UInt64) throws(TooManyCharacters) -> [UInt8] {
    var patterns = PatternSet()
    var spacings: [UInt32] = []
    var texts: [UInt64] = []
    for term in termbase.concepts.lazy.flatMap(\.terms) {
      let units = FoldedText.units(of: term.text)
      patterns.append(units)
      let places = FoldedText.spacings(of: term.text)
      let isPlain = places.isEmpty && units.elementsEqual(term.text.unicodeScalars.lazy.map(\.value))
      spacings.append(UInt32(places.count) << 1 | (isPlain ? 1 : 0))
      spacings += places.map { UInt32($0) }
      texts.append(Checksum.of(Array(term.text.utf8)))
    }
    var file = TableFileWriter(kind: kind, version: version, key: key)
    do {
      // Texts are folded before they are matched, for the judge looks at every unit.
      try PatternMatcher.addTables(for: patterns, folding: .none, to: &file)
    } catch {
      throw TooManyCharacters()
    }
    file.add(Self.spacings, spacings)
    file.add(Self.texts, texts)
    return file.bytes()
  }

  /// The terms together hold more different characters, or are longer, than the tables can number: 65,519 characters, 2^29 in all.
  public struct TooManyCharacters: Error, Hashable, Sendable {
    public init() {}
  }

  static func opened(_ bytes: [UInt8]) throws(TableFileError) -> TableFile {
    try TableFile(bytes, kind: kind, version: version)
  }

  static func opened(_ path: String, key: UInt64) throws(Fault) -> TableFile {
    do {
      let file = try TableFile.open(path, kind: kind, version: version)
      guard file.key == key else { throw Fault.stale }
      return file
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(error as? TableFileError ?? .damaged)
    }
  }
}

extension CompiledTerms.Fault {
  init(_ error: TableFileError) {
    self =
      switch error {
      case .unreadable: .missing
      case .foreign, .damaged: .damaged
      case .otherVersion: .otherVersion
      case .truncated(let expected, let found): .truncated(expected: expected, found: found)
      }
  }
}

extension TermRecognizer {
  /// A recognizer over a compiled file that was made for `termbase` and `key`.
  public init(_ termbase: Termbase, compiledAt path: String, key: UInt64) throws(CompiledTerms.Fault) {
    let file = try CompiledTerms.opened(path, key: key)
    do {
      self.init(termbase, try TermPatterns(termbase, file))
    } catch {
      throw CompiledTerms.Fault(error)
    }
  }

  /// A recognizer over the bytes of such a file.
  public init(_ termbase: Termbase, compiled bytes: [UInt8]) throws(CompiledTerms.Fault) {
    do {
      self.init(termbase, try TermPatterns(termbase, CompiledTerms.opened(bytes)))
    } catch {
      throw CompiledTerms.Fault(error)
    }
  }
}
