import BitextModel
import Diagnostics

/// Units of a TMX or XLIFF file, with what the file does not say filled in.
///
/// What the file holds that could not be kept, or only otherwise, is told by ``warnings``; the units themselves are whole.
public struct ExchangeUnitReader: UnitReader, ~Copyable {
  private enum File {
    case tmx(TMXReader)
    case xliff(XLIFFReader)
  }

  private let file: File
  private let defaults: UnitDefaults

  /// - Parameters:
  ///   - source: The source language of the units that are wanted, whatever the file's.
  ///   - target: Their target language; nil for every other that a unit has.
  public init(
    tmx path: String, source: Language, target: Language?, defaults: UnitDefaults
  ) throws(FileProblem) {
    file = .tmx(try TMXReader(path: path, source: source, target: target))
    self.defaults = defaults
  }

  public init(xliff path: String, defaults: UnitDefaults) throws(FileProblem) {
    file = .xliff(try XLIFFReader(path: path))
    self.defaults = defaults
  }

  public mutating func next() throws(FileProblem) -> TranslationUnit? {
    let read =
      switch file {
      case .tmx(let reader): try reader.next()
      case .xliff(let reader): try reader.next()
      }
    guard var unit = read else { return nil }
    unit.origin = unit.origin ?? defaults.origin
    unit.author = unit.author ?? defaults.author
    unit.created = unit.created ?? defaults.created
    return unit
  }

  /// A unit that could not be read is one of the warnings.
  public var problems: FirstProblems { FirstProblems() }

  public var warnings: [FileProblem] {
    switch file {
    case .tmx(let reader): reader.warnings
    case .xliff(let reader): reader.warnings
    }
  }
}
