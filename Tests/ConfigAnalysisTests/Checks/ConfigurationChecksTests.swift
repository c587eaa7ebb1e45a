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
