import YAMLSyntax

/// How the rules of stacks name things.
enum StackWords {
  /// `container_registry` → `container registry`.
  static func type(_ type: String) -> String {
    String(type.map { $0 == "_" ? " " : $0 })
  }

  /// `a container registry`, `an artifact store`.
  static func withArticle(_ type: String) -> String {
    let name = self.type(type)
    return (name.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + name
  }

  /// ``the vertex orchestrator `gcp-pipelines` ``.
  static func component(_ component: RunTimeComponent) -> String {
    "the " + [component.flavor ?? "", named(component)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// ``artifact store `bucket` ``.
  static func named(_ component: RunTimeComponent) -> String {
    let type = type(component.type)
    guard let name = component.name, !name.isEmpty else { return type }
    return "\(type) \(name.quoted)"
  }

  /// `a, b or c`.
  static func choice(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension RunTimeComponent {
  /// Where the flavor is written.
  var flavorPlace: ByteRange {
    source.flavor?.valueRange ?? source.node.range
  }

  var flavorLocation: String { source.location + ".flavor" }

  /// Where the value of a configuration field is written; nil where it is not.
  func place(of field: String) -> ByteRange? {
    source.configuration.flatMap { EntryTable($0.value)[field] }?.valueRange
  }

  func location(of field: String) -> String { source.location + ".configuration." + field }

  /// Where the value of a field is written, else where the flavor is.
  func placeOrFlavor(of field: String) -> (range: ByteRange, location: String) {
    if let range = place(of: field) { return (range, location(of: field)) }
    return (flavorPlace, flavorLocation)
  }
}

/// The longest list of other places that a finding carries.
private let longestRelated = 20

extension [RelatedPlace] {
  /// Not more of them than a person reads.
  var shortened: [RelatedPlace] { Array(prefix(longestRelated)) }
}
