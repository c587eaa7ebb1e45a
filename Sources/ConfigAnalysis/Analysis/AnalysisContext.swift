import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// Everything a rule may know about the document that it checks.
struct AnalysisContext {
  let document: ConfigDocument
  let tree: SyntaxTree
  let catalog: Catalog
  let settings: AnalysisSettings
  /// The version that the document is written for: the caller's, its own, or
  /// the settings' default; nil where none is known.
  let zenmlVersion: ZenMLVersion?
  /// What `zenml stack import` (or `… register`) would refuse, exactly.
  let refusals: [ImportRefusal]
  /// The refusals of configurations among them, in the order of the components.
  let refusedConfigurations: [RefusedConfiguration]
  /// What is to be said about an mlstacks specification.
  var mlstacksProblems: [MLStacksProblem] = []
  /// The addresses of the document's container registries, judged once for all
  /// rules.
  var registryAddresses: [RegistryAddress] = []
  /// The texts in the fields of all components, gathered once for all rules.
  var configurationTexts: [ConfigurationText] = []
  /// The stack as ZenML holds it, for run-time rules; nil for other documents.
  var runTime: RunTimeVerdict?
  /// The address of that stack's container registry, where it is known.
  var stackRegistry: RegistryReference?

  init(
    document: ConfigDocument, tree: SyntaxTree, catalog: Catalog, settings: AnalysisSettings,
    zenmlVersion: ZenMLVersion?, refusals: [ImportRefusal]
  ) {
    self.document = document
    self.tree = tree
    self.catalog = catalog
    self.settings = settings
    self.zenmlVersion = zenmlVersion
    self.refusals = refusals
    refusedConfigurations = refusals.compactMap(RefusedConfiguration.init)
  }

  var source: SourceText { tree.source }

  /// The user's own text at `range`.
  func text(_ range: ByteRange) -> String { source.string(in: range) }
}

extension AnalysisContext {
  /// The context of run-time rules; only for documents that nothing blocks.
  func atRunTime() -> AnalysisContext {
    guard case .stack(let file) = document else { return self }
    var context = self
    let stack = RunTimeStack(file, catalog: catalog)
    context.runTime = RunTimeVerdict(stack)
    context.stackRegistry = stack.containerRegistry?.text("uri").known.map(reference)
    return context
  }

  /// The parts of an address, which was taken apart already if it is one of
  /// ``registryAddresses``.
  private func reference(to address: String) -> RegistryReference {
    registryAddresses.first { $0.reference.text.utf8.elementsEqual(address.utf8) }?.reference
      ?? RegistryReference.parse(address)
  }

  /// What a flavor's configuration takes; nil where that is not known.
  func schema(type: String, flavor: String) -> FlavorSchema? {
    settings.schema(type: type, flavor: flavor, in: catalog)
  }

  /// Is the value filled in later: by a template, or, on a command line, from a
  /// file?
  func isFilledInLater(_ value: SyntaxNode) -> Bool {
    value.isTemplate || (document.kind == .component && FlagConfiguration.namesFile(value))
  }

  /// The path of a node in the document: `components.orchestrator[0].flavor`.
  /// A mapping key has the path of its value.
  func location(of node: SyntaxNode) -> String {
    NodePath.of(node)
  }
}
