/// What commands are asked for.
public enum CommandTopic: String, Sendable, CaseIterable {
  /// Everything about the container registry.
  case registry
  /// Registering components.
  case register
  /// Secrets that the document refers to, or should.
  case secrets
  /// The stack: registering it, adding a component to it.
  case stack
  /// Letting Docker on this machine push to the registry.
  case auth
  /// Service connectors.
  case connector
  /// Creating what the document names: repositories, whole stacks.
  case deploy
  /// Moving off a registry that is retired.
  case migrate
  /// Importing the file as it is.
  case `import`
}
