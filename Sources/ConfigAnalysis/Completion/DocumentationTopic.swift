/// Something of which there is documentation: what a candidate or the word under
/// a cursor is.
public enum DocumentationTopic: Sendable, Hashable, Codable {
  /// A key of a stack file or component: `stack_name`, `flavor`, …
  case key(String)
  case componentType(String)
  case flavor(type: String, name: String)
  /// A field of a flavor's configuration; `path` leads to it through nested
  /// models.
  case field(type: String, flavor: String, path: [String])
  /// A location of a cloud: `gcp`, `aws` or `azure`.
  case region(cloud: String, name: String)
  case rule(String)
  /// A key of `.zenls.yaml`: `rules`, `registries.hosts`, …
  case setting(String)
  /// A key of an mlstacks specification.
  case mlstacks(String)
}
