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

  /// What takes work to say about a mistake.
  struct Details {
    let message: String
    let fixes: [Fix]
  }

  /// Adds a finding of `rule`; severity and stage are the rule's own unless
  /// given. Texts and fixes are not made for what is not shown.
  mutating func add(
    _ rule: any Rule.Type, at range: ByteRange, location: @autoclosure () -> String = "",
    _ message: @autoclosure () -> String, severity: Severity? = nil, stage: Stage? = nil,
    related: @autoclosure () -> [RelatedPlace] = [], fixes: @autoclosure () -> [Fix] = [],
    isSecret: Bool = false, needsSecret: Bool = false
  ) {
    let metadata = rule.metadata
    guard hasRoom(for: metadata.id, at: range) else { return }
    findings.append(
      Finding(
        rule: metadata.id, severity: severity ?? metadata.severity, stage: stage ?? metadata.stage,
        message: message(), range: range, location: location(), related: related(), fixes: fixes(),
        isSecret: isSecret, needsSecret: needsSecret))
  }

  /// Adds a finding whose message and fixes are worked out together.
  mutating func add(
    _ rule: any Rule.Type, at range: ByteRange, location: @autoclosure () -> String, details: () -> Details
  ) {
    let metadata = rule.metadata
    guard hasRoom(for: metadata.id, at: range) else { return }
    let details = details()
    findings.append(
      Finding(
        rule: metadata.id, severity: metadata.severity, stage: metadata.stage, message: details.message,
        range: range, location: location(), fixes: details.fixes))
  }

  private mutating func hasRoom(for rule: RuleID, at range: ByteRange) -> Bool {
    let count = counts[rule, default: 0] + 1
    counts[rule] = count
    if count == Self.maximumOfOneRule + 1 { overflow.append((rule, range)) }
    return count <= Self.maximumOfOneRule
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
