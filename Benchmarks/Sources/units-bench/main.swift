// Translation units from and into exchange files, beside the rivals of Benchmarks/Units/run:
//
//     units-bench make N FILE      writes N made-up units as TMX; prints CPU seconds and bytes
//     units-bench read FILE        reads a TMX or XLIFF file; prints units, CPU seconds and the largest memory in MB
//     units-bench copy FILE OUT    reads a TMX file and writes it again; prints units and CPU seconds
//
// Times are CPU seconds of this process, for the machine may be shared.

import BenchmarkSupport
import BitextModel
import Diagnostics
import Interchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// In MB.
func largestMemory() -> Int {
  var usage = rusage()
  // RUSAGE_SELF, whose type differs between systems.
  getrusage(0, &usage)
  return usage.ru_maxrss / 1024
}

func sink(_ path: String) -> TMXWriter.Sink {
  guard let file = fopen(path, "wb") else { fatalError("cannot write \(path)") }
  return { (bytes) throws(FileProblem) in
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      fatalError("cannot write \(path)")
    }
  }
}

/// The bytes of both texts with their native codes.
func size(_ unit: TranslationUnit) -> Int {
  [unit.source, unit.target].reduce(0) { sum, side in
    sum + side.text.utf8.count + side.codes.reduce(0) { $0 + $1.content.utf8.count }
  }
}

/// A unit of 5 to 20 words a side, one in eight with codes, with dates, an author and its place.
func unit(_ number: Int, _ random: inout SplitMix) -> TranslationUnit {
  let korean = ["강소기업은", "베이징에서", "정책을", "2022년까지", "전정특신", "지원하기로", "했다고", "밝혔다", "R&D", "중관춘의"]
  let chinese = ["小巨人企业", "在北京", "政策", "到2022年", "专精特新", "支持", "表示", "研发", "中关村", "的"]
  let count = 5 + random.below(16)
  var source = UnitText((0..<count).map { _ in korean[random.below(korean.count)] }.joined(separator: " ") + ".")
  var target = UnitText((0..<count).map { _ in chinese[random.below(chinese.count)] }.joined() + "。")
  if random.chance(oneIn: 8) {
    let ends = [source.text.utf8.count, target.text.utf8.count]
    source.codes = [
      InlineCode(at: 0, .opening, pair: 1, match: 1, type: "bold", content: "<b>"),
      InlineCode(at: ends[0], .closing, pair: 1, content: "</b>"),
    ]
    target.codes = source.codes
    target.codes[1].offset = ends[1]
  }
  return TranslationUnit(
    source: source, target: target, sourceLanguage: .korean, targetLanguage: .simplifiedChinese,
    origin: "article-\(number / 100).ko.md", position: number % 100 + 1, author: "editor-\(random.below(5))",
    created: "2026-11-28T02:45:00Z", properties: [.init("domain", "policy")])
}

let arguments = Array(CommandLine.arguments.dropFirst())
let start = cpuSeconds()
switch (arguments.first, arguments.count) {
case ("make", 3):
  var random = SplitMix(seed: 20_261_128)
  let writer = TMXWriter(sink: sink(arguments[2]))
  let count = Int(arguments[1]) ?? 0
  for number in 0..<count { try writer.append(unit(number, &random)) }
  _ = try writer.finish()
  print(count, cpuSeconds() - start)
case ("read", 2):
  var count = 0
  var bytes = 0
  if arguments[1].hasSuffix(".tmx") {
    let reader = try TMXReader(path: arguments[1])
    while let unit = try reader.next() {
      count += 1
      bytes += size(unit)
    }
    for warning in reader.warnings.prefix(5) { print("\(warning.place): \(warning.message.english)") }
  } else {
    let reader = try XLIFFReader(path: arguments[1])
    while let unit = try reader.next() {
      count += 1
      bytes += size(unit)
    }
  }
  print(count, cpuSeconds() - start, largestMemory(), bytes)
case ("copy", 3):
  let reader = try TMXReader(path: arguments[1])
  let writer = TMXWriter(header: reader.header, sink: sink(arguments[2]))
  while let unit = try reader.next() { try writer.append(unit) }
  _ = try writer.finish()
  print(writer.unitCount, cpuSeconds() - start)
default:
  print("usage: units-bench make N FILE | read FILE | copy FILE OUT")
  exit(64)
}
