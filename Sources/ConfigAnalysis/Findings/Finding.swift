public import YAMLSyntax

/// One mistake at one place.
public struct Finding: Sendable, Equatable {
  /// The rule's identifier, such as `unknown-flavor`.
  public let rule: RuleID
  public var severity: Severity
  public var stage: Stage
  /// One sentence that says what is wrong in the user's own words, then what
  /// to do.
  public let message: String
  /// The smallest text that the user has to change.
  public let range: ByteRange
  /// Where in the document: `components.container_registry[0].flavor`; empty
  /// for the document as a whole.
  public let location: String
  public let related: [RelatedPlace]
  public internal(set) var fixes: [Fix]
  /// The text at ``range`` is a secret: nobody shows it, in no excerpt and log.
  public let isSecret: Bool
  /// ZenML refuses the document only while its store lacks a secret that the
  /// document refers to: once that is created, nothing is wrong.
  public let needsSecret: Bool

  /// True when ZenML itself would refuse the document because of this.
  public var isBlocking: Bool { stage == .import }

  public init(
    rule: RuleID, severity: Severity, stage: Stage, message: String, range: ByteRange,
    location: String = "", related: [RelatedPlace] = [], fixes: [Fix] = [], isSecret: Bool = false,
    needsSecret: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.stage = stage
    self.message = message
    self.range = range
    self.location = location
    self.related = related
    self.fixes = fixes
    self.isSecret = isSecret
    self.needsSecret = needsSecret
  }
}

/// Another place that a finding speaks of.
public struct RelatedPlace: Sendable, Equatable {
  public let range: ByteRange
  public let message: String

  public init(range: ByteRange, message: String) {
    self.range = range
    self.message = message
  }
}
