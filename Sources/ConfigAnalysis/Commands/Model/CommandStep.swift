public import ShellCommands

/// One command of a plan, and when to run it.
public struct CommandStep: Sendable, Hashable {
  /// Unique in its plan, such as `register-container-registry`.
  public internal(set) var id: String
  public let topic: CommandTopic
  /// What it does: one sentence in the imperative, without a full stop.
  public let purpose: String
  public let pipeline: ShellPipeline
  /// What a script runs instead, where nobody sits at a terminal to be asked.
  var unattended: ShellPipeline?
  /// What has to be there first, a sentence each, without full stops.
  public var requires: [String]
  /// Succeeds where nothing is left to do, or shows what there is.
  public var check: ShellCommand?
  /// Succeeds, in a script, where the step is done already; it may print what is
  /// nobody's business.
  var guardCommand: ShellCommand?
  /// The step that this one can stand in the place of.
  public var alternativeTo: String?
  /// The component that it is about: `container_registry/images`.
  public let component: String?

  init(
    _ id: String, _ topic: CommandTopic, _ purpose: String, _ pipeline: ShellPipeline,
    requires: [String] = [], check: ShellCommand? = nil, alternativeTo: String? = nil,
    component: String? = nil
  ) {
    self.id = id
    self.topic = topic
    self.purpose = purpose
    self.pipeline = pipeline
    self.requires = requires
    self.check = check
    self.alternativeTo = alternativeTo
    self.component = component
  }

  init(
    _ id: String, _ topic: CommandTopic, _ purpose: String, _ command: ShellCommand,
    requires: [String] = [], check: ShellCommand? = nil, alternativeTo: String? = nil,
    component: String? = nil
  ) {
    self.init(
      id, topic, purpose, ShellPipeline(command), requires: requires, check: check,
      alternativeTo: alternativeTo, component: component)
  }
}
