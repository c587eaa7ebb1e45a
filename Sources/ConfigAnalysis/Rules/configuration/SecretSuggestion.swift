import YAMLSyntax

/// A secret to keep a sensitive value in, and the command that makes it
/// (`zenml secret create NAME --KEY=VALUE`, 0.98.0). The value itself is never
/// part of what is said.
struct SecretSuggestion {
  let reference: String
  let name: String
  let field: String

  /// `zenml secret create images_secret --token=…`.
  var command: String { Self.command(for: [self]) }

  /// One command for several values of one component.
  static func command(for secrets: [SecretSuggestion]) -> String {
    let values = secrets.map { "--\($0.field)=…" }.joined(separator: " ")
    return "zenml secret create \(secrets.first?.name ?? "") \(values)"
  }

  init(for field: String, of component: StackComponent) {
    self.init(for: field, owner: component.name?.value.resolved.value.string ?? component.flavorName ?? "")
  }

  /// - Parameter owner: the name of the component.
  init(for field: String, owner: String) {
    // Names of secrets hold nothing that would end a reference.
    let letters = owner.lowercased().unicodeScalars.filter {
      ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "_" || $0 == "-"
    }
    let word = String(String.UnicodeScalarView(letters))
    // A leading hyphen would make an option of it.
    name = (word.isEmpty || word.hasPrefix("-") ? "my\(word)" : word) + "_secret"
    self.field = field
    reference = "{{\(name).\(field)}}"
  }
}
