import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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

/// Workspaces that no scan uses just now, at most ``limit``: most texts are shorter than it takes to ask for memory.
final class Workspaces: Sendable {
  private let idle = Mutex<[Memory]>([])

  /// Units of a text that are worked on together: lists of as many stay in the nearest caches.
  private static var stretch: Int { 2048 }

  /// Scans side by side that find memory ready: as many as there are processors.
  static let limit = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// How many there are.
  var count: Int { idle.withLock { $0.count } }

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

  /// Takes a workspace back; one that had to grow for a text out of the ordinary is not kept, nor one too many.
  func giveBack(_ workspace: Workspace) {
    guard workspace.buffer.capacity == Self.stretch, !workspace.lists.isLarge else { return workspace.deallocate() }
    var workspace = workspace
    workspace.buffer.clear()
    let memory = Memory(workspace: workspace)
    let isKept = idle.withLock { idle in
      guard idle.count < Self.limit else { return false }
      idle.append(memory)
      return true
    }
    if !isKept { workspace.deallocate() }
  }
}
