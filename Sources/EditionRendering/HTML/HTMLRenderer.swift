import BitextModel
import Diagnostics
import Mustache

/// Writes an edition as one HTML file that needs nothing else: two columns, cards, findings and the index of terms.
///
///     let page = try HTMLRenderer(language: .korean, indexing: indexing).render(edition)
///
/// It holds no script, asks for nothing from outside, and forbids both by its content security policy. The same edition gives the
/// same bytes.
public struct HTMLRenderer: EditionRenderer {
  private let wording: EditionWording
  private let indexing: TermIndexing

  /// - Parameter language: Of headings, labels and the messages of findings; the texts keep their own.
  public init(language: InterfaceLanguage, indexing: TermIndexing) {
    wording = EditionWording(language)
    self.indexing = indexing
  }

  public var fileExtension: String { "html" }

  /// - Throws: The template engine's error where a template is not well formed.
  public func render(_ edition: Edition) throws -> String {
    let library = try HTMLTemplates.library.get()
    let layout = EditionLayout(edition)
    let terms = HTMLTerms(edition.termbase, TermIndex(layout, indexing), wording)
    var rows = HTMLRows(layout, terms, wording, library)
    var values = HTMLSummary(layout, terms, wording).values()
    values.merge(head(layout)) { $1 }
    values["rows"] = rows.values()
    values["hasIndex"] = !terms.index.entries.isEmpty
    values["korean"] = groups(terms.index.korean, terms)
    values["pinyin"] = groups(terms.index.pinyin, terms)
    return library.render(values, withTemplate: "page") ?? ""
  }

  private func head(_ layout: EditionLayout) -> TemplateValues {
    let edition = layout.edition
    return [
      "ui": wording.tag, "labels": wording.allLabels, "style": HTMLStyle.sheet, "title": layout.title,
      "name": edition.name, "titleTag": layout.language(.source).rawValue,
      "targetTitle": edition.target?.title ?? false, "targetTag": layout.language(.target).rawValue,
      "kind": wording.label(edition.isDraft ? "draft" : "edition"), "isDraft": edition.isDraft,
    ]
  }

  private func groups(_ groups: [TermIndex.Group], _ terms: HTMLTerms) -> [TemplateValues] {
    groups.map { ["heading": $0.heading, "entries": $0.entries.map(terms.entry)] }
  }
}
