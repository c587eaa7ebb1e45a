import YAMLSyntax
import ZenMLCatalog

/// The configuration of a component file as `zenml … register NAME --KEY=VALUE`
/// would hand it on: scalars as texts, lists and mappings as the JSON that
/// ZenML turns back into them (`cli/utils.py`: `parse_name_and_extra_arguments`).
enum FlagConfiguration {
  /// Keys beside the configuration in the flat form: the component itself and
  /// the other options of `register`.
  private static let structural: Set<String> = [
    "name", "flavor", "type", "component_type", "id", "labels", "label", "description", "connector",
    "connector_resource_id", "resource_id", "resource-id", "secrets", "secret", "env", "environment", "user",
    "created", "updated",
  ]

  static func nested(_ node: SyntaxNode) -> PythonValue {
    PythonValue(.dict(PythonDictionary(entries(node.effectivePairs))), range: node.range)
  }

  /// The keys that stand beside `name` and `flavor`.
  static func flat(_ component: StackComponent, _ schema: FlavorSchema) -> PythonValue {
    let pairs = component.node.effectivePairs.filter { pair in
      guard let key = pair.key.resolved.value.string else { return true }
      return schema.field(key) != nil || !structural.contains(key)
    }
    return PythonValue(.dict(PythonDictionary(entries(pairs))), range: component.node.range)
  }

  private static func entries(_ pairs: [SyntaxPair]) -> [PythonDictionary.Entry] {
    pairs.compactMap { pair in
      let node = pair.value.resolved
      var value = node.value
      switch value.kind {
      // A flag without a value is no flag.
      case .none: return nil
      case .bool, .int, .float, .date, .datetime: value.kind = .string(node.text)
      // "@FILE" stands for the content of a file, which nobody here reads.
      case .string(let text) where text.hasPrefix("@@"): value.kind = .string(String(text.dropFirst()))
      default: break
      }
      return PythonDictionary.Entry(key: pair.key.resolved.value, value: value)
    }
  }
}
