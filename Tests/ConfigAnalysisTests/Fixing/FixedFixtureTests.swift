import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// Documents and what fixes make of them, to be read side by side:
/// `Tests/Fixtures/fixed/NAME/mistakes.yaml`, `safe.yaml` after the safe fixes,
/// `all.yaml` after all of them.
///
/// `ZENLS_UPDATE=1 swift test --filter FixedFixtureTests` writes the results anew;
/// read the difference before you commit it.
struct FixedFixtureTests {
  static let fixtures = ProjectFiles.files(under: "Tests/Fixtures/fixed", suffix: "mistakes.yaml")

  @Test(arguments: fixtures)
  func `fixes make of it what stands beside it`(fixture file: URL) throws {
    let source = SourceText(try ProjectFiles.text(of: file))
    for (scope, name) in [(FixScope.safe, "safe.yaml"), (.all, "all.yaml")] {
      let outcome = Fixer(analyzer: Analyzer(), scope: scope).fix(source)
      let text = String(decoding: outcome.bytes, as: UTF8.self)
      let expected = file.deletingLastPathComponent().appendingPathComponent(name)
      if ProjectFiles.isUpdating {
        try text.write(to: expected, atomically: true, encoding: .utf8)
      } else {
        #expect(try text == ProjectFiles.text(of: expected))
      }
    }
  }
}
