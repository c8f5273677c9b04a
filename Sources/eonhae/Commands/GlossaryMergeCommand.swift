import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import SinoKorean
import TermExtraction
import Terminology
import Workbench

/// What `merge` and `add` share: taking concepts into the glossary's files.
struct GlossaryEditOptions: ParsableArguments {
  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      words(
        "Where the two disagree, keep ours or take theirs; without it conflicts are listed and left.",
        "서로 다를 때 ours(우리 것) 또는 theirs(상대 것)를 따릅니다. 없으면 충돌을 나열하고 그대로 둡니다",
        "两者不一致时保留 ours 或采用 theirs；缺省时列出冲突并保持原样"), valueName: "ours|theirs"))
  var prefer: GlossaryMerge.Preference?

  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(
      words("Show the changes as a diff; write nothing.", "바뀔 내용을 diff로 보이고 쓰지 않습니다", "以 diff 显示更改，不写入")))
  var isDryRun = false

  /// Ends with status 1 where conflicts remain.
  func take(_ concepts: [Concept], into file: String?) throws {
    let workspace = try shared.workspace()
    let edit: GlossaryEdit
    do {
      edit = try GlossaryEdit(taking: concepts, into: file, of: workspace, preferring: prefer)
    } catch {
      throw Failure.unusable(error.problems)
    }
    if isDryRun {
      for change in edit.changes { Terminal.write(UnifiedDiff.between(old: change.old, new: change.new)) }
    } else {
      do { try edit.write() } catch { throw Failure.unusable([error]) }
      for change in edit.changes { Terminal.writeLine(change.new.path) }
    }
    for conflict in edit.merge.conflicts { Terminal.report(conflict.line) }
    Terminal.report(summary(edit.merge, of: concepts.count))
    if !edit.merge.conflicts.isEmpty { throw ExitCode(1) }
  }

  private func summary(_ merge: GlossaryMerge, of count: Int) -> String {
    let (added, changed, conflicts) = (merge.added.count, merge.changed.count, merge.conflicts.count)
    return words(
      "concepts read: \(count), added: \(added), changed: \(changed), conflicts: \(conflicts)",
      "개념 \(count)개를 읽음: 추가 \(added)개, 변경 \(changed)개, 충돌 \(conflicts)건",
      "读入概念 \(count) 个：新增 \(added) 个，更改 \(changed) 个，冲突 \(conflicts) 处")
  }
}

extension GlossaryMerge.Preference: ExpressibleByArgument {}
extension Rendering: ExpressibleByArgument {}
extension TermStatus: ExpressibleByArgument {}

extension GlossaryMerge.Conflict {
  fileprivate var line: String {
    let name = concept == incoming ? concept : "\(concept) ← \(incoming)"
    return words("conflict", "충돌", "冲突") + ": \(name): \(what): "
      + words("ours “\(ours)”, theirs “\(theirs)”", "우리 ‘\(ours)’, 상대 ‘\(theirs)’", "我方“\(ours)”，对方“\(theirs)”")
  }

  private var what: String {
    switch subject {
    case .preferredTerm(let language):
      words("preferred \(language.rawValue) term", "\(language.rawValue) 우선 용어", "\(language.rawValue) 首选术语")
    case .status(let term): words("status of \(term)", "\(term)의 상태", "“\(term)”的状态")
    case .rendering(let term): words("rendering of \(term)", "\(term)의 옮긴 방식", "“\(term)”的译法")
    case .definition(let language):
      words("\(language.rawValue) definition", "\(language.rawValue) 정의", "\(language.rawValue) 定义")
    case .property(let key): key
    case .homograph(let term):
      words("\(term) stands for other Chinese here", "\(term)은(는) 여기서 다른 중국어의 용어입니다", "“\(term)”在此对应另一中文")
    case .ambiguous:
      words("several concepts share its Chinese", "같은 중국어를 가진 개념이 여럿입니다", "多个概念含有相同中文")
    }
  }
}

extension GlossaryCommand {
  /// `eonhae glossary merge`: another glossary's concepts into this one.
  struct Merge: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge",
        abstract: words("Take another glossary's concepts in.", "다른 용어집의 개념을 합칩니다", "并入另一术语表的概念"),
        discussion: words(
          "Concepts that share Chinese are one. New ones go to the file of their field. Nothing is taken out; what differs is listed (status 1).",
          "중국어가 같은 개념은 하나로 봅니다. 새 개념은 분야 이름의 파일에 들어갑니다. 아무것도 지우지 않으며, 서로 다른 것은 나열합니다(상태 1).",
          "中文相同的概念视为同一个。新概念写入其领域的文件。不删除任何内容；不一致之处会列出（状态 1）。"))
    }

    @Argument(
      help: ArgumentHelp(
        words("The glossary to take in; - for standard input.", "합칠 용어집(표준 입력은 -)", "要并入的术语表（- 为标准输入）"),
        valueName: "file"))
    var file: String

    @Argument(
      help: ArgumentHelp(
        words(
          "The file to take it into, instead of the workspace's glossary.", "작업 폴더의 용어집 대신 합칠 파일", "并入此文件，而非工作区术语表"),
        valueName: "into"))
    var into: String?

    @OptionGroup var options: GlossaryEditOptions

    func run() throws {
      let bytes: [UInt8]
      do { bytes = try FileAccess.read(file) } catch { throw Failure.unusable([error]) }
      let (entries, problems) = GlossaryFiles.read([(file, bytes)])
      guard problems.isEmpty else { throw Failure.unusable(problems) }
      try options.take(entries.map(\.concept), into: into)
    }
  }

  /// `eonhae glossary add`: one concept.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: words("Add a concept, or a term to one.", "개념을 추가하거나 개념에 용어를 더합니다", "添加概念，或为概念添加术语"))
    }

    @Argument(help: ArgumentHelp(words("The Korean term.", "한국어 용어", "韩文术语"), valueName: "ko"))
    var korean: String

    @Argument(
      help: ArgumentHelp(words("The Chinese term, in either script.", "중국어 용어(간체·번체)", "中文术语（简繁均可）"), valueName: "zh"))
    var chinese: String

    @Option(help: ArgumentHelp(words("English terms.", "영어 용어", "英文术语")))
    var en: [String] = []

    @Option(help: ArgumentHelp(words("The field, which names the file.", "분야(파일 이름)", "领域（即文件名）")))
    var field = "terms"

    @Option(help: ArgumentHelp(words("The id; toneless pinyin without it.", "id(없으면 성조 없는 병음)", "id（缺省为无调拼音）")))
    var id: String?

    @Option(
      help: ArgumentHelp(
        words("How the Chinese became Korean; told from the sound without it.", "옮긴 방식(없으면 소리로 판단)", "译法（缺省按读音判断）"),
        valueName: Rendering.allCases.map(\.rawValue).joined(separator: "|")))
    var rendering: Rendering?

    @Option(
      help: ArgumentHelp(
        words("Status of the Korean term.", "한국어 용어의 상태", "韩文术语的状态"),
        valueName: TermStatus.allCases.map(\.rawValue).joined(separator: "|")))
    var status: TermStatus = .preferred

    @Option(help: ArgumentHelp(words("Korean definition.", "한국어 정의", "韩文定义")))
    var definition: String?

    @Option(help: ArgumentHelp(words("The document that defines or uses the term.", "용어를 정의하거나 쓴 문서", "定义或使用该术语的文献")))
    var source: String?

    @Option(help: ArgumentHelp(words("A note.", "메모", "备注")))
    var note: String?

    @Option(
      help: ArgumentHelp(
        words("The file to add to, instead of the workspace's glossary.", "작업 폴더의 용어집 대신 쓸 파일", "写入此文件，而非工作区术语表"),
        valueName: "file"))
    var into: String?

    @OptionGroup var options: GlossaryEditOptions

    func validate() throws {
      for (text, language) in [
        (korean, Language.korean), (ChineseForm.converted(chinese, to: .simplifiedChinese), .simplifiedChinese),
      ]
        + en.map({ ($0, .english) })
      {
        if let fault = TermSoundness.fault(of: text, language: language) {
          throw ValidationError(fault.text(in: .current))
        }
      }
    }

    func run() throws {
      let simplified = ChineseForm.converted(chinese, to: .simplifiedChinese)
      var terms = [
        Term(korean, language: .korean, status: status, rendering: rendering ?? usualRendering(simplified)),
        Term(simplified, language: .simplifiedChinese, status: .preferred),
      ]
      if chinese != simplified, chinese != ChineseForm.converted(simplified, to: .traditionalChinese) {
        terms.append(Term(chinese, language: .traditionalChinese, status: .preferred))
      }
      terms += en.enumerated().map { Term($1, language: .english, status: $0 == 0 ? .preferred : .admitted) }
      try options.take(
        [
          Concept(
            id: id ?? ConceptID.of(simplified), field: field, terms: terms,
            definition: definition.map { [.korean: $0] } ?? [:], source: source, note: note)
        ], into: into)
    }

    private func usualRendering(_ simplified: String) -> Rendering {
      Rendering(of: ReadingFit.fit(korean: korean, chinese: simplified), korean: korean)
    }
  }
}
