import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// Every fix of every fixture does what it promises.
struct FixTests {
  @Test(arguments: FixtureTests.fixtures)
  func `a fix takes its finding away and breaks nothing`(fixture file: URL) throws {
    let text = try ProjectFiles.text(of: file)
    let before = Analyzer().analyze(SourceText(text))
    for finding in before.findings {
      for fix in finding.fixes {
        let fixed = apply(fix.edits, to: text)
        let after = Analyzer().analyze(SourceText(fixed))
        let name = "\(finding.rule) \(finding.location): \(fix.title)"
        #expect(after.document != nil, "\(name)")
        #expect(
          !after.findings.contains { $0.rule.name.hasPrefix("yaml-") } || !before.tree.isValid,
          "\(name)\n\(fixed)")
        let isLeft = after.findings.contains {
          $0.rule == finding.rule && $0.location == finding.location && $0.message == finding.message
        }
        #expect(!isLeft, "\(name)\n\(fixed)")
      }
    }
  }

  private func apply(_ edits: [TextEdit], to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.reversed() {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
