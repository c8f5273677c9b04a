import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// One rule: looks at an article and says what breaks it.
public protocol Check: Sendable {
  var rule: RuleDescription { get }
  /// The findings, in any order, with the rule's own severity.
  func findings(in context: CheckContext) -> [Finding]
}

/// What a rule may look at.
public struct CheckContext: Sendable {
  public let article: Article
  public let annotations: Annotations
  public let termbase: Termbase
  public let style: HouseStyle

  public init(article: Article, annotations: Annotations, termbase: Termbase, style: HouseStyle) {
    self.article = article
    self.annotations = annotations
    self.termbase = termbase
    self.style = style
  }

  func concept(_ index: Int) -> Concept { termbase.concepts[index] }
  func term(of occurrence: TermOccurrence) -> Term { concept(occurrence.concept).terms[occurrence.term] }
  func role(of block: Int) -> BlockRole { article.blocks[block].role }
  func text(in range: TextRange) -> String { article.source.string(in: range) }

  /// Where a concept's Chinese is printed: the glossary's own word for it goes before the house's.
  func glossPolicy(of concept: Concept?) -> HouseStyle.GlossPolicy {
    concept?.glossing == .firstMention ? .firstMention : style.gloss
  }

  /// The message about an occurrence, with the concepts that the place may mean instead where nothing decides between them.
  func message(_ message: Message, on occurrence: TermOccurrence) -> Message {
    guard occurrence.isAmbiguous else { return message }
    let printed = ([occurrence.concept] + occurrence.alternatives).map { printedChinese(of: concept($0)) }
    // Chinese that several of them share would name none.
    let names = zip(occurrence.alternatives, printed.dropFirst()).map { index, chinese in
      chinese.flatMap { name in printed.count(where: { $0 == name }) == 1 ? name : nil } ?? concept(index).id
    }
    let list = names.joined(separator: ", ")
    return Message(
      en: message.english + "; the same form may mean \(list) here",
      ko: message.korean + " (표기가 같은 다른 개념일 수 있습니다: \(list))",
      zh: message.chinese + "（此处也可能指\(names.joined(separator: "、"))）")
  }

  /// The Chinese of a concept as the house prints it; nil where the glossary has none in any script.
  func printedChinese(of concept: Concept) -> String? {
    concept.chinese(in: style.glossScript.language)
  }
}

/// The rules in force and how grave each is.
public struct CheckRunner: Sendable {
  private let checks: [any Check]
  private let severities: [String: Severity?]

  /// - Parameter severities: By rule; nil switches it off. Rules that are not named keep their own severity.
  public init(severities: [String: Severity?] = [:]) {
    checks = Self.allChecks
    self.severities = severities
  }

  public static let allChecks: [any Check] = [
    UnknownTerm(), InconsistentRendering(), DeprecatedTerm(), ForbiddenTerm(), MissingFirstGloss(), RepeatedGloss(),
    GlossMismatch(), GlossScript(), OrphanGloss(), BracketPair(), EmphasisAfterGloss(), SpacingVariant(),
  ]

  /// The rules in the order of the handbook.
  public static var rules: [RuleDescription] { allChecks.map(\.rule) }

  /// The findings of all rules in force, in order of place.
  public func findings(in context: CheckContext) -> [Finding] {
    checks.flatMap { check -> [Finding] in
      let severity: Severity? = severities[check.rule.name] ?? check.rule.severity
      guard let severity else { return [] }
      return check.findings(in: context).map { finding in
        var finding = finding
        finding.severity = severity
        return finding
      }
    }
    .sorted(by: Finding.inOrder)
  }
}

extension Check {
  func finding(
    _ range: TextRange, _ message: Message, concept: Concept? = nil, fixes: [Fix] = []
  ) -> Finding {
    Finding(
      rule: rule.name, severity: rule.severity, range: range, message: message, concept: concept?.id, fixes: fixes)
  }
}
