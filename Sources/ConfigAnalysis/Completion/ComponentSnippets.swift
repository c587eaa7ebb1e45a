import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// Whole stacks and components to be filled in.
extension CompletionRequest {
  /// A stack on one cloud: `gcp` and the accepting key are all that is typed.
  func stackSnippets() -> [CompletionCandidate] {
    StackSnippet.all.map { stack in
      writer.snippet(
        "\(stack.name) stack", detail: stack.detail, filter: "\(stack.name)-stack",
        stackLines(stack))
    }
  }

  /// A component of each flavor, for the types that may still come.
  func componentSnippets(types: Set<String>) -> [CompletionCandidate] {
    catalog.flavors.filter { types.contains($0.type) }.compactMap { flavor in
      guard let schema = catalog.flavor(type: flavor.type, name: flavor.name) else { return nil }
      var lines = SnippetLines(isList: writesLists)
      lines.add([.text("\(flavor.type):")])
      lines.addComponent(schema, known: known, steps: 0)
      return writer.snippet(
        "\(flavor.name) \(flavor.type)", detail: flavor.integration ?? "built in",
        filter: "\(flavor.name) \(flavor.type)", lines.lines)
    }
  }

  /// The flavors of a type, as items of its list.
  func itemSnippets(type: String) -> [CompletionCandidate] {
    catalog.flavors(of: type).compactMap { flavor in
      guard let schema = catalog.flavor(type: type, name: flavor.name) else { return nil }
      var lines = SnippetLines(isList: false)
      lines.addBody(schema, known: known, steps: 0, items: 0, isItem: false)
      return writer.snippet(
        "\(flavor.name) \(type)", detail: flavor.integration ?? "built in", filter: "\(flavor.name) \(type)",
        lines.lines)
    }
  }

  private func stackLines(_ stack: StackSnippet) -> [SnippetLine] {
    var lines = SnippetLines(isList: writesLists)
    let isBeginning = context.levels.first?.keys(in: source).isEmpty ?? true
    if isBeginning {
      lines.add([.text("zenml_version: \(catalog.version)")])
      lines.add([.text("stack_name: "), lines.place("\(stack.name)-stack")])
    }
    lines.add([.text("components:")])
    for (type, flavor) in stack.components {
      guard let schema = catalog.flavor(type: type, name: flavor) else { continue }
      lines.add([.text("\(type):")], steps: 1)
      lines.addComponent(schema, known: known, steps: 1)
    }
    return lines.lines
  }
}

/// The parts of a stack that people begin with.
private struct StackSnippet {
  let name: String
  let detail: String
  let components: [(type: String, flavor: String)]

  static let all = [
    StackSnippet(
      name: "gcp", detail: "Vertex AI, Cloud Storage, Artifact Registry",
      components: [
        ("orchestrator", "vertex"), ("artifact_store", "gcp"), ("container_registry", "gcp"),
        ("image_builder", "gcp"),
      ]),
    StackSnippet(
      name: "aws", detail: "SageMaker, S3, Elastic Container Registry",
      components: [("orchestrator", "sagemaker"), ("artifact_store", "s3"), ("container_registry", "aws")]),
    StackSnippet(
      name: "azure", detail: "Azure ML, Blob Storage, Container Registry",
      components: [("orchestrator", "azureml"), ("artifact_store", "azure"), ("container_registry", "azure")]),
    StackSnippet(
      name: "kubernetes", detail: "a cluster, S3, any registry",
      components: [
        ("orchestrator", "kubernetes"), ("artifact_store", "s3"), ("container_registry", "default"),
      ]),
    StackSnippet(
      name: "local", detail: "all on this machine",
      components: [("orchestrator", "local"), ("artifact_store", "local")]),
  ]
}

/// Lines with numbered places.
private struct SnippetLines {
  let isList: Bool
  private(set) var lines: [SnippetLine] = []
  private var number = 0

  init(isList: Bool) { self.isList = isList }

  mutating func add(_ parts: [SnippetPart], steps: Int = 0, items: Int = 0, isItem: Bool = false) {
    lines.append(SnippetLine(steps: steps, items: items, isItem: isItem, parts: parts))
  }

  mutating func place(_ text: String) -> SnippetPart {
    number += 1
    return .placeholder(number, text)
  }

  /// A component below its type's key.
  mutating func addComponent(_ schema: FlavorSchema, known: WorkspaceKnowledge, steps: Int) {
    addBody(schema, known: known, steps: steps + (isList ? 0 : 1), items: isList ? 1 : 0, isItem: isList)
  }

  mutating func addBody(
    _ schema: FlavorSchema, known: WorkspaceKnowledge, steps: Int, items: Int, isItem: Bool
  ) {
    let name = place("\(schema.name)-\(schema.type.replacing("_", with: "-"))")
    add([.text("name: "), name], steps: steps, items: items, isItem: isItem)
    add([.text("flavor: \(schema.name)")], steps: steps, items: items)
    let fields = schema.fields.filter {
      $0.isRequired || Self.usual.contains($0.name) && $0.type.takesAnyText
    }
    guard !fields.isEmpty else {
      add([.text("configuration: {}")], steps: steps, items: items)
      return
    }
    add([.text("configuration:")], steps: steps, items: items)
    for field in fields {
      add([.text("\(field.name): ")] + value(field, schema, known), steps: steps + 1, items: items)
    }
  }

  /// Fields that have a default and yet are nearly always written.
  private static let usual: Set<String> = ["location", "project"]

  private mutating func value(
    _ field: FieldSchema, _ schema: FlavorSchema, _ known: WorkspaceKnowledge
  ) -> [SnippetPart] {
    switch (schema.type, schema.name, field.name) {
    case ("container_registry", "gcp", "uri"):
      return [
        place(region(.gcp, known)), .text("-docker.pkg.dev/"), place(known.projects.min() ?? "PROJECT"),
        .text("/"),
        place(known.repositories.min() ?? "REPOSITORY"),
      ]
    case ("container_registry", "aws", "uri"):
      return [place("ACCOUNT_ID"), .text(".dkr.ecr."), place(region(.aws, known)), .text(".amazonaws.com")]
    case ("container_registry", "azure", "uri"): return [place("REGISTRY_NAME"), .text(".azurecr.io")]
    case ("container_registry", "dockerhub", "uri"): return [.text("docker.io/"), place("ACCOUNT")]
    case ("container_registry", "github", "uri"): return [.text("ghcr.io/"), place("OWNER")]
    case ("container_registry", "digitalocean", "uri"):
      return [.text("registry.digitalocean.com/"), place("REGISTRY_NAME")]
    case ("artifact_store", "gcp", "path"): return [.text("gs://"), place("BUCKET")]
    case ("artifact_store", "azure", "path"): return [.text("az://"), place("CONTAINER")]
    case ("artifact_store", "local", "path"): return [place("./artifacts")]
    case ("artifact_store", _, "path"): return [.text("s3://"), place("BUCKET")]
    case (_, _, "location"): return [place(region(.gcp, known))]
    case (_, _, "project"): return [place(known.projects.min() ?? "PROJECT")]
    default: break
    }
    if field.isSecret { return [.text("\"{{"), place("SECRET.KEY"), .text("}}\"")] }
    return [place(sample(field))]
  }

  /// The one in use, else the cloud's first in Europe.
  private func region(_ cloud: CloudProvider, _ known: WorkspaceKnowledge) -> String {
    known.regions.sorted().first { CloudLocations.of(cloud)[$0] != nil }
      ?? (cloud == .gcp ? "europe-west1" : "eu-west-1")
  }

  private func sample(_ field: FieldSchema) -> String {
    switch field.type.core {
    case .bool: "true"
    case .int, .float: "1"
    case .literal(let values), .enumeration(_, let values): values.first ?? ""
    case .list, .tuple: "[]"
    case .dictionary, .model: "{}"
    default: field.name.uppercased()
    }
  }
}
