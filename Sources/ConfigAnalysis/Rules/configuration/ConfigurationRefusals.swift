import YAMLSyntax
import ZenMLCatalog

/// A refusal of a configuration with everything that a rule needs to speak of
/// it.
struct RefusedConfiguration {
  let refusal: ImportRefusal
  let reason: ConfigurationRefusal
  let schema: FlavorSchema
  /// The required field in whose place an unknown one stands.
  let replaced: String?

  init?(_ refusal: ImportRefusal) {
    guard case .configuration(let reason, let schema, let replaced) = refusal.kind else { return nil }
    self.refusal = refusal
    self.reason = reason
    self.schema = schema
    self.replaced = replaced
  }

  /// The node of the configuration mapping (in the flat form: the component).
  var node: SyntaxNode? {
    guard let component = refusal.component else { return nil }
    return component.isFlat ? component.node : component.configuration?.value.resolved
  }

  /// The node that the refusal's path leads to, or the last one on the way.
  var place: SyntaxNode? { node.map { ConfigurationPlaces(node: $0).deepest(reason.path) } }

  /// The mapping that holds the refused field.
  var parent: SyntaxNode? {
    node.map { ConfigurationPlaces(node: $0).deepest(Array(reason.path.dropLast())) }
  }

  /// Must the value not be shown?
  var isSecret: Bool { reason.field.flatMap(schema.field)?.isSecret ?? false }
}
