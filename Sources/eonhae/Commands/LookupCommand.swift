import ArgumentParser
import BitextModel
import Diagnostics
import Terminology
import Workbench

/// `eonhae lookup`: concepts by any form.
struct LookupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lookup",
      abstract: words("Look a term up by any form.", "어떤 형태로든 용어를 찾습니다", "按任意形式查找术语"),
      discussion: words(
        "Hangul, simplified or traditional Chinese, pinyin (zhuanjing, zjtx), initials (ㅈㅈㅌㅅ), a part, a typo, English. "
          + "Without a query there is a prompt with history and completion, or the lines of standard input are looked up.",
        "한글, 간체·번체, 병음(zhuanjing, zjtx), 초성(ㅈㅈㅌㅅ), 일부, 오타, 영어로 찾을 수 있습니다. 검색어가 없으면 이력과 자동 완성이 되는 입력창이 열리거나, 표준 입력을 한 줄씩 찾습니다.",
        "可用韩文、简体或繁体中文、拼音（zhuanjing、zjtx）、初声（ㅈㅈㅌㅅ）、部分词、错字或英文查找。不带查询词时打开带历史与补全的输入行，或逐行读取标准输入。"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp(words("What to look for.", "찾을 말", "要查找的词"), valueName: "query"))
  var query: [String] = []

  @OptionGroup var shared: SharedOptions

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @Option(help: ArgumentHelp(words("At most so many concepts.", "최대 개념 수", "最多显示的概念数")))
  var limit = 10

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError(words("--limit takes a number from 1", "--limit은 1 이상이어야 합니다", "--limit 须为 1 以上的数"))
    }
  }

  func run() throws {
    let workspace = try shared.workspace()
    let lookup: GlossaryLookup
    do { lookup = try GlossaryLookup(workspace) } catch { throw Failure.unusable(error.problems) }
    if lookup.isEmpty {
      Failure.noteMissingGlossary(workspace)
      throw ExitCode(2)
    }
    guard query.isEmpty else {
      try answer(query.joined(separator: " "), lookup)
      return
    }
    if Terminal.inputIsTerminal, Terminal.outputIsTerminal, let prompt = LookupPrompt(lookup) {
      try prompt.run { try answer($0, lookup) }
      return
    }
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      try answer(line, lookup)
    }
  }

  private func answer(_ text: String, _ lookup: GlossaryLookup) throws {
    let hits: [GlossaryLookup.Hit]
    do { hits = try lookup.hits(text, limit: limit) } catch { throw Failure.unusable(error.problems) }
    switch format {
    case .json: Terminal.writeLine(JSONText.of(LookupRecord(text, hits)))
    case .text: Terminal.write(LookupPage(text, hits, style: shared.style).text())
    }
  }
}

/// The answer as JSON. Keys are never renamed.
struct LookupRecord: Encodable {
  struct Match: Encodable {
    let concept: String
    let score: Double
    let matchedBy: String
    let ko: [TermRecord]
    let zh: [TermRecord]
    let en: [TermRecord]
    let definition: [String: String]
    let domain: String
  }

  struct TermRecord: Encodable {
    let term: String
    let status: String
    let language: String
    let rendering: String?
  }

  let query: String
  let matches: [Match]

  init(_ query: String, _ hits: [GlossaryLookup.Hit]) {
    self.query = query
    matches = hits.map { hit in
      let (match, concept) = (hit.match, hit.concept)
      func records(_ isWanted: (Language) -> Bool) -> [TermRecord] {
        concept.terms.filter { isWanted($0.language) }.map {
          TermRecord(
            term: $0.text, status: $0.status.rawValue, language: $0.language.rawValue, rendering: $0.rendering?.rawValue
          )
        }
      }
      return Match(
        concept: concept.id, score: (match.score * 1000).rounded() / 1000, matchedBy: match.way.rawValue,
        ko: records { $0 == .korean }, zh: records(\.isChinese), en: records { $0 == .english },
        definition: Dictionary(uniqueKeysWithValues: concept.definition.map { ($0.key.rawValue, $0.value) }),
        domain: concept.field)
    }
  }
}
