import ZenMLCatalog

/// A stack file for each flavor, with every field of its configuration.
enum CatalogStacks {
  static func all(_ catalog: Catalog) -> [String] {
    catalog.flavors.enumerated().compactMap { index, summary in
      catalog.flavor(type: summary.type, name: summary.name).map { document($0, index) }
    }
  }

  /// The layout changes with the index: list or mapping, steps of two or four.
  private static func document(_ schema: FlavorSchema, _ index: Int) -> String {
    let isList = index % 3 != 0
    let step = String(repeating: " ", count: index % 5 == 0 ? 4 : 2)
    var lines = index % 2 == 0 ? ["zenml_version: 0.98.0", "stack_name: team"] : ["stack_name: \"team\""]
    lines.append("components:")
    func add(_ type: String, _ flavor: String, _ body: [String]) {
      lines.append("\(step)\(type):")
      let head = isList ? "\(step)\(step)- " : step + step
      let tail = isList ? "\(step)\(step)  " : step + step
      lines.append("\(head)name: my-\(type)")
      lines.append("\(tail)flavor: \(index % 4 == 0 ? "'\(flavor)'" : flavor)")
      lines.append(body.isEmpty ? "\(tail)configuration: {}" : "\(tail)configuration:")
      lines += body.map { tail + step + $0 }
    }
    if schema.type != "orchestrator" { add("orchestrator", "local", []) }
    add(
      schema.type, schema.name,
      body(schema.model, step).map { line in
        schema.type == "container_registry" && line == "uri: text"
          ? "uri: \(addresses[schema.name] ?? "text")" : line
      })
    if schema.type != "artifact_store" { add("artifact_store", "local", []) }
    if index % 2 == 1 { lines.append("zenml_version: 0.98.0") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let addresses = [
    "gcp": "europe-west1-docker.pkg.dev/my-project/images",
    "default": "us-central1-docker.pkg.dev/my-project/images",
    "aws": "123456789012.dkr.ecr.eu-west-1.amazonaws.com",
  ]

  private static func body(_ model: ModelSchema, _ step: String, depth: Int = 0) -> [String] {
    model.fields.flatMap { lines(of: $0.name, $0.type, step, depth: depth) }
  }

  private static func lines(of name: String, _ type: ValueType, _ step: String, depth: Int) -> [String] {
    switch type {
    case .nullable(let inner), .validated(_, _, let inner): return lines(of: name, inner, step, depth: depth)
    case .bool: return ["\(name): \(name.utf8.count % 2 == 0 ? "true" : "false")"]
    case .int, .float: return ["\(name): 7"]
    case .literal(let values), .enumeration(_, let values):
      return ["\(name): \(values[name.utf8.count % values.count])"]
    case .model(let model):
      guard depth < 3 else { return [] }
      let inner = body(model, step, depth: depth + 1)
      return inner.isEmpty ? [] : ["\(name):"] + inner.map { step + $0 }
    case .list(.model(let model)):
      let inner = body(model, step, depth: depth + 1)
      guard depth < 3, let first = inner.first else { return [] }
      return ["\(name):", step + "- " + first] + inner.dropFirst().map { step + "  " + $0 }
    case .list: return ["\(name): [a]"]
    case .dictionary: return ["\(name): {}"]
    case .union(_, let members): return members.first.map { lines(of: name, $0, step, depth: depth) } ?? []
    case .any, .none, .tuple: return ["\(name): null"]
    case .string, .secret: return ["\(name): text"]
    }
  }
}
