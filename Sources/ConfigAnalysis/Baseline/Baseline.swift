public import YAMLSyntax

/// Findings that a project knows of already: only new ones are told.
public struct Baseline: Sendable {
  /// One finding that is known.
  public struct Entry: Sendable, Hashable {
    /// Of the document, relative to the baseline's folder.
    public let path: String
    /// The name that the rule had when the entry was written.
    public let rule: String
    /// The finding's ``Fingerprint``.
    public let fingerprint: String
    /// What the finding said: for people who read the baseline, never compared.
    public let message: String

    public init(_ finding: Finding, _ fingerprint: Fingerprint, path: String) {
      self.init(
        path: path, rule: finding.rule.name, fingerprint: fingerprint.description, message: finding.message)
    }

    init(path: String, rule: String, fingerprint: String, message: String) {
      self.path = path
      self.rule = rule
      self.fingerprint = fingerprint
      self.message = message
    }
  }

  /// By path, then by rule and fingerprint.
  public let entries: [Entry]
  private let byPath: [String: Set<Known>]

  private struct Known: Hashable {
    let rule: String
    let fingerprint: String
  }

  /// - Parameter entries: in any order; what stands there twice counts once.
  public init(_ entries: [Entry]) {
    self.entries = Set(entries).sorted(by: Self.isBefore)
    byPath = entries.reduce(into: [:]) {
      $0[$1.path, default: []].insert(Known(rule: $1.rule, fingerprint: $1.fingerprint))
    }
  }

  /// Moved lines change nothing in this order.
  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    if left.path != right.path { return left.path < right.path }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.fingerprint != right.fingerprint { return left.fingerprint < right.fingerprint }
    return left.message < right.message
  }

  /// The paths of the documents that it has entries for.
  public var paths: some Collection<String> { byPath.keys }

  /// How many findings it knows in a document.
  public func count(forPath path: String) -> Int { byPath[path]?.count ?? 0 }

  /// Which of a document's findings the baseline knows, one answer for each.
  ///
  /// - Parameters:
  ///   - findings: all of the document, in order of place.
  ///   - formerNames: of a rule; entries may be older than its present one.
  public func knows(
    _ findings: [Finding], in source: SourceText, path: String,
    formerNames: (RuleID) -> [String] = { RuleRegistry.rule(named: $0.name)?.formerNames ?? [] }
  ) -> [Bool] {
    var isKnown = [Bool](repeating: false, count: findings.count)
    guard let known = byPath[path] else { return isKnown }
    // One round for each name that rules had: fingerprints are counted by name.
    var round = 0
    let names = findings.map { [$0.rule.name] + formerNames($0.rule) }
    while names.contains(where: { round < $0.count }) {
      let prints = Fingerprint.all(of: findings, in: source) { index in
        names[index].indices.contains(round) ? names[index][round] : names[index].first ?? ""
      }
      for (index, print) in prints.enumerated() where names[index].indices.contains(round) {
        let entry = Known(rule: names[index][round], fingerprint: print.description)
        if known.contains(entry) { isKnown[index] = true }
      }
      round += 1
    }
    return isKnown
  }
}
