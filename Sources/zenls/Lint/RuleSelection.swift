import ConfigAnalysis

/// Which rules' findings are reported.
struct RuleSelection {
  private let selected: Set<String>
  private let ignored: Set<String>

  /// - Parameters:
  ///   - selected: names or former names; empty for all rules.
  ///   - ignored: wins over `selected`.
  init(selected: [String], ignored: [String]) {
    self.selected = Set(selected.map(Self.currentName))
    self.ignored = Set(ignored.map(Self.currentName))
  }

  func includes(_ finding: Finding) -> Bool {
    let name = finding.rule.name
    return !ignored.contains(name) && (selected.isEmpty || selected.contains(name))
  }

  private static func currentName(_ name: String) -> String {
    RuleRegistry.rule(named: name)?.id.name ?? name
  }
}
