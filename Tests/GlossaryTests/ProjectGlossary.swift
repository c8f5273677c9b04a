import Foundation
import Interchange
import Terminology

/// The glossary of the project, read file by file.
enum ProjectGlossary {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Glossary")

  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  static let files: [(name: String, content: [UInt8])] = names.map { name in
    ("Glossary/" + name, [UInt8](FileManager.default.contents(atPath: folder.appending(path: name).path) ?? Data()))
  }

  static let read = GlossaryFiles.read(files)
  static let concepts: [Concept] = read.entries.map(\.concept)
}
