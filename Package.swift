// swift-tools-version: 6.2
// The targets stand in the order of the line: values first, faces last. Imports only run down; Scripts/check-imports holds that.
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  // Debug only: a compiler that warns of more than ours does should not keep a reader from the program.
  .treatAllWarnings(as: .error, .when(configuration: .debug)),
]

let package = Package(
  name: "eonhae",
  platforms: [.macOS(.v15)],
  // What the packages in Benchmarks and Fuzzing use; the command line needs no product of its own.
  products: [
    .library(name: "BitextModel", targets: ["BitextModel"]),
    .library(name: "TextAnalysis", targets: ["TextAnalysis"]),
    .library(name: "SinoKorean", targets: ["SinoKorean"]),
    .library(name: "PatternMatching", targets: ["PatternMatching"]),
    .library(name: "Terminology", targets: ["Terminology"]),
    .library(name: "TermRecognition", targets: ["TermRecognition"]),
    .library(name: "Interchange", targets: ["Interchange"]),
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // 1 Ground

    // What the linker needs of ICU; CICU reads the headers.
    .systemLibrary(name: "ICUFlags", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    // ICU behind opaque handles.
    .target(name: "CICU", dependencies: ["ICUFlags"]),
    // Markdown.
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    // XML: segmentation rules.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // What the linker needs of OpenCC; COpenCC reads the headers.
    .systemLibrary(
      name: "OpenCCFlags", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"]), .brew(["opencc"])]),
    // OpenCC behind opaque handles: conversion between simplified and traditional characters.
    .target(name: "COpenCC", dependencies: ["OpenCCFlags"]),
    // A line editor with history and completion, behind an opaque handle.
    .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
    // PostgreSQL's client library, opened when first used.
    .target(name: "CLibPQ", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    // libcurl, opened when a server is asked, behind one function.
    .target(name: "CCurl"),
    // Readings, variants and words as tables in the binary.
    .target(name: "CLanguageTables", exclude: ["Tables"]),
    // The nouns of the line as values: texts, ranges, articles, beads.
    .target(name: "BitextModel"),
    // What processors can do and Swift has no word for.
    .target(name: "CProcessor"),
    // Many patterns in one pass; knows nothing of language.
    .target(name: "PatternMatching", dependencies: ["CProcessor"]),

    // 2 Text

    // Findings, coverage and reports of them.
    .target(name: "Diagnostics", dependencies: ["BitextModel"]),
    // Encodings, normalization, sentences, words, collation.
    .target(name: "TextAnalysis", dependencies: ["BitextModel", "CICU"]),
    // What the two languages share: Hangul, particles, readings, scripts.
    .target(name: "SinoKorean", dependencies: ["BitextModel", "CLanguageTables", "COpenCC"]),

    // 3 Crafts

    // Concepts, their terms, and lookup by any form.
    .target(
      name: "Terminology",
      dependencies: ["BitextModel", "PatternMatching", "Diagnostics", "TextAnalysis", "SinoKorean"]),
    // Where terms and glosses stand in an article.
    .target(
      name: "TermRecognition",
      dependencies: ["BitextModel", "PatternMatching", "TextAnalysis", "SinoKorean", "Terminology"]),
    // Which sentences or blocks of two documents correspond.
    .target(name: "Alignment", dependencies: ["BitextModel", "SinoKorean"]),
    // Entries proposed for the glossary from glosses and from aligned text.
    .target(
      name: "TermExtraction",
      dependencies: ["BitextModel", "TextAnalysis", "SinoKorean", "Terminology", "TermRecognition", "Alignment"]),
    // What was translated before, and how near it is.
    .target(name: "TranslationMemory", dependencies: ["BitextModel", "Diagnostics", "SinoKorean"]),

    // 4 Products

    // Files to values and back: articles, glossaries, settings.
    .target(
      name: "Interchange",
      dependencies: [
        "BitextModel", "CCmarkGFM", "CLibXML2", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Segmentation/eonhae.srx")]),
    // The rules, one a file.
    .target(
      name: "QualityChecks",
      dependencies: ["BitextModel", "Diagnostics", "SinoKorean", "Terminology", "TermRecognition"]),
    // An edition as a page, as Markdown and as a record.
    .target(
      name: "EditionRendering",
      dependencies: [
        "BitextModel", "Diagnostics", "TextAnalysis", "Terminology", "TermRecognition",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    // What is certain of a translation that nobody has written yet.
    .target(
      name: "Drafting",
      dependencies: ["BitextModel", "SinoKorean", "Terminology", "TermRecognition", "EditionRendering"]),
    // The memory in a file, or in a database that a team shares.
    .target(
      name: "WorkspaceStorage",
      dependencies: [
        "BitextModel", "CLibPQ", "Diagnostics", "TranslationMemory",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // 5 Wiring

    // Workspaces, and the one place that knows the order of the stages.
    .target(
      name: "Workbench",
      dependencies: [
        "BitextModel", "CCurl", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology", "TermRecognition",
        "Alignment", "TermExtraction", "TranslationMemory", "Interchange", "QualityChecks", "EditionRendering",
        "Drafting", "WorkspaceStorage",
      ]),

    // 6 Faces

    // The command line.
    .executableTarget(
      name: "eonhae",
      dependencies: [
        "BitextModel", "CLibEdit", "Diagnostics", "TextAnalysis", "SinoKorean", "Terminology", "TermRecognition",
        "TermExtraction", "TranslationMemory",
        "Interchange", "QualityChecks", "EditionRendering", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests

    // What the tests share: texts with marked places, concepts in few words, repeatable chance.
    .target(name: "TestSupport", dependencies: ["BitextModel", "Terminology"], path: "Tests/TestSupport"),
    // Made-up text and what must hold of everything that takes it; Fuzzing runs it for hours, FuzzTests for seconds.
    .target(
      name: "FuzzTargets",
      dependencies: ["BitextModel", "Diagnostics", "TextAnalysis", "SinoKorean", "Interchange", "TestSupport"],
      path: "Tests/FuzzTargets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"]),
    .testTarget(name: "BitextModelTests", dependencies: ["BitextModel", "TestSupport"]),
    .testTarget(name: "PatternMatchingTests", dependencies: ["PatternMatching", "TestSupport"]),
    .testTarget(name: "TextAnalysisTests", dependencies: ["BitextModel", "CICU", "TextAnalysis", "TestSupport"]),
    .testTarget(name: "SinoKoreanTests", dependencies: ["BitextModel", "SinoKorean", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["BitextModel", "Diagnostics"]),
    .testTarget(
      name: "EditionRenderingTests",
      dependencies: ["BitextModel", "Diagnostics", "Terminology", "TermRecognition", "EditionRendering"]),
    .testTarget(
      name: "TerminologyTests",
      dependencies: ["BitextModel", "Diagnostics", "PatternMatching", "SinoKorean", "Terminology", "TestSupport"]),
    .testTarget(
      name: "TranslationMemoryTests", dependencies: ["BitextModel", "Diagnostics", "TranslationMemory", "TestSupport"]),
    .testTarget(
      name: "WorkspaceStorageTests",
      dependencies: ["BitextModel", "Diagnostics", "TranslationMemory", "WorkspaceStorage", "TestSupport"]),
    .testTarget(name: "AlignmentTests", dependencies: ["Alignment", "BitextModel", "TestSupport"]),
    .testTarget(
      name: "TermRecognitionTests",
      dependencies: ["BitextModel", "SinoKorean", "Terminology", "TermRecognition", "Interchange", "TestSupport"]),
    .testTarget(
      name: "TermExtractionTests",
      dependencies: [
        "BitextModel", "Terminology", "TermRecognition", "TermExtraction", "Interchange", "TestSupport",
      ]),
    .testTarget(
      name: "QualityChecksTests",
      dependencies: [
        "BitextModel", "Diagnostics", "Terminology", "TermRecognition", "Interchange", "QualityChecks", "TestSupport",
      ]),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["BitextModel", "Diagnostics", "TextAnalysis", "Terminology", "Interchange", "TestSupport"]),
    .testTarget(
      name: "GlossaryTests", dependencies: ["BitextModel", "Diagnostics", "SinoKorean", "Terminology", "Interchange"]),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "BitextModel", "Diagnostics", "Terminology", "TermExtraction", "Interchange", "QualityChecks", "Workbench",
      ]),
    .testTarget(name: "CommandLineTests", dependencies: ["eonhae"]),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: ["BitextModel", "Diagnostics", "Interchange", "Terminology", "TranslationMemory", "Workbench"]),
  ]
)

for target in package.targets where target.type != .system { target.swiftSettings = swiftSettings }
