import Foundation
import Testing

@testable import EditionRendering

/// Writes the sample in every format, to be looked at: `EDITION_SAMPLES=/tmp/samples swift test --filter SamplePages`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["EDITION_SAMPLES"] != nil)) struct SamplePages {
  @Test(arguments: [true, false]) func write(withTarget: Bool) throws {
    let folder = try #require(ProcessInfo.processInfo.environment["EDITION_SAMPLES"])
    let edition = Sample.edition(withTarget: withTarget)
    let renderers: [any EditionRenderer] = [
      HTMLRenderer(language: withTarget ? .korean : .english, indexing: Sample.indexing),
      MarkdownRenderer(language: .korean, indexing: Sample.indexing), DraftRecordRenderer(),
    ]
    for renderer in renderers {
      let path = "\(folder)/\(withTarget ? "edition" : "draft").\(renderer.fileExtension)"
      try renderer.render(edition).write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
