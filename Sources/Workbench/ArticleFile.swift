import BitextModel
import Diagnostics
import Interchange
import TextAnalysis

/// An article on disk: bytes to text to blocks.
public enum ArticleFile {
  /// The text of a file, decoded.
  ///
  /// - Parameter encoding: Nil to detect it.
  public static func decoded(_ path: String, encoding: Encoding?) throws(FileProblem) -> SourceText {
    let bytes = try FileAccess.read(path)
    do {
      return SourceText(path: path, utf8: try TextDecoding.decode(bytes, as: encoding).utf8)
    } catch {
      throw FileProblem(path: path, message: error.message)
    }
  }

  /// Writes a changed text back over the file it was read from, which is left alone where it is not UTF-8: its encoding may not hold the new text.
  public static func rewrite(_ old: SourceText, as new: SourceText) throws(FileProblem) {
    let bytes = try FileAccess.read(old.path)
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    guard bytes.dropFirst(mark.count).elementsEqual(old.utf8) else {
      throw FileProblem(
        path: old.path,
        message: Message(
          en:
            "the file is not UTF-8 (or has changed meanwhile), so it was not written; save it as UTF-8 and run --fix again",
          ko: "UTF-8 파일이 아니거나 그사이 바뀌어 쓰지 않았습니다. UTF-8로 저장한 뒤 --fix를 다시 실행하세요",
          zh: "文件不是 UTF-8（或在此期间已更改），因此未写入；请另存为 UTF-8 后再运行 --fix"))
    }
    try FileAccess.write(mark + new.utf8, to: old.path)
  }

  /// The article of a file.
  ///
  /// - Parameter language: Nil to tell it from the text.
  public static func read(_ path: String, encoding: Encoding?, language: Language? = nil) throws(FileProblem) -> Article
  {
    let source = try decoded(path, encoding: encoding)
    guard !source.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else {
      throw FileProblem(
        path: path, line: 1, column: 1,
        message: Message(
          en: "the file is empty; an article was expected", ko: "파일이 비어 있습니다. 기사가 들어 있어야 합니다", zh: "文件为空；此处应为文章"))
    }
    try refuseEndlessLine(in: source)
    let (article, damage) = ArticleReader.read(source, language: language)
    if let damage = damage.first(where: \.isFatal) {
      var finder = PositionFinder(source)
      let place = finder.position(at: damage.range.start)
      throw FileProblem(path: path, line: place.line, column: place.column, message: damage.message)
    }
    return article
  }

  /// In bytes: forty times the longest paragraph of a book.
  private static let longestLine = 4 << 20

  private static func refuseEndlessLine(in source: SourceText) throws(FileProblem) {
    var line = 1
    var start = 0
    while start < source.utf8.count {
      let end = source.utf8[start...].firstIndex(of: 0x0A) ?? source.utf8.count
      guard end - start <= longestLine else {
        let size = (end - start + (1 << 20) - 1) >> 20
        throw FileProblem(
          path: source.path, line: line, column: 1,
          message: Message(
            en:
              "expected paragraphs of at most \(longestLine >> 20) MB, found a line of \(size) MB; break it into lines, or "
              + "export the article as text again",
            ko: "한 문단은 \(longestLine >> 20)MB까지 읽는데 이 줄은 \(size)MB입니다. 줄을 나누거나 기사를 텍스트로 다시 내보내세요",
            zh: "每段最多 \(longestLine >> 20) MB，此行却有 \(size) MB；请分行，或重新将文章导出为文本"))
      }
      start = end + 1
      line += 1
    }
  }

  /// The files named by `paths`: folders are walked, sorted, for the kinds of file that are articles.
  public static func expanded(_ paths: [String]) -> [String] { expanded(paths, endings: endings) }

  /// The same for other kinds of file.
  static func expanded(_ paths: [String], endings: Set<String>) -> [String] {
    paths.flatMap { path -> [String] in
      guard path != "-", FileAccess.isFolder(path) else { return [path] }
      var ignored = IgnoredFiles(folder: path)
      return files(below: path, endings, &ignored)
    }
  }

  private static let endings: Set<String> = ["md", "markdown", "txt"]

  private static func files(below folder: String, _ endings: Set<String>, _ ignored: inout IgnoredFiles) -> [String] {
    var result: [String] = []
    for name in FileAccess.names(in: folder) {
      let path = Path.joined(folder, name)
      let isFolder = FileAccess.isFolder(path)
      guard !ignored.contains(path, isFolder: isFolder) else { continue }
      if isFolder {
        // A link to a folder may lead back up.
        guard !FileAccess.isLink(path) else { continue }
        var inner = ignored.entering(path)
        result += files(below: path, endings, &inner)
      } else if endings.contains(Path.ending(name)) {
        result.append(path)
      }
    }
    return result
  }
}
