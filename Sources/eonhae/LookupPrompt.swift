import CLibEdit
import Diagnostics
import Terminology
import Workbench

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The prompt of `lookup`: lines with history and completion, on a terminal.
///
/// `:quit` or the end of input ends it, `:help` tells the rest.
final class LookupPrompt {
  private let editor: OpaquePointer
  private let lookup: GlossaryLookup
  private var history: LineHistory

  /// Nil where the terminal cannot be edited on.
  init?(_ lookup: GlossaryLookup) {
    guard environment("TERM") != "dumb",
      let editor = clibedit_open("eonhae", words("term> ", "용어> ", "术语> "), Int32(LineHistory.longest))
    else { return nil }
    self.editor = editor
    self.lookup = lookup
    history = LineHistory(path: LineHistory.defaultPath)
    for line in history.lines { clibedit_remember(editor, line) }
    clibedit_on_complete(
      editor,
      { context, before, result in
        guard let context else { return }
        let prompt = Unmanaged<LookupPrompt>.fromOpaque(context).takeUnretainedValue()
        prompt.complete(String(cString: before), into: &result.pointee)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { clibedit_close(editor) }

  /// Hands over each query until the user has enough.
  func run(_ body: (String) throws -> Void) rethrows {
    while let line = clibedit_line(editor) {
      let text = String(cString: line)
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      clibedit_remember(editor, text)
      if !text.hasPrefix(":") { history.append(text) }
      switch text.filter({ !$0.isWhitespace }) {
      case ":quit", ":q", ":exit": return
      case ":help", ":h", ":?": Terminal.write(Self.help)
      case let command where command.hasPrefix(":"):
        Terminal.writeLine(
          words(
            "no such command: \(command); :help lists them", "없는 명령입니다: \(command). :help를 보세요",
            "没有命令 \(command)；请用 :help 查看"))
      default: try body(text)
      }
    }
    Terminal.writeLine("")
  }

  private static var help: String {
    words(
      """
      Type a term in any form: Hangul, Chinese in either script, pinyin, initials (ㅈㅈㅌㅅ), a part, a typo, English.
        Tab      completes            ↑ ↓      go through earlier lines
        Ctrl-R   searches them        Ctrl-D   or :quit leaves

      """,
      """
      용어를 어떤 형태로든 입력하세요: 한글, 간체·번체, 병음, 초성(ㅈㅈㅌㅅ), 일부, 오타, 영어.
        Tab      자동 완성            ↑ ↓      이전 줄
        Ctrl-R   이전 줄 검색         Ctrl-D   또는 :quit로 끝냄

      """,
      """
      可用任意形式输入术语：韩文、简体或繁体中文、拼音、初声（ㅈㅈㅌㅅ）、部分词、错字、英文。
        Tab      补全                 ↑ ↓      浏览以前的输入
        Ctrl-R   搜索以前的输入       Ctrl-D   或 :quit 退出

      """)
  }

  // MARK: Completion

  private static let mostShown = 24

  private func complete(_ before: String, into result: inout clibedit_completion) {
    let commands = [":help", ":quit"]
    let terms =
      before.hasPrefix(":") ? commands.filter { $0.hasPrefix(before) } : (try? lookup.completions(of: before)) ?? []
    guard !terms.isEmpty else { return }
    let shared = TermCompletion.sharedBeginning(of: terms)
    if terms.count == 1 || shared.count > before.count, shared != before { result.replacement = strdup(shared) }
    guard terms.count > 1 else { return }
    let rest = terms.count - Self.mostShown
    let more = rest > 0 ? "  " + words("… \(rest) more", "… 외 \(rest)개", "……另有 \(rest) 个") : ""
    result.listing = strdup(terms.prefix(Self.mostShown).joined(separator: "  ") + more)
  }
}

/// The lines of earlier sessions: a text file in the user's state folder, the newest last.
struct LineHistory {
  static let longest = 500

  private let path: String?
  private(set) var lines: [String] = []

  /// - Parameter path: nil to keep nothing.
  init(path: String?) {
    self.path = path
    guard let path, FileAccess.exists(path), let bytes = try? FileAccess.read(path) else { return }
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(Self.longest).map(String.init)
  }

  /// `eonhae/lookup-history` in the user's state folder; nil where there is none.
  static var defaultPath: String? { UserFolders.state.map { Path.joined($0, "eonhae/lookup-history") } }

  /// A history that cannot be kept is done without.
  mutating func append(_ line: String) {
    guard lines.last != line else { return }
    lines.append(line)
    if lines.count > Self.longest { lines.removeFirst(lines.count - Self.longest) }
    guard let path, (try? FileAccess.makeFolder(Path.folder(path))) != nil else { return }
    try? FileAccess.write(lines.joined(separator: "\n") + "\n", to: path)
  }
}
