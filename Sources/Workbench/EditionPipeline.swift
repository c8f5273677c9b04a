import Alignment
import BitextModel
import Diagnostics
import Drafting
import EditionRendering
import Interchange
import QualityChecks
import SinoKorean
import TermRecognition
import Terminology
import TextAnalysis

/// The order of the stages: article → terms and glosses → findings → rows of an edition.
///
/// The program on one screen. Each stage is a pure function of the values before it.
public struct EditionPipeline: Sendable {
  public let workspace: Workspace
  public let termbase: Termbase
  private let recognizer: TermRecognizer
  private let checks: CheckRunner

  /// Reads the workspace's glossary.
  public init(_ workspace: Workspace) throws(Workspace.Unusable) {
    self.workspace = workspace
    recognizer = try workspace.recognizer()
    termbase = recognizer.termbase
    checks = CheckRunner(severities: workspace.settings.rules)
  }

  /// An article with what was found in it.
  public struct Checked: Sendable {
    public let article: Article
    public let annotations: Annotations
    public let findings: [Finding]
    public let coverage: Coverage
  }

  public func annotations(of article: Article) -> Annotations { recognizer.annotations(of: article) }

  /// Every place where the letters of a term stand, with what was decided about it and why.
  public func hits(in article: Article) -> [TermHit] { recognizer.hits(in: article) }

  public func check(_ article: Article) -> Checked {
    let annotations = annotations(of: article)
    let context = CheckContext(
      article: article, annotations: annotations, termbase: termbase, style: workspace.settings.style)
    return Checked(
      article: article, annotations: annotations, findings: checks.findings(in: context),
      coverage: Coverage(of: [annotations], in: termbase))
  }

  /// One fix may make room for the next (a gloss moved to the first mention makes the later one a repetition); more rounds than this never end.
  private static let mostRounds = 8

  /// The text with every safe fix made, those included that only the fixes before make possible, and how many there were.
  public func mended(_ checked: Checked) -> (text: SourceText, fixes: Int) {
    var text = checked.article.source
    var findings = checked.findings
    var fixes = 0
    for _ in 0..<Self.mostRounds {
      let next = text.applyingSafeFixes(of: findings)
      guard next.mended > 0 else { break }
      text = next.text
      fixes += next.mended
      findings = check(text).findings
    }
    return (text, fixes)
  }

  /// Reads a text as an article and checks it.
  public func check(_ source: SourceText) -> Checked { check(ArticleReader.read(source).article) }

  /// The edition of an article, beside its target article where there is one.
  public func edition(named name: String, of source: Article, target: Article?, language: Language) -> Edition {
    let checked = check(source)
    let rows: [EditionRow]
    if let target {
      rows = beads(of: source, target).map { EditionRow(source: $0.source, target: $0.target) }
    } else {
      let drafter = CertainDrafter(termbase: termbase, language: language)
      rows = source.blocks.indices.map { block in
        EditionRow(source: [block], target: [], certain: drafter.items(in: source, block: block, checked.annotations))
      }
    }
    return Edition(
      name: name, source: source, target: target, targetLanguage: language, termbase: termbase,
      annotations: checked.annotations, targetAnnotations: target.map(annotations), findings: checked.findings,
      coverage: checked.coverage, rows: rows)
  }

  /// An article as a page with its findings, for an editor to read.
  public func page(of article: Article, language: InterfaceLanguage) throws -> String {
    let edition = edition(
      named: EditionFiles.name(of: article.source.path), of: article, target: nil,
      language: workspace.settings.targetLanguage)
    return try HTMLRenderer(language: language, indexing: EditionFiles.indexing).render(edition)
  }

  /// Which blocks of two articles correspond.
  func beads(of source: Article, _ target: Article) -> [Bead] {
    Aligner(similarity: SharedConcepts(source: annotations(of: source), target: annotations(of: target)))
      .beads(
        source: Aligner.Document(source.blocks.map(AlignmentUnit.init), language: source.language),
        target: Aligner.Document(target.blocks.map(AlignmentUnit.init), language: target.language))
  }

  /// The sentences of an article, block by block.
  public func segments(of article: Article) -> [Segment] {
    let segmenter = SentenceSegmenter(article.language)
    return article.blocks.enumerated().flatMap { index, block in
      block.role == .opaque ? [] : segmenter.sentences(in: block.text).map { Segment(block: index, range: $0) }
    }
  }
}
