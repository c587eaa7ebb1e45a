// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Dependencies point one way only, from the bottom of this list to its top:
// see Sources/README.md. Tests/ConfigAnalysisTests/LayeringTests.swift fails
// when a target reaches across a layer.

var swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Continuous integration sets it: our own targets only, and not for users, whose newer compiler may
// know new warnings.
if Context.environment["ZENLS_WARNINGS_AS_ERRORS"] == "1" {
  swiftSettings.append(.treatAllWarnings(as: .error))
}

/// Rule pages stand beside their rules; they reach the binary through
/// `CEmbeddedData`, so SwiftPM must not take them for unhandled resources.
func markdownFiles(under folder: String) -> [String] {
  let root = URL(fileURLWithPath: Context.packageDirectory).appendingPathComponent(folder)
  let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
  return (files?.compactMap { $0 as? URL } ?? [])
    .filter { $0.pathExtension == "md" }
    .map { String($0.path.dropFirst(root.path.count + 1)) }
    .sorted()
}

let package = Package(
  name: "zenls",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "zenls", targets: ["zenls"]),
    .library(name: "ContainerRegistries", targets: ["ContainerRegistries"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CEmbeddedData", exclude: ["catalog", "commands", "registries"]),
    .target(name: "CSystemCalls"),
    .target(name: "TextDistance", swiftSettings: swiftSettings),
    .target(
      name: "YAMLSyntax",
      exclude: markdownFiles(under: "Sources/YAMLSyntax"), swiftSettings: swiftSettings),
    .target(
      name: "ContainerRegistries", dependencies: ["CEmbeddedData", "TextDistance"],
      exclude: markdownFiles(under: "Sources/ContainerRegistries"), swiftSettings: swiftSettings),
    .target(
      name: "ZenMLCatalog", dependencies: ["CEmbeddedData", "TextDistance"],
      exclude: markdownFiles(under: "Sources/ZenMLCatalog"), swiftSettings: swiftSettings),
    .target(
      name: "ZenMLCommandLine", dependencies: ["CEmbeddedData", "TextDistance", "ZenMLCatalog"],
      exclude: markdownFiles(under: "Sources/ZenMLCommandLine"), swiftSettings: swiftSettings),
    .target(name: "ShellCommands", swiftSettings: swiftSettings),
    .target(
      name: "ConfigAnalysis",
      dependencies: [
        "CEmbeddedData", "TextDistance", "YAMLSyntax", "ContainerRegistries", "ZenMLCatalog",
        "ZenMLCommandLine", "ShellCommands",
      ],
      exclude: markdownFiles(under: "Sources/ConfigAnalysis"), swiftSettings: swiftSettings),
    .target(name: "Workers", swiftSettings: swiftSettings),
    .target(
      name: "ProjectFiles", dependencies: ["ConfigAnalysis", "YAMLSyntax"], swiftSettings: swiftSettings),
    .target(
      name: "LanguageServerProtocol",
      exclude: markdownFiles(under: "Sources/LanguageServerProtocol"), swiftSettings: swiftSettings),
    .target(
      name: "LanguageServer",
      dependencies: [
        "LanguageServerProtocol", "ConfigAnalysis", "ProjectFiles", "ShellCommands", "Workers", "YAMLSyntax",
      ], swiftSettings: swiftSettings),
    .executableTarget(
      name: "zenls",
      dependencies: [
        "CSystemCalls", "LanguageServer", "Workers", "ProjectFiles", "ConfigAnalysis", "ShellCommands",
        "ZenMLCatalog", "ContainerRegistries", "YAMLSyntax", "TextDistance",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    // A debugging aid of the parity tests, not shipped.
    .executableTarget(
      name: "config-judge", dependencies: ["ConfigAnalysis", "YAMLSyntax", "ZenMLCatalog"],
      swiftSettings: swiftSettings),
    // A debugging tool that Tests/yaml_differential drives; no product.
    .executableTarget(name: "yaml-dump", dependencies: ["YAMLSyntax"], swiftSettings: swiftSettings),
    .testTarget(
      name: "TextDistanceTests", dependencies: ["TextDistance"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ShellCommandsTests", dependencies: ["ShellCommands"], swiftSettings: swiftSettings),
    .testTarget(
      name: "YAMLSyntaxTests", dependencies: ["CLibYAML", "YAMLSyntax"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ContainerRegistriesTests", dependencies: ["ContainerRegistries"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ZenMLCommandLineTests", dependencies: ["ZenMLCommandLine", "ZenMLCatalog"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ZenMLCatalogTests", dependencies: ["ZenMLCatalog"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LanguageServerProtocolTests", dependencies: ["LanguageServerProtocol"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["LanguageServer", "LanguageServerProtocol", "ConfigAnalysis", "Workers"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ConfigAnalysisTests", dependencies: ["ConfigAnalysis", "ShellCommands"],
      swiftSettings: swiftSettings),
  ]
)
