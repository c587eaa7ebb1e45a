import YAMLSyntax

extension Analyzer {
  /// Findings of the analysis, with those fixes only that keep their promise when
  /// they are applied alone: what they are for is gone, and nothing as grave is
  /// new. Every fix costs an analysis; in a document with too many, the rest is
  /// taken on trust.
  public func provingFixes(of findings: [Finding], in analysis: Analysis) -> [Finding] {
    guard findings.contains(where: { !$0.fixes.isEmpty }) else { return findings }
    var proof = FixProof(self, analysis)
    return findings.map { finding in
      var finding = finding
      finding.fixes.removeAll { !proof.holds($0) }
      return finding
    }
  }
}

/// Tries fixes of one document, each alone.
struct FixProof {
  private let analyzer: Analyzer
  private let verdict: FixVerdict
  private let start: FixTrial
  /// What a fix removes: findings of one mistake share it.
  private let findings: [[TextEdit]: [Finding]]
  private var known: [[TextEdit]: Bool] = [:]
  private var bytesLeft: Int

  /// - Parameter bytes: of text that are analysed at most; a person may be
  ///   waiting.
  init(_ analyzer: Analyzer, _ analysis: Analysis, bytes: Int = 2 * 1024 * 1024) {
    self.analyzer = analyzer
    verdict = FixVerdict(analysis)
    start = FixTrial(candidates: [], script: EditScript(), analysis: analysis)
    var findings: [[TextEdit]: [Finding]] = [:]
    for finding in analysis.findings {
      for fix in finding.fixes { findings[fix.edits, default: []].append(finding) }
    }
    self.findings = findings
    bytesLeft = bytes
  }

  /// Does a fix of the document's findings keep its promise?
  mutating func holds(_ fix: Fix) -> Bool {
    if fix.edits.isEmpty { return true }
    if let answer = known[fix.edits] { return answer }
    let answer = isProven(fix.edits)
    known[fix.edits] = answer
    return answer
  }

  private mutating func isProven(_ edits: [TextEdit]) -> Bool {
    let bytes = verdict.original.source.bytes
    var trial = start
    guard trial.script.add(edits, length: bytes.count) else { return false }
    bytesLeft -= bytes.count
    if bytesLeft < 0 { return true }
    trial.candidates = [FixCandidate(edits: edits, findings: findings[edits] ?? [])]
    trial.analysis = analyzer.analyze(SourceText(trial.script.applied(to: bytes)))
    return verdict.isNoWorse(trial, than: start, after: trial.candidates[...])
  }
}
