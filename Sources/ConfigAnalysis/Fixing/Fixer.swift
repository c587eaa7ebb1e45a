public import YAMLSyntax

/// Applies the fixes of findings until there is nothing left to apply; pure,
/// like the analysis. `zenls lint --fix` and an editor's "fix all" call it.
///
/// A round takes one fix for each finding, in order of place, leaves out those
/// that collide with an earlier one, and has the result analysed again; a fix
/// that makes the document worse (see ``FixVerdict``) is left out. What comes
/// out is a text in which no round finds anything to apply, so that fixing it
/// again changes nothing.
public struct Fixer: Sendable {
  private let analyzer: Analyzer
  private let scope: FixScope
  private let isSelected: @Sendable (Finding) -> Bool

  /// Fixes of one round; the next round takes the rest.
  private static let maximumOfOneRound = 4096

  /// - Parameter isSelected: whose findings are to be fixed; all of them count
  ///   when a result is judged.
  public init(
    analyzer: Analyzer, scope: FixScope, isSelected: @escaping @Sendable (Finding) -> Bool = { _ in true }
  ) {
    self.analyzer = analyzer
    self.scope = scope
    self.isSelected = isSelected
  }

  public func fix(_ source: SourceText) -> FixOutcome { fix(analyzer.analyze(source)) }

  /// Fixes a document that was analysed already, by this fixer's analyzer.
  public func fix(_ analysis: Analysis) -> FixOutcome {
    var analysis = analysis
    var script = EditScript()
    var fixed: [Finding] = []
    var budget = FixBudget()
    while budget.takeRound(),
      let round = round(analysis, &budget)
    {
      script = script.followed(by: round.script)
      fixed += round.candidates.flatMap(\.findings)
      analysis = round.analysis
    }
    return FixOutcome(script: script, fixed: fixed, analysis: analysis)
  }

  /// One round; nil where nothing can be applied. Where no first choice can be
  /// applied, second ones are tried.
  private func round(_ analysis: Analysis, _ budget: inout FixBudget) -> FixTrial? {
    let start = FixTrial(candidates: [], script: EditScript(), analysis: analysis)
    let verdict = FixVerdict(analysis)
    for choice in 0..<FixBudget.maximumChoices {
      var candidates = candidates(in: analysis, choice: choice)
      if candidates.isEmpty { return nil }
      while !candidates.isEmpty {
        var refused: Set<[TextEdit]> = []
        let trial = admit(candidates[...], to: start, verdict, &budget, &refused)
        if !trial.candidates.isEmpty { return trial }
        // Nothing was applied where they stand: what collided with them can be.
        if refused.isEmpty { break }
        candidates.removeAll { refused.contains($0.edits) }
      }
    }
    return nil
  }

  /// A fix for each finding that has one, safe ones first; findings that are
  /// removed by the same edits share it.
  private func candidates(in analysis: Analysis, choice: Int) -> [FixCandidate] {
    var candidates: [FixCandidate] = []
    var places: [[TextEdit]: Int] = [:]
    for finding in analysis.findings where isSelected(finding) {
      let fixes = finding.fixes.filter { scope.includes($0) && !$0.edits.isEmpty }
      let ordered = fixes.filter { $0.applicability == .safe } + fixes.filter { $0.applicability == .unsafe }
      guard ordered.indices.contains(choice) else { continue }
      let edits = ordered[choice].edits
      if let place = places[edits] {
        candidates[place].findings.append(finding)
      } else if candidates.count < Self.maximumOfOneRound {
        places[edits] = candidates.count
        candidates.append(FixCandidate(edits: edits, findings: [finding]))
      }
    }
    return candidates
  }

  /// Adds those of `group` to `base` that do no harm. A group that does harm is
  /// halved until the culprits are found, which are `refused`; depth of the
  /// recursion: log n.
  private func admit(
    _ group: ArraySlice<FixCandidate>, to base: FixTrial, _ verdict: FixVerdict, _ budget: inout FixBudget,
    _ refused: inout Set<[TextEdit]>
  ) -> FixTrial {
    var trial = base
    for candidate in group
    where trial.script.add(candidate.edits, length: verdict.original.source.bytes.count) {
      trial.candidates.append(candidate)
    }
    let added = trial.candidates[base.candidates.count...]
    guard !added.isEmpty, budget.takeAnalysis() else { return base }
    let bytes = trial.script.applied(to: verdict.original.source.bytes)
    trial.analysis = analyzer.analyze(SourceText(bytes))
    if verdict.isNoWorse(trial, than: base, after: added) { return trial }
    guard added.count > 1 else {
      refused.formUnion(added.map(\.edits))
      return base
    }
    let middle = added.startIndex + added.count / 2
    let first = admit(added[..<middle], to: base, verdict, &budget, &refused)
    return admit(added[middle...], to: first, verdict, &budget, &refused)
  }
}

/// A fix on its way into the document.
struct FixCandidate {
  let edits: [TextEdit]
  /// What it is to remove.
  var findings: [Finding]
}

/// Some fixes applied to one text, and what is to be said of the result.
struct FixTrial {
  var candidates: [FixCandidate]
  var script: EditScript
  var analysis: Analysis
}

/// Bounds for documents that machines filled with mistakes; others stay far
/// below.
struct FixBudget {
  /// Fixes of one finding that are tried.
  static let maximumChoices = 4

  private var rounds = 200
  /// Analyses, those for finding culprits included.
  private var analyses = 1000

  mutating func takeRound() -> Bool {
    rounds -= 1
    return rounds >= 0
  }

  mutating func takeAnalysis() -> Bool {
    analyses -= 1
    return analyses >= 0
  }
}
