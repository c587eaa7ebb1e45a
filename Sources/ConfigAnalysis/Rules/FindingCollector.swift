import YAMLSyntax

/// Gathers what the rules find in one document.
struct FindingCollector {
  /// A file is shown this many findings of one rule: more are made by machines,
  /// and would take many times the memory of the file.
  static let maximumOfOneRule = 1000

  private(set) var findings: [Finding] = []
  private var counts: [RuleID: Int] = [:]
  /// The first finding of each rule that is not shown.
  private(set) var overflow: [(rule: RuleID, range: ByteRange)] = []

  /// Adds a finding of `rule`; severity and stage are the rule's own unless
  /// given.
  mutating func add(
    _ rule: any Rule.Type, at range: ByteRange, location: String = "", _ message: String,
    severity: Severity? = nil, stage: Stage? = nil, related: [RelatedPlace] = [], fixes: [Fix] = [],
    isSecret: Bool = false
  ) {
    let metadata = rule.metadata
    let count = counts[metadata.id, default: 0] + 1
    counts[metadata.id] = count
    if count > Self.maximumOfOneRule {
      if count == Self.maximumOfOneRule + 1 { overflow.append((metadata.id, range)) }
      return
    }
    findings.append(
      Finding(
        rule: metadata.id, severity: severity ?? metadata.severity, stage: stage ?? metadata.stage,
        message: message, range: range, location: location, related: related, fixes: fixes,
        isSecret: isSecret))
  }

  /// Applies severities that the user gives to rules; nil takes a rule's
  /// findings away.
  mutating func apply(_ severities: [String: Severity?]) {
    if severities.isEmpty { return }
    findings = findings.compactMap { finding in
      guard let choice = severities[finding.rule.name] else { return finding }
      guard let severity = choice else { return nil }
      var changed = finding
      changed.severity = severity
      return changed
    }
  }

  /// Nothing in the document is refused by anybody.
  mutating func makeAdvice() {
    for index in findings.indices { findings[index].stage = .advice }
  }

  /// Takes findings away, by their place in ``findings``.
  mutating func remove(at indices: Set<Int>) {
    findings = findings.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
  }

  /// Takes fixes away.
  mutating func removeFixes(where isRemoved: (Finding, Fix) -> Bool) {
    for index in findings.indices where !findings[index].fixes.isEmpty {
      let finding = findings[index]
      findings[index].fixes.removeAll { isRemoved(finding, $0) }
    }
  }

  var hasBlocking: Bool { findings.contains { $0.isBlocking } }
}
