public import YAMLSyntax
public import ZenMLCatalog

/// The one analysis behind `zenls lint` and the language server: text in,
/// findings out, nothing else read or written but the files that the document
/// names, through the caller.
public struct Analyzer: Sendable {
  public let catalog: Catalog
  public let settings: AnalysisSettings
  /// Asked for the files that a document names.
  public let files: ReferencedFiles

  public init(
    catalog: Catalog = .current, settings: AnalysisSettings = AnalysisSettings(),
    files: ReferencedFiles = .unknown
  ) {
    self.catalog = catalog
    self.settings = settings
    self.files = files
  }

  /// Judges one document; never fails, takes time linear in its length.
  public func analyze(_ source: SourceText) -> Analysis {
    if source.bytes.count > SizeLimit.maximumBytes { return SizeLimit.analysis(of: source, by: self) }
    return analyze(SyntaxTree.parse(source))
  }

  /// Judges a document that is parsed already.
  public func analyze(_ tree: SyntaxTree) -> Analysis {
    let recognizer = Recognizer(catalog: catalog, settings: settings)
    switch recognizer.recognise(tree) {
    case .foreign(let reason):
      return Analysis(
        recognition: .foreign(reason: reason), tree: tree, document: nil, zenmlVersion: nil, findings: [])
    case .recognised(let kind):
      return judge(tree, as: kind)
    }
  }

  /// Edits are places in UTF-8, which other files do not hold. And where the tree
  /// is what could be saved of a broken text, nobody knows what to add or to take
  /// away.
  private static func removeUncertainFixes(_ findings: inout FindingCollector, _ tree: SyntaxTree) {
    if tree.source.encoding != .utf8 {
      findings.removeFixes { _, _ in true }
    } else if !tree.isWhole {
      findings.removeFixes { finding, fix in
        fix.applicability == .unsafe && !SyntaxRules.ids.contains(finding.rule)
      }
    }
  }

  private func judge(_ tree: SyntaxTree, as kind: DocumentKind) -> Analysis {
    let document = ConfigDocument(kind: kind, root: tree.root, catalog: catalog)
    let version = VersionChoice(document: document, settings: settings)
    var context = AnalysisContext(
      document: document, tree: tree, catalog: catalog, settings: settings, zenmlVersion: version.release,
      refusals: ImportJudge.refusals(of: document, in: tree, catalog: catalog, settings: settings))
    context.mlstacksProblems = MLStacksProblem.all(of: document, in: tree, files: files, settings: settings)
    context.registryAddresses = RegistryAddresses.find(in: context)
    context.configurationTexts = ConfigurationText.all(in: context)
    var collector = FindingCollector()
    for rule in RuleRegistry.rules { rule.check(context, &collector) }
    if !collector.hasBlocking {
      let context = context.atRunTime()
      for rule in RuleRegistry.runTimeRules { rule.check(context, &collector) }
    }
    for rule in RuleRegistry.closingRules { rule.check(context, &collector) }
    YAMLLimits.reportOverflow(&collector)
    // ZenML never sees zenls' own settings.
    if kind == .settings { collector.makeAdvice() }
    Self.removeUncertainFixes(&collector, tree)
    collector.apply(settings.severities)
    return Analysis(
      recognition: .recognised(kind), tree: tree, document: document, zenmlVersion: version.text,
      findings: FindingOrder.sorted(collector.findings), cutRules: Set(collector.overflow.map(\.rule)))
  }
}

extension ConfigDocument {
  /// The view that `kind` deserves; ``unreadable(_:)`` where the text has no
  /// such shape.
  init(kind: DocumentKind, root: SyntaxNode?, catalog: Catalog) {
    let root = root?.resolved
    switch (kind, root?.kind) {
    case (.stack, .mapping?): self = root.map { .stack(StackFile(root: $0)) } ?? .unreadable(kind)
    case (.component, .mapping?), (.component, .sequence?):
      self = root.map { .component(ComponentFile(root: $0, catalog: catalog)) } ?? .unreadable(kind)
    case (.mlstacks, .mapping?):
      self = root.map { .mlstacks(MLStacksSpecification(root: $0)) } ?? .unreadable(kind)
    case (.settings, .mapping?): self = root.map { .settings($0) } ?? .unreadable(kind)
    default: self = .unreadable(kind)
    }
  }
}

/// Which ZenML version a document is judged for.
struct VersionChoice {
  let text: String?
  let release: ZenMLVersion?

  init(document: ConfigDocument, settings: AnalysisSettings) {
    var written: String?
    if case .stack(let file) = document, let value = file.zenmlVersion?.value.resolved {
      written = value.value.string ?? (value.kind == .scalar && !value.value.isNone ? value.text : nil)
    }
    text = settings.zenmlVersion ?? written ?? settings.defaultZenMLVersion
    release = text.flatMap(ZenMLVersion.init)
  }
}

/// The order in which findings are shown.
enum FindingOrder {
  /// By place, then blocking ones first, then by rule; what says the same
  /// thing twice is said once.
  static func sorted(_ findings: [Finding]) -> [Finding] {
    let ordered = findings.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.range.start != b.range.start { return a.range.start < b.range.start }
      if a.isBlocking != b.isBlocking { return a.isBlocking }
      if a.range.end != b.range.end { return a.range.end < b.range.end }
      if a.rule != b.rule { return a.rule < b.rule }
      return left.offset < right.offset
    }
    var result: [Finding] = []
    for (_, finding) in ordered where result.last != finding { result.append(finding) }
    return result
  }
}
