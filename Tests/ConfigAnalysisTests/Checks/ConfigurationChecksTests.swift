import Testing

@testable import ConfigAnalysis

/// The list of ports.
struct ConfigurationChecksTests {
  @Test func `each port stands in the list once, in order`() {
    let names = ConfigurationChecks.all.map(\.name)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(names).count == names.count)
    for name in names { #expect(ConfigurationChecks.named(name)?.name == name) }
  }

  /// What the interpreter of the catalog's types does itself.
  static let interpreted: Set = [
    "BaseOrchestratorConfig._deprecations", "StackComponentConfig._convert_json_strings",
    "deprecate_pydantic_attributes.<locals>._deprecation_validator",
  ]

  @Test func `every validator that the catalog names has a port`() throws {
    let lists = ProjectFiles.files(under: "Sources/CEmbeddedData/catalog", suffix: ".validators")
    var named: Set<String> = []
    for list in lists {
      let lines = try ProjectFiles.text(of: list).split(separator: "\n")
      named.formUnion(lines.map { line in String(line.prefix { $0 != "\t" }) })
    }
    #expect(named.subtracting(Self.interpreted) == Set(ConfigurationChecks.all.map(\.name)))
    #expect(Self.interpreted.isSubset(of: named))
  }

  @Test(arguments: [
    ("{{ a.b }}", true), ("{{a.b}}", true), ("{{a..b}}", true), ("{{a.b}}}}", true),
    ("{{\u{2003}a.b\n}}", true),
    ("{{a}}", false), ("{{.b}}", false), ("{{a.}}", false), ("{{a .b}}", false), (" {{a.b}}", false),
    ("{{}}", false), ("{{.}}", false), ("{a.b}", false),
  ])
  func `a secret reference has a name and a key`(_ text: String, _ expected: Bool) {
    #expect(SecretReferenceText.matches(text) == expected)
  }
}
