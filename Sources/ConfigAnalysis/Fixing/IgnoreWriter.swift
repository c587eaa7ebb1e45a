import YAMLSyntax

extension Analyzer {
  /// Writes comments for findings: on their line, or above it where something
  /// else stands on it; for the whole file where neither can be, as inside of a
  /// block scalar. A comment that does not do what it is for, or anything else,
  /// is left out.
  ///
  /// - Parameters:
  ///   - findings: of the analysis in `outcome`.
  ///   - outcome: what fixes made of the document before; its text is what the
  ///     comments are written into.
  public func ignore(_ findings: [Finding], after outcome: FixOutcome) -> IgnoreOutcome {
    let start = outcome.analysis
    let silencing = IgnoreWriter(self, start).silence(findings.filter(start.canIgnore))
    return IgnoreOutcome(
      script: outcome.script.followed(by: silencing.script), ignored: silencing.silenced.count,
      refused: findings.filter { !silencing.silenced.contains(PlacedRule($0)) }, analysis: silencing.analysis)
  }
}

extension Analysis {
  /// Where the text is broken, so may be what is a comment.
  public var canTakeComments: Bool { tree.isWhole && source.encoding == .utf8 }

  /// A comment that is not needed is no reason for another one.
  fileprivate func canIgnore(_ finding: Finding) -> Bool {
    canTakeComments && finding.rule != UnusedIgnore.metadata.id
  }
}

/// A rule that reports something at a place.
private struct PlacedRule: Hashable {
  let rule: RuleID
  let range: ByteRange

  init(_ finding: Finding) { self.init(finding, at: finding.range) }

  init(_ finding: Finding, at range: ByteRange) {
    rule = finding.rule
    self.range = range
  }
}

/// Comments in one text, and what is to be said of the result.
private struct IgnoreTrial {
  var script = EditScript()
  var silenced: [PlacedRule] = []
  var analysis: Analysis
}

/// Finds comments that silence findings and do nothing else: each group of them
/// is tried, and halved where it does not do.
private struct IgnoreWriter {
  private let analyzer: Analyzer
  private let start: Analysis
  private let known: Set<PlacedRule>
  private let writer: SuppressionWriter

  /// Where a comment is written for a group of findings.
  private typealias Candidate = (findings: [Finding], edit: TextEdit?)

  init(_ analyzer: Analyzer, _ start: Analysis) {
    self.analyzer = analyzer
    self.start = start
    known = Set(start.findings.map { PlacedRule($0) })
    writer = SuppressionWriter(analysis: start)
  }

  func silence(_ findings: [Finding]) -> IgnoreTrial {
    // What is not shown of a rule has no place of its own.
    var fileRules = start.cutRules.intersection(findings.map(\.rule))
    while true {
      var budget = FixBudget()
      let base = inFile(findings.filter { fileRules.contains($0.rule) }, &budget)
      let onLine = admit(candidates(left(findings, base), writer.here)[...], to: base, &budget)
      let trial = admit(candidates(left(findings, onLine), writer.above)[...], to: onLine, &budget)
      let rules = Set(left(findings, trial).map(\.rule))
      // Each turn has more rules for the whole file.
      if rules.isSubset(of: fileRules) { return trial }
      fileRules.formUnion(rules)
    }
  }

  private func left(_ findings: [Finding], _ trial: IgnoreTrial) -> [Finding] {
    let done = Set(trial.silenced)
    return findings.filter { !done.contains(PlacedRule($0)) }
  }

  // MARK: Places

  /// A comment for each line with findings.
  private func candidates(
    _ findings: [Finding], _ write: ([RuleID], Int) -> TextEdit?
  ) -> [Candidate] {
    Dictionary(grouping: findings) { start.source.line(at: $0.range.start) }
      .sorted { $0.key < $1.key }
      .map { _, found in (found, write(Set(found.map(\.rule)).sorted(), found[0].range.start)) }
  }

  // MARK: Trials

  /// One comment for the whole file, with the rules that one can silence.
  private func inFile(_ findings: [Finding], _ budget: inout FixBudget) -> IgnoreTrial {
    let empty = IgnoreTrial(analysis: start)
    let byRule = Dictionary(grouping: findings, by: \.rule)
    var rules = byRule.keys.sorted()
    var best = admit([(findings, writer.inFile(rules))], to: empty, &budget)
    if !best.silenced.isEmpty { return best }
    var left = rules
    rules = []
    while let rule = left.popLast() {
      let found = (rules + [rule]).flatMap { byRule[$0] ?? [] }
      let trial = admit([(found, writer.inFile((rules + [rule]).sorted()))], to: empty, &budget)
      guard !trial.silenced.isEmpty else { continue }
      rules.append(rule)
      best = trial
    }
    return best
  }

  /// Adds the comments of `group` that silence what they are for; depth of the
  /// recursion: log n.
  private func admit(
    _ group: ArraySlice<Candidate>, to base: IgnoreTrial, _ budget: inout FixBudget
  ) -> IgnoreTrial {
    var trial = base
    var added: [Candidate] = []
    for candidate in group {
      guard let edit = candidate.edit, trial.script.add([edit], length: start.source.bytes.count) else {
        continue
      }
      added.append(candidate)
      trial.silenced += candidate.findings.map { PlacedRule($0) }
    }
    guard !added.isEmpty, budget.takeAnalysis() else { return base }
    trial.analysis = analyzer.analyze(SourceText(trial.script.applied(to: start.source.bytes)))
    if isSound(trial) { return trial }
    guard added.count > 1 else { return base }
    let middle = added.count / 2
    let first = admit(added[..<middle], to: base, &budget)
    return admit(added[middle...], to: first, &budget)
  }

  /// Is every comment one, silenced what it is for, and nothing said that was not
  /// said before?
  private func isSound(_ trial: IgnoreTrial) -> Bool {
    let after = trial.analysis
    let added = trial.script.edits.count { $0.text.contains("#") }
    guard after.tree.comments.count == start.tree.comments.count + added,
      after.tree.hasSameNodes(as: start.tree)
    else { return false }
    let origins = EditScript.Origins(trial.script)
    let silenced = Set(trial.silenced)
    return after.findings.allSatisfy { finding in
      let place = PlacedRule(finding, at: origins.range(of: finding.range))
      return known.contains(place) && !silenced.contains(place)
    }
  }
}
