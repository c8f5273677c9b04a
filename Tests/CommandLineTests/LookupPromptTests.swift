import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The prompt on a terminal: lines as they are typed, what is shown as a terminal gets it.
@Suite(.serialized) struct LookupPromptTests {
  @Test func queriesAreAnswered() {
    let session = TerminalSession("lookup", "--limit", "1", "--color", "never")
    session.type("전정특신\r", until: "专精特新  sme-policy · exact")
    // A syllable is one character to the editor, however many bytes it has.
    session.type("전정특신신\u{7F}\r", until: "· exact")
    session.type("정특신\u{1}전\r", until: "· exact")
    session.type(":quit\r", until: nil)
    #expect(session.end() == 0)
  }

  @Test func tabCompletesHalfTypedSyllables() {
    let session = TerminalSession("lookup", "--limit", "1", "--color", "never")
    session.type("전저\t\r", until: "· exact")
    session.type("\u{4}", until: nil)
    #expect(session.end() == 0)
  }

  @Test func historyIsKeptInTheStateFolder() {
    let folder = TemporaryFolder.starter()
    let first = TerminalSession("lookup", "--limit", "1", in: folder)
    first.type("小巨人\r", until: "exact")
    first.type("\u{4}", until: nil)
    #expect(first.end() == 0)
    #expect(folder.text(of: "state/eonhae/lookup-history") == "小巨人\n")
    let second = TerminalSession("lookup", "--limit", "1", in: folder)
    second.type("\u{1B}[A\r", until: "exact")
    second.type(":quit\r", until: nil)
    #expect(second.end() == 0)
  }

  @Test func commandsHelp() {
    let session = TerminalSession("lookup")
    session.type(":help\r", until: "Ctrl-R")
    session.type(":nothing\r", until: "no such command: :nothing")
    session.type(":quit\r", until: nil)
    #expect(session.end() == 0)
  }
}

/// The program on a pseudo-terminal.
private final class TerminalSession {
  private let folder: TemporaryFolder
  private let process = Process()
  private let control: Int32
  private var shown = ""

  init(_ arguments: String..., in folder: TemporaryFolder = .starter()) {
    self.folder = folder
    var ends: (control: Int32, terminal: Int32) = (-1, -1)
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    precondition(openpty(&ends.control, &ends.terminal, nil, nil, &size) == 0, "no pseudo-terminal")
    control = ends.control
    // Else the program would hold its own terminal open.
    _ = fcntl(control, F_SETFD, FD_CLOEXEC)
    let handle = FileHandle(fileDescriptor: ends.terminal, closeOnDealloc: true)
    process.executableURL = Program.url
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "TERM": "xterm", "LANG": "C.UTF-8", "XDG_STATE_HOME": folder.url.appending(path: "state").path,
      "HOME": folder.url.path,
    ]
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try! process.run()
    try? handle.close()
    wait(until: "term> ")
  }

  deinit { close(control) }

  /// Types and waits for `text` to be shown, and then for the next prompt where the line was ended.
  func type(_ keys: String, until text: String?, sourceLocation: SourceLocation = #_sourceLocation) {
    waitUntilEdited()
    shown = ""
    let bytes = Array(keys.utf8)
    _ = write(control, bytes, bytes.count)
    guard let text else { return }
    wait(until: text, sourceLocation: sourceLocation)
    if keys.hasSuffix("\r") { wait(until: "term> ", sourceLocation: sourceLocation) }
  }

  /// Until the editor has the terminal: it shows the prompt a moment before, and keys typed then are the line discipline's.
  private func waitUntilEdited() {
    var settings = termios()
    let deadline = Date(timeIntervalSinceNow: Program.limit)
    while tcgetattr(control, &settings) == 0, settings.c_lflag & tcflag_t(ICANON) != 0, Date() < deadline {
      usleep(1000)
    }
  }

  private func wait(until text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let deadline = Date(timeIntervalSinceNow: Program.limit)
    while Date() < deadline {
      if let found = shown.range(of: text) {
        shown = String(shown[found.upperBound...])
        return
      }
      guard read() else { break }
    }
    Issue.record("“\(text)” was not shown; shown was: \(shown.debugDescription)", sourceLocation: sourceLocation)
  }

  private var pending: [UInt8] = []

  /// False where the terminal is closed.
  private func read() -> Bool {
    var poll = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
    guard systemPoll(&poll) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(control, &buffer)
    guard count > 0 else { return false }
    pending += buffer[..<count]
    // A character may come in two reads.
    if let whole = String(bytes: pending, encoding: .utf8) {
      shown += whole
      pending = []
    }
    return true
  }

  /// The exit status; the program is ended where it does not end by itself.
  func end() -> Int32 {
    let deadline = Date(timeIntervalSinceNow: Program.limit)
    while process.isRunning, Date() < deadline { _ = read() }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

// Inside the session its own read hides the system's.

private func systemPoll(_ descriptor: inout pollfd) -> Int32 { poll(&descriptor, 1, 200) }

private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
  read(descriptor, &buffer, buffer.count)
}
