import YAMLSyntax

extension ActionMaker {
  /// A selection of a whole file is answered too, but not without end.
  private static let maximumFindings = 200

  /// Findings that the range touches, in order of place.
  var touchedFindings: [Finding] {
    Array(
      analysis.findings.lazy.filter { $0.range.start <= range.end && range.start <= $0.range.end }
        .prefix(Self.maximumFindings))
  }

  /// The fixes of the findings that the range touches.
  func quickFixes() -> [DocumentAction] {
    var actions: [DocumentAction] = []
    for finding in touchedFindings {
      for (index, fix) in finding.fixes.enumerated() where !fix.edits.isEmpty {
        let isPreferred = index == 0 && fix.applicability == .safe
        actions.append(
          DocumentAction(
            title: fix.title, kind: .quickFix(finding), edits: fix.edits, isPreferred: isPreferred))
      }
    }
    return actions
  }
}
