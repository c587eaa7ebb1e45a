import YAMLSyntax

extension ActionMaker {
  /// A selection of a whole file is answered too, but not without end.
  private static let maximumFindings = 200
  /// Of whose findings all are fixed in one step.
  private static let maximumRules = 4
  private static let maximumBytes = 256 * 1024

  /// Findings that the range touches, in order of place.
  var touchedFindings: [Finding] {
    Array(
      analysis.findings.lazy.filter { $0.range.start <= range.end && range.start <= $0.range.end }
        .prefix(Self.maximumFindings))
  }

  /// The fixes of the findings that the range touches, then those of all
  /// findings of their rules.
  func quickFixes() -> [DocumentAction] {
    var actions: [DocumentAction] = []
    for finding in analyzer.provingFixes(of: touchedFindings, in: analysis) {
      for (index, fix) in finding.fixes.enumerated() where !fix.edits.isEmpty {
        // One fix may remove several findings of one place.
        if actions.contains(where: { $0.edits == fix.edits && $0.title == fix.title }) { continue }
        actions.append(
          DocumentAction(
            title: fix.title, kind: .quickFix(finding), edits: fix.edits,
            isPreferred: index == 0 && fix.applicability == .safe))
      }
    }
    return actions + fixesOfRules()
  }

  /// "Fix all" for each rule of which the document has several findings.
  private func fixesOfRules() -> [DocumentAction] {
    // Every result is analysed again; a person is waiting.
    guard analysis.source.bytes.count <= Self.maximumBytes else { return [] }
    var actions: [DocumentAction] = []
    var seen: Set<RuleID> = []
    for finding in touchedFindings where !finding.fixes.isEmpty && seen.insert(finding.rule).inserted {
      if seen.count > Self.maximumRules { break }
      let all = analysis.findings.filter { $0.rule == finding.rule && !$0.fixes.isEmpty }
      guard all.count > 1 else { continue }
      let isSafe = all.allSatisfy { $0.fixes.contains { $0.applicability == .safe } }
      let rule = finding.rule
      let fixer = Fixer(analyzer: analyzer, scope: isSafe ? .safe : .all) { $0.rule == rule }
      let outcome = fixer.fix(analysis)
      guard outcome.fixed.count > 1, outcome.isChanged else { continue }
      actions.append(
        DocumentAction(
          title: "Fix all \(outcome.fixed.count) findings of `\(rule)`", kind: .quickFix(finding),
          edits: outcome.edits, isPreferred: false))
    }
    return actions
  }
}
