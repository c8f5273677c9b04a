// swift-tools-version: 6.1
// Targets stand in the order of the line: values first, faces last; imports only run down.
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "eonhae",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // 1 Ground
    .systemLibrary(name: "ICUFlags", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CICU", dependencies: ["ICUFlags"]),
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"]), .brew(["opencc"])]),
    .target(name: "CLanguageTables"),
    .target(name: "BitextModel", swiftSettings: swiftSettings),
    .target(name: "PatternMatching", swiftSettings: swiftSettings),
    // 2 Text
    .target(name: "Diagnostics", dependencies: ["BitextModel"], swiftSettings: swiftSettings),
    .target(name: "TextAnalysis", dependencies: ["BitextModel", "CICU"], swiftSettings: swiftSettings),
    .target(
      name: "SinoKorean", dependencies: ["BitextModel", "CLanguageTables", "COpenCC", "PatternMatching"],
      swiftSettings: swiftSettings),
    // 3 Crafts
    .target(
      name: "Terminology", dependencies: ["BitextModel", "TextAnalysis", "SinoKorean"], swiftSettings: swiftSettings),
    .target(
      name: "TermRecognition",
      dependencies: ["BitextModel", "PatternMatching", "TextAnalysis", "SinoKorean", "Terminology"],
      swiftSettings: swiftSettings),
    .target(
      name: "Alignment", dependencies: ["BitextModel", "TextAnalysis", "SinoKorean"], swiftSettings: swiftSettings),
    // 4 Products
    .target(
      name: "Interchange",
      dependencies: [
        "BitextModel", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology", "CCmarkGFM",
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: swiftSettings),
    .target(
      name: "QualityChecks",
      dependencies: ["BitextModel", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology", "TermRecognition"],
      swiftSettings: swiftSettings),
    .target(
      name: "EditionRendering",
      dependencies: [
        "BitextModel", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology", "TermRecognition", "QualityChecks",
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: swiftSettings),
  ]
)
