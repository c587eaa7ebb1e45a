import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// Of each rule so many findings are shown; what is not shown must not be worked out, since fixes
/// cost far more than the mistake does.
@Suite struct FindingCollectorTests {
  private static let more = FindingCollector.maximumOfOneRule + 500

  @Test func textsAndFixesAreMadeOnlyForWhatIsShown() {
    var findings = FindingCollector()
    var made = (locations: 0, messages: 0, related: 0, fixes: 0)
    func count(_ part: WritableKeyPath<(locations: Int, messages: Int, related: Int, fixes: Int), Int>) {
      made[keyPath: part] += 1
    }
    for place in 0..<Self.more {
      findings.add(
        MissingKey.self, at: ByteRange(place, place + 1),
        location: {
          count(\.locations)
          return "here"
        }(),
        {
          count(\.messages)
          return "wrong"
        }(),
        related: {
          count(\.related)
          return []
        }(),
        fixes: {
          count(\.fixes)
          return []
        }())
    }
    let shown = FindingCollector.maximumOfOneRule
    #expect(made == (shown, shown, shown, shown))
    #expect(findings.findings.count == shown)
    #expect(findings.overflow.map(\.range) == [ByteRange(shown, shown + 1)])
  }

  @Test func detailsAreWorkedOutOnlyForWhatIsShown() {
    var findings = FindingCollector()
    var made = 0
    for place in 0..<Self.more {
      findings.add(UnknownField.self, at: ByteRange(place, place + 1), location: "here") {
        made += 1
        return FindingCollector.Details(message: "wrong", fixes: [])
      }
    }
    #expect(made == FindingCollector.maximumOfOneRule)
    #expect(findings.findings.count == made)
    #expect(findings.overflow.map(\.rule.name) == ["unknown-field"])
  }
}
