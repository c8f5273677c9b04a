import BitextModel
import Diagnostics
import Terminology
import Yams

/// What `eonhae.yaml` says; every key has a default, so that a folder without the file works too.
public struct WorkspaceSettings: Sendable, Hashable {
  /// One source of target text. `kind` says which protocol it speaks; the key stands in an environment variable, never in the file.
  public struct Provider: Sendable, Hashable {
    public var kind: String
    public var url: String?
    public var model: String?
    public var keyEnvironment: String?
  }

  public var sourceLanguage = Language.korean
  public var targetLanguage = Language.simplifiedChinese
  /// Folders or files, relative to the settings file.
  public var glossary = ["Glossary"]
  public var corpus = ["Corpus"]
  public var memory = ".eonhae/memory.sqlite"
  public var style = HouseStyle()
  /// By rule; nil switches the rule off.
  public var rules: [String: Severity?] = [:]
  public var defaultProvider = "none"
  public var providers: [String: Provider] = [:]

  public init() {}
}

extension WorkspaceSettings {
  public static let fileName = "eonhae.yaml"

  private static let keys = ["languages", "glossary", "corpus", "memory", "style", "rules", "providers"]

  /// Reads the settings; what is wrong with them is listed with its place.
  ///
  /// - Parameter knownRules: The names that `rules` may use.
  public static func read(
    _ source: SourceText, knownRules: [String]
  ) -> (settings: WorkspaceSettings, problems: [FileProblem]) {
    var yaml = YAMLReader(path: source.path)
    var settings = WorkspaceSettings()
    if let root = yaml.root(of: source), let entries = yaml.mapping(root, named: fileName, keys: keys) {
      settings.readLanguages(entries["languages"], &yaml)
      if let node = entries["glossary"] { settings.glossary = yaml.strings(node) }
      if let node = entries["corpus"] { settings.corpus = yaml.strings(node) }
      if let text = entries["memory"].flatMap({ yaml.string($0) }) { settings.memory = text }
      settings.readStyle(entries["style"], &yaml)
      settings.readRules(entries["rules"], known: knownRules, &yaml)
      settings.readProviders(entries["providers"], &yaml)
    }
    return (settings, yaml.problems.sorted(by: FileProblem.inOrder))
  }

  private mutating func readLanguages(_ node: Node?, _ yaml: inout YAMLReader) {
    guard let node, let entries = yaml.mapping(node, named: "languages", keys: ["source", "target"]) else { return }
    let known = ["ko", "zh-Hans", "zh-Hant"]
    func language(_ key: String, _ yaml: inout YAMLReader) -> Language? {
      guard let node = entries[key], let text = yaml.string(node) else { return nil }
      if known.contains(text) { return Language(rawValue: text) }
      yaml.report(node, UnknownKey.value(text, known: known))
      return nil
    }
    if let source = language("source", &yaml) { sourceLanguage = source }
    if let target = language("target", &yaml) { targetLanguage = target }
  }

  private mutating func readStyle(_ node: Node?, _ yaml: inout YAMLReader) {
    guard let node, let entries = yaml.mapping(node, named: "style", keys: ["gloss", "glossScript", "names"]) else {
      return
    }
    if let value = entries["gloss"].flatMap({ yaml.choice($0, of: HouseStyle.GlossPolicy.self) }) {
      style.gloss = value
    }
    if let value = entries["glossScript"].flatMap({ yaml.choice($0, of: HouseStyle.GlossScript.self) }) {
      style.glossScript = value
    }
    if let value = entries["names"].flatMap({ yaml.choice($0, of: HouseStyle.NamePolicy.self) }) { style.names = value }
  }

  private mutating func readRules(_ node: Node?, known: [String], _ yaml: inout YAMLReader) {
    guard let node, let entries = yaml.mapping(node, named: "rules", keys: known) else { return }
    for (rule, levelNode) in entries {
      // YAML reads a bare off as text here, but many editors write it as false.
      guard let level = yaml.string(levelNode) else { continue }
      if level == "off" || level == "false" {
        rules[rule] = .some(nil)
      } else if let severity = Severity(rawValue: level) {
        rules[rule] = severity
      } else {
        yaml.report(levelNode, UnknownKey.value(level, known: Severity.allCases.map(\.rawValue) + ["off"]))
      }
    }
  }

  private mutating func readProviders(_ node: Node?, _ yaml: inout YAMLReader) {
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      _ = yaml.mapping(node, named: "providers", keys: ["default"])
      return
    }
    for (keyNode, value) in mapping {
      let name = keyNode.scalar?.string ?? ""
      if name == "default" {
        if let text = yaml.string(value) { defaultProvider = text }
      } else if let entries = yaml.mapping(value, named: name, keys: ["kind", "url", "model", "keyEnvironment"]) {
        providers[name] = Provider(
          kind: entries["kind"].flatMap { yaml.string($0) } ?? "",
          url: entries["url"].flatMap { yaml.string($0) }, model: entries["model"].flatMap { yaml.string($0) },
          keyEnvironment: entries["keyEnvironment"].flatMap { yaml.string($0) })
      }
    }
    if defaultProvider != "none", providers[defaultProvider] == nil {
      yaml.report(
        node,
        Message(
          en: "the default provider “\(defaultProvider)” is not described here; add it, or write “default: none”",
          ko: "정의되지 않은 기본 제공자입니다: \(defaultProvider). 정의를 추가하거나 ‘default: none’으로 쓰세요",
          zh: "默认提供方“\(defaultProvider)”未在此定义；请添加定义，或写“default: none”"))
    }
  }
}
