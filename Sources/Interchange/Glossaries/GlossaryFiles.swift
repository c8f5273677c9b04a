import BitextModel
import Diagnostics
import Dispatch
import Synchronization
import Terminology
import TextAnalysis

/// Reads all files of a glossary and looks at them together.
public enum GlossaryFiles {
  /// The concepts of all files and every problem, ids that stand twice among them. Files are read on all cores.
  public static func read(
    _ files: [(name: String, content: [UInt8])]
  ) -> (entries: [GlossaryReader.Entry], problems: [FileProblem]) {
    let readings = Mutex([Reading](repeating: Reading(), count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let reading = Reading(of: files[index].content, path: files[index].name)
      readings.withLock { $0[index] = reading }
    }
    let all = readings.withLock { $0 }
    let entries = all.flatMap(\.entries)
    return (entries, (all.flatMap(\.problems) + doubleIDs(entries)).sorted(by: FileProblem.inOrder))
  }

  /// What one file holds.
  private struct Reading: Sendable {
    var entries: [GlossaryReader.Entry] = []
    var problems: [FileProblem] = []

    init() {}

    init(of content: [UInt8], path: String) {
      do {
        let source = SourceText(path: path, utf8: try TextDecoding.decode(content).utf8)
        (entries, problems) = GlossaryReader.read(source, field: GlossaryFiles.field(of: path))
      } catch {
        problems = [FileProblem(path: path, message: error.message)]
      }
    }
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
