import Synchronization

/// Memory of a scan: the units of a stretch of text, the lists over them, and the matches that are handed over next.
struct Workspace {
  var buffer: UnitBuffer
  let lists: CandidateLists
  let matches: UnsafeMutablePointer<PatternMatcher.Match>

  /// Matches that are handed over at a time, at most.
  static var matchCapacity: Int { 256 }

  func deallocate() {
    buffer.deallocate()
    lists.deallocate()
    matches.deallocate()
  }
}

/// Workspaces that no scan uses just now, as many as there have been scans side by side: most texts are shorter than it takes to ask for memory.
final class Workspaces: Sendable {
  private let idle = Mutex<[Memory]>([])

  /// Units of a text that are worked on together: lists of as many stay in the nearest caches.
  private static var stretch: Int { 2048 }

  /// Used by one scan at a time.
  private struct Memory: @unchecked Sendable {
    let workspace: Workspace
  }

  deinit {
    idle.withLock { for memory in $0 { memory.workspace.deallocate() } }
  }

  func take() -> Workspace {
    idle.withLock { $0.popLast() }?.workspace
      ?? Workspace(
        buffer: UnitBuffer(capacity: Self.stretch), lists: CandidateLists(for: Self.stretch + UnitBuffer.room),
        matches: .allocate(capacity: Workspace.matchCapacity))
  }

  /// Takes a workspace back; one that had to grow is not kept.
  func giveBack(_ workspace: Workspace) {
    guard workspace.buffer.capacity == Self.stretch else { return workspace.deallocate() }
    var workspace = workspace
    workspace.buffer.clear()
    let memory = Memory(workspace: workspace)
    idle.withLock { $0.append(memory) }
  }
}
