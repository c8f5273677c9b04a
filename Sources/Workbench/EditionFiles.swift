import BitextModel
import Diagnostics
import EditionRendering
import SinoKorean
import TextAnalysis

/// An edition on disk: one file a format, named after the article, and `NAME.draft.json`.
public struct EditionFiles: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case html
    case md
  }

  private let edition: Edition
  private let language: InterfaceLanguage

  /// - Parameter language: Of headings and notices.
  public init(_ edition: Edition, language: InterfaceLanguage) {
    self.edition = edition
    self.language = language
  }

  /// `newsletter-289` of `Issues/newsletter-289.ko.md`; an article named `source` takes its folder's name.
  public static func name(of path: String) -> String {
    guard path != "-" else { return "article" }
    var stem = Path.stem(path)
    for ending in [".ko", ".zh-Hans", ".zh-Hant", ".zh"] where stem.hasSuffix(ending) && stem.count > ending.count {
      stem.removeLast(ending.count)
    }
    let folder = Path.name(Path.folder(path))
    return stem == "source" && ![".", "..", "/"].contains(folder) ? folder : stem
  }

  /// Writes the files and returns their paths. Everything is rendered before the first is written.
  public func write(to folder: String, formats: Set<Format>) throws -> [String] {
    var renderers: [any EditionRenderer] = []
    if formats.contains(.html) { renderers.append(HTMLRenderer(language: language, indexing: Self.indexing)) }
    if formats.contains(.md) { renderers.append(MarkdownRenderer(language: language, indexing: Self.indexing)) }
    renderers.append(DraftRecordRenderer())
    let files = try renderers.map { renderer in
      (path: Path.joined(folder, "\(edition.name).\(renderer.fileExtension)"), text: try renderer.render(edition))
    }
    for file in files where isArticle(file.path) {
      throw FileProblem(
        path: file.path,
        message: Message(
          en: "the edition would be written over the article; choose another folder with -o",
          ko: "대역판이 기사 파일을 덮어쓰게 됩니다. -o로 다른 폴더를 지정하세요", zh: "双语版会覆盖文章文件；请用 -o 指定其他文件夹"))
    }
    try FileAccess.makeFolder(folder)
    for file in files { try FileAccess.write(file.text, to: file.path) }
    return files.map(\.path)
  }

  private func isArticle(_ path: String) -> Bool {
    [edition.source.source.path, edition.target?.source.path].contains {
      $0.map { FileAccess.isSame($0, path) } ?? false
    }
  }

  /// How the index is sorted and what it reads.
  static var indexing: TermIndexing {
    TermIndexing(
      koreanPrecedes: { Collation.korean.areInIncreasingOrder($0, $1) },
      koreanHeading: { Collation.korean.heading(of: $0) },
      pinyinPrecedes: { Collation.pinyin.areInIncreasingOrder($0, $1) },
      pinyinHeading: { Collation.pinyin.heading(of: $0) },
      sinoKoreanReading: { SinoKoreanReading.reading(of: $0) },
      pinyin: { Pinyin.syllables(of: $0).joined(separator: " ") })
  }
}
