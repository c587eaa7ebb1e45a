/// The rules about the fields of a component's configuration.
enum ConfigurationRules {
  static let all: [any Rule.Type] = [
    UnknownField.self, MissingField.self, InvalidValue.self, SecretNotAllowed.self, SecretMalformed.self,
    PlaintextSecret.self, Placeholder.self,
  ]
}
