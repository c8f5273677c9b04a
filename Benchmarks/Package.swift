// swift-tools-version: 6.2
// Speed beside rivals, apart from the package itself: nobody who builds Eonhae builds these.
import PackageDescription

let package = Package(
  name: "eonhae-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "eonhae", path: "..")],
  targets: [
    .systemLibrary(name: "ICULinkage", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    // What a C program does with ICU for the same results.
    .target(name: "CBaseline", dependencies: ["ICULinkage"]),
    // Texts by seed, rounds of rivals, tables, the machine.
    .target(
      name: "BenchmarkSupport",
      dependencies: [
        "CBaseline", .product(name: "SinoKorean", package: "eonhae"),
        .product(name: "TextAnalysis", package: "eonhae"),
      ]),
    .executableTarget(
      name: "text-bench",
      dependencies: [
        "BenchmarkSupport", "CBaseline",
        .product(name: "BitextModel", package: "eonhae"),
        .product(name: "SinoKorean", package: "eonhae"),
        .product(name: "TextAnalysis", package: "eonhae"),
      ]),
    // Many patterns in UTF-8; Matching/run drives it beside its rivals.
    .executableTarget(name: "matching-bench", dependencies: [.product(name: "PatternMatching", package: "eonhae")]),
    // Terms in articles with all judgement, beside the matcher alone.
    .executableTarget(
      name: "recognition-bench",
      dependencies: [
        "BenchmarkSupport",
        .product(name: "BitextModel", package: "eonhae"),
        .product(name: "PatternMatching", package: "eonhae"),
        .product(name: "SinoKorean", package: "eonhae"),
        .product(name: "TermRecognition", package: "eonhae"),
        .product(name: "Terminology", package: "eonhae"),
      ]),
    // Translation units from and into exchange files; Units/run drives it beside its rivals.
    .executableTarget(
      name: "units-bench",
      dependencies: [
        "BenchmarkSupport",
        .product(name: "BitextModel", package: "eonhae"), .product(name: "Interchange", package: "eonhae"),
      ]),
    // What the runners in Quality ask of the language core where the command line has no verb.
    .executableTarget(name: "LanguageProbe", dependencies: [.product(name: "SinoKorean", package: "eonhae")]),
  ],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system { target.swiftSettings = [.swiftLanguageMode(.v6)] }
