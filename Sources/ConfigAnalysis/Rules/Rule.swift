/// A rule looks for one kind of mistake in one document.
///
/// A rule is an enum without cases, in a file of its own name beside its page
/// (`unknown-flavor.md`), and is listed once in ``RuleRegistry``. Its check is
/// pure: everything it may know is in the context.
protocol Rule: Sendable {
  static var metadata: RuleMetadata { get }
  /// Adds what it finds. Exactness about what ZenML refuses lives in
  /// `Import/`; a rule gives it words and fixes.
  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector)
}

/// What is known of a rule without running it.
public struct RuleMetadata: Sendable {
  /// Which fixes its findings carry.
  public enum FixKind: String, Sendable {
    case safe, unsafe, none
  }

  /// Part of the house that it belongs to; its folder's name.
  public enum Area: String, Sendable, CaseIterable {
    case syntax, structure, configuration, stack, registry, mlstacks, commands
  }

  public let id: RuleID
  public let area: Area
  /// One line for `zenls rules`, without a full stop.
  public let summary: String
  /// The severity of its findings, unless one of them is graver or milder.
  public let severity: Severity
  public let stage: Stage
  public let fix: FixKind
  /// The zenls version that first had it.
  public let since: String
  /// Names it had before, still understood wherever a rule is named.
  public let formerNames: [String]

  init(
    _ name: String, area: Area, summary: String, severity: Severity, stage: Stage, fix: FixKind,
    since: String = "0.1.0", formerNames: [String] = []
  ) {
    id = RuleID(name)
    self.area = area
    self.summary = summary
    self.severity = severity
    self.stage = stage
    self.fix = fix
    self.since = since
    self.formerNames = formerNames
  }
}
