import Foundation
import Testing

/// Dependencies point one way (Sources/README.md): what a target may import.
struct LayeringTests {
  static let allowed: [String: Set<String>] = [
    "TextDistance": [],
    "ShellCommands": [],
    "YAMLSyntax": ["CLibYAML", "TextDistance"],
    "ContainerRegistries": ["CEmbeddedData", "TextDistance"],
    "ZenMLCatalog": ["CEmbeddedData", "TextDistance"],
    "ZenMLCommandLine": ["CEmbeddedData", "TextDistance", "ZenMLCatalog"],
    "ConfigAnalysis": [
      "CEmbeddedData", "TextDistance", "YAMLSyntax", "ContainerRegistries", "ZenMLCatalog",
      "ZenMLCommandLine",
      "ShellCommands",
    ],
    "Workers": [],
    "ProjectFiles": ["ConfigAnalysis", "YAMLSyntax"],
    "LanguageServerProtocol": [],
    "LanguageServer": [
      "LanguageServerProtocol", "ConfigAnalysis", "ProjectFiles", "ShellCommands", "Workers", "YAMLSyntax",
    ],
  ]
  /// The language and the C library; Foundation proper would bring ICU.
  static let platform: Set<String> = [
    "Swift", "Glibc", "Musl", "Darwin", "Synchronization", "FoundationEssentials",
  ]

  @Test(arguments: allowed.keys.sorted())
  func `imports point downwards only`(target: String) throws {
    let files = ProjectFiles.files(under: "Sources/\(target)", suffix: ".swift")
    #expect(!files.isEmpty)
    for file in files {
      for imported in try imports(of: file) {
        let isAllowed = Self.platform.contains(imported) || Self.allowed[target]?.contains(imported) == true
        #expect(isAllowed, "\(file.path) imports \(imported)")
      }
    }
  }

  @Test func `the program never imports Foundation proper`() throws {
    for file in ProjectFiles.files(under: "Sources", suffix: ".swift") {
      #expect(try !imports(of: file).contains("Foundation"), "\(file.path)")
    }
  }

  @Test func `the core knows no terminal and no file`() throws {
    for target in ["YAMLSyntax", "ContainerRegistries", "ZenMLCatalog", "ZenMLCommandLine", "ConfigAnalysis"]
    {
      for file in ProjectFiles.files(under: "Sources/\(target)", suffix: ".swift") {
        let text = try ProjectFiles.text(of: file)
        let uses = text.matches(of: /\b(?:isatty|fopen|getenv|print)\(|\bopen\(path/).map(\.output)
        #expect(uses.isEmpty, "\(file.path)")
      }
    }
  }

  private func imports(of file: URL) throws -> [String] {
    try ProjectFiles.text(of: file).matches(
      of:
        /(?m)^\s*(?:(?:public|internal|package|private|fileprivate|@_exported|@testable)\s+)*import\s+(?:struct\s+|func\s+|enum\s+|class\s+)?([A-Za-z_]+)/
    )
    .map { String($0.1) }
  }
}
