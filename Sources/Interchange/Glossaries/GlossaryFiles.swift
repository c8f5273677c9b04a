import BitextModel
import Diagnostics
import Terminology
import TextAnalysis

/// Reads all files of a glossary and looks at them together.
public enum GlossaryFiles {
  /// The concepts of all files and every problem, ids that stand twice among them.
  public static func read(
    _ files: [(name: String, content: [UInt8])]
  ) -> (entries: [GlossaryReader.Entry], problems: [FileProblem]) {
    var entries: [GlossaryReader.Entry] = []
    var problems: [FileProblem] = []
    for file in files {
      do {
        let decoded = try TextDecoding.decode(file.content)
        let source = SourceText(path: file.name, utf8: decoded.utf8)
        let read = GlossaryReader.read(source, field: field(of: file.name))
        entries += read.entries
        problems += read.problems
      } catch {
        problems.append(FileProblem(path: file.name, message: error.message))
      }
    }
    return (entries, (problems + doubleIDs(entries)).sorted(by: FileProblem.inOrder))
  }

  private static func field(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func doubleIDs(_ entries: [GlossaryReader.Entry]) -> [FileProblem] {
    var first: [String: GlossaryReader.Entry] = [:]
    return entries.compactMap { entry in
      guard let known = first[entry.concept.id] else {
        first[entry.concept.id] = entry
        return nil
      }
      let place = "\(known.path):\(known.line)"
      return FileProblem(
        path: entry.path, line: entry.line, column: 1,
        message: Message(
          en: "the id \(entry.concept.id) stands at \(place) already; give one of the two another id, or merge them",
          ko: "\(place)에 이미 있는 id입니다: \(entry.concept.id). 둘 중 하나의 id를 바꾸거나 하나로 합치세요",
          zh: "id \(entry.concept.id) 已在 \(place) 出现；请更改其中一个 id，或将二者合并"))
    }
  }
}
