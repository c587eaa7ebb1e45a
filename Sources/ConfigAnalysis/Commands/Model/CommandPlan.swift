public import YAMLSyntax

/// The commands that make a document real, in the order in which to run them.
public struct CommandPlan: Sendable {
  public internal(set) var steps: [CommandStep] = []
  /// What is wrong with the document, or missing, so that a command cannot be
  /// told or would fail; in order of place.
  public internal(set) var problems: [PlanProblem] = []
  /// What is worth knowing besides, a sentence each: what a version lacks and
  /// what takes its place.
  public internal(set) var notes: [String] = []
  /// The version of ZenML that the commands are for, as the document names it.
  public let zenmlVersion: String?
}

/// Why a command is missing from a plan, or incomplete.
public struct PlanProblem: Sendable, Hashable {
  /// A sentence without a full stop, and what to do.
  public let message: String
  public let range: ByteRange

  public init(_ message: String, at range: ByteRange) {
    self.message = message
    self.range = range
  }
}

/// Which commands are wanted.
public struct CommandRequest: Sendable {
  /// Nil for all that help.
  public var topics: Set<CommandTopic>?
  public var component: ComponentSelector?
  /// The document's file, as a command names it; nil where it has none.
  public var file: String?

  public init(topics: Set<CommandTopic>? = nil, component: ComponentSelector? = nil, file: String? = nil) {
    self.topics = topics
    self.component = component
    self.file = file
  }

  /// What makes the stack anew, in a store that lacks it.
  public static let rebuild: Set<CommandTopic> = [.secrets, .register, .stack]

  func wants(_ topic: CommandTopic) -> Bool { topics?.contains(topic) ?? true }
}

/// `TYPE` or `TYPE/NAME`; the type with hyphens or underscores.
public struct ComponentSelector: Sendable, Hashable {
  public let type: String
  /// Nil for every component of the type.
  public let name: String?

  public init(type: String, name: String? = nil) {
    self.type = StackComponent.typeName(type)
    self.name = name
  }

  public init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(type: String(parts.first ?? ""), name: parts.count > 1 ? String(parts[1]) : nil)
  }

  public func selects(_ component: StackComponent) -> Bool {
    component.typeName == type && (name == nil || name == component.name?.value.resolved.value.string)
  }
}
