import YAMLSyntax
import ZenMLCatalog

/// A text that stands directly in a field of a component's configuration.
struct ConfigurationText {
  let component: StackComponent
  let field: FieldSchema
  let node: SyntaxNode
  let text: String

  var location: String {
    let configuration = component.isFlat ? "" : "configuration."
    return (component.location.isEmpty ? "" : component.location + ".") + configuration + field.name
  }

  /// Those of all components whose flavor is known; what is filled in later and what a syntax
  /// error may have garbled are left out.
  static func all(in context: AnalysisContext) -> [ConfigurationText] {
    var texts: [ConfigurationText] = []
    let damage = SyntaxDamage(context.tree)
    var configurations = SharedConfigurations()
    for component in context.document.components {
      guard let key = component.flavorKey,
        let schema = context.schema(type: key.type, flavor: key.flavor)
      else { continue }
      for pair in configurations.next(of: component)?.effectivePairs ?? [] {
        let node = pair.value.resolved
        guard node.kind == .scalar, !context.isFilledInLater(node), damage?.touches(node.range) != true,
          let name = pair.key.resolved.value.string,
          let field = schema.field(name), let text = node.value.string
        else { continue }
        texts.append(ConfigurationText(component: component, field: field, node: node, text: text))
      }
    }
    return texts
  }
}
