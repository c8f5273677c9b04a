// PatternMatching over terms and text of Benchmarks/Matching/make-data:
//
//     matching-bench compile TERMS FOLDING|- FILE      makes FILE; prints CPU seconds and bytes
//     matching-bench first FILE TEXT                   opens FILE and finds the first match; prints milliseconds
//     matching-bench scan FILE TEXT all|longest N      N rounds; prints per round CPU seconds, matches and the sum of their ends; then by
//                                                      how much the resident memory has grown since before the file was opened
//     matching-bench naive TERMS TEXT BYTES            every term by search in the first BYTES of the text
//     matching-bench memcpy TEXT N                     copies the text
//
// Times are CPU seconds of this process, for the machine may be shared.

import PatternMatching

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func cpuSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

func content(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let count = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: count) { $1 = fread($0.baseAddress!, 1, count, file) }
}

/// The lines of ``make-data``'s folding table.
func folding(_ path: String) -> CharacterFolding {
  guard path != "-" else { return .none }
  var changes: [UInt32: [UInt32]] = [:]
  for line in String(decoding: content(path), as: UTF8.self).split(separator: "\n") {
    let numbers = line.split(separator: " ").map { UInt32($0, radix: 16)! }
    changes[numbers[0]] = Array(numbers.dropFirst())
  }
  return CharacterFolding(changes: changes)
}

func compile(_ terms: String, _ table: String, _ path: String) throws {
  let folding = folding(table)
  let lines = content(terms).split(separator: 10)
  let start = cpuSeconds()
  let wall = seconds(CLOCK_MONOTONIC)
  var patterns = PatternSet()
  for line in lines {
    patterns.append(folding.folded(String(decoding: line, as: UTF8.self).unicodeScalars.map(\.value)))
  }
  var writer = TableFileWriter(kind: "bench", version: PatternMatcher.version, key: 0)
  try PatternMatcher.addTables(for: patterns, folding: folding, to: &writer)
  let bytes = writer.bytes()
  print("build", cpuSeconds() - start, "wall", seconds(CLOCK_MONOTONIC) - wall, "bytes", bytes.count)
  let file = fopen(path, "wb")!
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

@inline(never)
func scan(_ matcher: PatternMatcher, _ text: UnsafeBufferPointer<UInt8>, _ policy: PatternMatcher.Policy) {
  let start = cpuSeconds()
  var count = 0
  var sum = 0
  // The keys are used, too, so that nobody saves looking them up.
  var keys = 0
  matcher.forEachMatch(in: text, policy: policy) { match in
    count += 1
    sum += match.end
    keys ^= match.key
  }
  print("scan", cpuSeconds() - start, "matches", count, "sum", sum, "keys", keys)
}

func residentBytes() -> Int {
  let fields = String(decoding: status("/proc/self/statm"), as: UTF8.self).split(separator: " ")
  return (Int(fields[1]) ?? 0) * 4096
}

func status(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  return [UInt8](unsafeUninitializedCapacity: 256) { $1 = fread($0.baseAddress!, 1, 256, file) }
}

func run(_ arguments: [String]) throws {
  switch arguments[1] {
  case "compile":
    try compile(arguments[2], arguments[3], arguments[4])
  case "first":
    let text = Array(content(arguments[3]).prefix(100_000))
    let start = seconds(CLOCK_MONOTONIC)
    let matcher = try PatternMatcher(TableFile.open(arguments[2], kind: "bench", version: PatternMatcher.version))
    let opened = seconds(CLOCK_MONOTONIC)
    var first: Double?
    text.withUnsafeBufferPointer {
      matcher.forEachMatch(in: UnsafeBufferPointer(rebasing: $0[..<2000])) { _ in
        first = first ?? seconds(CLOCK_MONOTONIC)
      }
    }
    print("open", (opened - start) * 1000, "first", ((first ?? opened) - start) * 1000)
  case "scan":
    let text = content(arguments[3])
    let before = residentBytes()
    let matcher = try PatternMatcher(TableFile.open(arguments[2], kind: "bench", version: PatternMatcher.version))
    for _ in 0..<Int(arguments[5])! {
      text.withUnsafeBufferPointer { scan(matcher, $0, arguments[4] == "all" ? .all : .leftmostLongest) }
    }
    withExtendedLifetime((text, matcher)) { print("resident", residentBytes() - before) }
  case "naive":
    let text = content(arguments[3]).prefix(Int(arguments[4])!).map { CChar(bitPattern: $0) } + [0]
    let terms = content(arguments[2]).split(separator: 10).map { $0.map { CChar(bitPattern: $0) } + [0] }
    let start = cpuSeconds()
    var count = 0
    text.withUnsafeBufferPointer { text in
      for term in terms {
        var rest = text.baseAddress!
        while let hit = strstr(rest, term) {
          count += 1
          rest = UnsafePointer(hit) + 1
        }
      }
    }
    print("scan", cpuSeconds() - start, "matches", count)
  case "memcpy":
    let text = content(arguments[2])
    var copy = [UInt8](repeating: 0, count: text.count)
    for round in 0..<Int(arguments[3])! {
      let start = cpuSeconds()
      copy.withUnsafeMutableBytes { target in text.withUnsafeBytes { target.copyMemory(from: $0) } }
      print("scan", cpuSeconds() - start, "matches 0 sum", copy[round])
    }
  default: fatalError("compile, first, scan, naive or memcpy")
  }
}

try run(CommandLine.arguments)
