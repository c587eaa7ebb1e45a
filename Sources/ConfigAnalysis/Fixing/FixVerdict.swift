import YAMLSyntax

/// Says whether fixes make a document worse: a finding is new that is as grave
/// as one of those that they remove, or graver. What was not looked at before,
/// because of what the fixes remove, does not count.
///
/// Findings are compared by their places in the text from which the fixes
/// start.
struct FixVerdict {
  let original: Analysis
  private let scopes: SilencedScopes

  init(_ original: Analysis) {
    self.original = original
    scopes = SilencedScopes(original)
  }

  /// - Parameter added: what `trial` applies beyond `base`.
  func isNoWorse(_ trial: FixTrial, than base: FixTrial, after added: ArraySlice<FixCandidate>) -> Bool {
    guard trial.analysis.document?.kind == original.document?.kind,
      trial.analysis.tree.isValid || !base.analysis.tree.isValid
    else { return false }
    let removed = added.flatMap(\.findings)
    var before = FindingLedger(base, original)
    for candidate in added {
      // Another fix may have removed what this one is for.
      let taken = candidate.findings.filter { before.take(PlacedFinding($0, at: $0.range)) }
      if taken.isEmpty { return false }
    }
    let new = before.unknown(of: FindingLedger(trial, original))
    guard !new.isEmpty else { return true }
    let limit = removed.map(\.severity).min() ?? .hint
    let silenced = scopes.silenced(by: added)
    let opensRunTime = base.analysis.isBlocked && !trial.analysis.isBlocked
    return new.allSatisfy { finding in
      let isOverriding = finding.rule == YAMLDuplicateKey.metadata.id && base.analysis.tree.isValid
      if isOverriding || isLeft(finding, of: removed) { return false }
      return finding.severity < limit || base.analysis.cutRules.contains(finding.rule)
        || (opensRunTime && RuleRegistry.runTimeIDs.contains(finding.rule)) || silenced.covers(finding)
    }
  }

  /// Does a rule say at a place what it said there before the fix?
  private func isLeft(_ finding: PlacedFinding, of removed: [Finding]) -> Bool {
    removed.contains { $0.rule == finding.rule && finding.touches($0.range) }
  }
}

extension Analysis {
  fileprivate var isBlocked: Bool { findings.contains { $0.isBlocking } }
}

/// A finding with its place in the text from which fixes start.
struct PlacedFinding: Hashable {
  let rule: RuleID
  let range: ByteRange
  let message: String
  let location: String
  let severity: Severity

  init(_ finding: Finding, at range: ByteRange) {
    rule = finding.rule
    self.range = range
    message = finding.message
    location = finding.location
    severity = finding.severity
  }

  func touches(_ other: ByteRange) -> Bool { range.start <= other.end && other.start <= range.end }
}

/// The findings of one text, to be compared with those of another.
struct FindingLedger {
  private var findings: [PlacedFinding]
  /// Those of `findings` that are left, by their place in it.
  private var open: [PlacedFinding: [Int]] = [:]
  private var byRule: [RuleID: Set<Int>] = [:]

  init(_ trial: FixTrial, _ original: Analysis) {
    let origins = EditScript.Origins(trial.script)
    findings = trial.analysis.findings.map { PlacedFinding($0, at: origins.range(of: $0.range)) }
    for (index, finding) in findings.enumerated() {
      open[finding, default: []].append(index)
      byRule[finding.rule, default: []].insert(index)
    }
  }

  /// Takes one out, or what has become of it; false where there is none.
  mutating func take(_ finding: PlacedFinding) -> Bool { takeSame(finding) || takeSimilar(finding) }

  /// Those of `other` that this ledger does not hold; takes out the others.
  mutating func unknown(of other: FindingLedger) -> [PlacedFinding] {
    other.findings.filter { !takeSame($0) }.filter { !takeSimilar($0) }
  }

  private mutating func takeSame(_ finding: PlacedFinding) -> Bool {
    guard let index = open[finding]?.popLast() else { return false }
    byRule[finding.rule]?.remove(index)
    return true
  }

  /// Words and places change with the text around: the same rule at a place
  /// that touches, or of the same path, is the same finding.
  private mutating func takeSimilar(_ finding: PlacedFinding) -> Bool {
    let left = byRule[finding.rule]?.sorted() ?? []
    let touching = left.first { finding.touches(findings[$0].range) }
    guard let index = touching ?? left.first(where: { findings[$0].location == finding.location }) else {
      return false
    }
    byRule[finding.rule]?.remove(index)
    open[findings[index]]?.removeAll { $0 == index }
    return true
  }
}
