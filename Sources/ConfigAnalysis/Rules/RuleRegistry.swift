/// Every rule, once, in the order in which they run.
///
/// `RuleRegistryTests` proves it complete: a rule file that is not listed, a
/// rule without page or fixture fails the tests.
public enum RuleRegistry {
  /// Rules that look at every recognised document.
  static let rules: [any Rule.Type] =
    SyntaxRules.all + StructureRules.all + RegistryRules.all + ConfigurationRules.all + MLStacksRules.all
    + [WrongCommand.self]

  /// Rules about stacks as a whole, what ZenML's stack validators refuse when a
  /// pipeline starts among it: they run only when nothing is blocking.
  static let runTimeRules: [any Rule.Type] = [
    MissingCompanion.self, IncompatibleComponents.self, MissingCredentials.self, UnsupportedTrackingURI.self,
    RegionMismatch.self, ProjectMismatch.self, LocalKubernetesContext.self, MissingKubernetesContext.self,
  ]

  static let runTimeIDs = Set(runTimeRules.map { $0.metadata.id })

  /// Rules about what the others found.
  static let closingRules: [any Rule.Type] = [UnusedIgnore.self]

  /// What is known of each rule, sorted by name.
  public static let all: [RuleMetadata] = (rules + runTimeRules + closingRules)
    .map { $0.metadata }
    .sorted { $0.id < $1.id }

  /// The rule of that name, or of that former name.
  public static func rule(named name: String) -> RuleMetadata? {
    all.first { $0.id.name == name } ?? all.first { $0.formerNames.contains(name) }
  }
}
