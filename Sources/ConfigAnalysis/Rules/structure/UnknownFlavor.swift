import YAMLSyntax
import ZenMLCatalog

/// A flavor that the component's type does not have: ZenML looks it up by name
/// and type (`Client.get_flavor_by_name_and_type`, 0.98.0). Custom flavors are
/// declared in `.zenls.yaml`.
enum UnknownFlavor: Rule {
  static let metadata = RuleMetadata(
    "unknown-flavor", area: .structure, summary: "The component type has no flavor of this name",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    for refusal in context.refusals {
      guard case .unknownFlavor(let value) = refusal.kind else { continue }
      findings.add(Self.self, at: refusal.range, location: refusal.location) {
        details(refusal, value, context)
      }
    }
  }

  private static func details(
    _ refusal: ImportRefusal, _ value: PythonValue, _ context: AnalysisContext
  ) -> FindingCollector.Details {
    guard let type = refusal.component?.typeName else {
      return FindingCollector.Details(message: ofNoType(value), fixes: [])
    }
    let custom = context.settings.customFlavors[type] ?? [:]
    let flavors = context.catalog.flavors(of: type)
    let names = flavors.map(\.name) + custom.keys.sorted()
    guard let word = NameJudge.text(of: value), !word.isEmpty else {
      return FindingCollector.Details(
        message: notText(value, type, names), fixes: guess(at: refusal, context))
    }
    let suggestion = Suggestion(for: word, among: names, synonyms: synonyms[type] ?? [:])
    let others = context.catalog.types(ofFlavor: word)
    return FindingCollector.Details(
      message: unknown(word, type, suggestion, flavors, others, names),
      fixes: suggestion.names.isEmpty
        ? guess(at: refusal, context) : suggestion.fixes(at: refusal.range, in: context))
  }

  /// The flavor that everything else in the component speaks for.
  private static func guess(at refusal: ImportRefusal, _ context: AnalysisContext) -> [Fix] {
    guard let component = refusal.component, let name = FlavorGuess.name(for: component, in: context) else {
      return []
    }
    return context.fix(use(name), .unsafe, writing: name, as: component.flavor)
  }

  /// Names of services that people write for the flavor that speaks to them.
  private static let synonyms: [String: [String: String]] = [
    "container_registry": [
      "ecr": "aws", "amazon": "aws", "gcr": "gcp", "gar": "gcp", "google": "gcp", "artifact_registry": "gcp",
      "artifact-registry": "gcp", "acr": "azure", "docker": "dockerhub", "docker_hub": "dockerhub",
      "docker-hub": "dockerhub", "ghcr": "github", "local": "default", "docr": "digitalocean",
    ],
    "artifact_store": [
      "gcs": "gcp", "gs": "gcp", "google": "gcp", "aws": "s3", "minio": "s3", "blob": "azure",
      "adls": "azure",
      "abfs": "azure", "backblaze": "b2",
    ],
    "orchestrator": [
      "k8s": "kubernetes", "gke": "kubernetes", "eks": "kubernetes", "aks": "kubernetes",
      "docker": "local_docker",
      "gcp": "vertex", "vertexai": "vertex", "vertex_ai": "vertex", "aws": "sagemaker", "azure": "azureml",
      "skypilot": "vm_kubernetes",
    ],
    "experiment_tracker": ["weights_and_biases": "wandb", "vertexai": "vertex"],
    "image_builder": ["docker": "local", "cloudbuild": "gcp", "codebuild": "aws"],
  ]

  // MARK: Texts

  private static func use(_ name: String) -> String { "Use the flavor `\(name)`" }

  private static func unknown(
    _ word: String, _ type: String, _ suggestion: Suggestion, _ flavors: [FlavorSummary], _ others: [String],
    _ names: [String]
  ) -> String {
    var sentence = "\(word.quoted) is no flavor of `\(type)`"
    if !others.isEmpty { sentence += ", only of \(WordList.quoted(others))" }
    guard suggestion.question.isEmpty else {
      let integrations = suggestion.names.compactMap { name in
        flavors.first { $0.name == name }?.integration
      }
      let hint = integrations.isEmpty ? "" : " (integration \(WordList.quoted(integrations, last: "or")))"
      return sentence + suggestion.question + hint
    }
    return sentence + "; use \(WordList.quoted(names, last: "or", limit: 20)), "
      + "or declare a flavor of your own in `.zenls.yaml`"
  }

  private static func ofNoType(_ value: PythonValue) -> String {
    "\(value.inWords) is no flavor of any component type; add `type` and write one of its flavors, or declare "
      + "a flavor of your own in `.zenls.yaml`"
  }

  private static func notText(_ value: PythonValue, _ type: String, _ names: [String]) -> String {
    "the flavor is \(value.inWords), not the name of one; write one of `\(type)`: "
      + WordList.quoted(names, last: "or", limit: 20)
  }
}
