import YAMLSyntax
import ZenMLCatalog

/// Replays what `zenml stack import --ignore-version-mismatch FILE.yaml` does
/// to a document in a fresh local store, with every prompt refused (ZenML
/// 0.98.0, `zenml/cli/stack.py`: `import_stack`), without stopping at the first
/// refusal.
///
/// Where one mistake would make several of ZenML's steps fail, only the step
/// that tells most is reported. Text that a syntax problem has damaged and
/// values that a template fills in later are left alone.
enum ImportJudge {
  static func refusals(
    of document: ConfigDocument, in tree: SyntaxTree, catalog: Catalog, settings: AnalysisSettings
  ) -> [ImportRefusal] {
    let refusals = allRefusals(of: document, in: tree, catalog: catalog, settings: settings)
    guard let damage = SyntaxDamage(tree) else { return refusals }
    return refusals.filter { !damage.mayHaveCaused($0) }
  }

  private static func allRefusals(
    of document: ConfigDocument, in tree: SyntaxTree, catalog: Catalog, settings: AnalysisSettings
  ) -> [ImportRefusal] {
    switch document {
    case .stack(let file):
      var judge = StackFileJudge(file: file, tree: tree, catalog: catalog, settings: settings)
      return judge.run()
    case .component(let file):
      let judge = ComponentFileJudge(catalog: catalog, settings: settings, bytes: tree.source.bytes.count)
      return judge.refusals(of: file)
    case .unreadable(.stack):
      return tree.isValid ? [unreadable(.stackFile, tree)] : []
    case .unreadable(.component):
      return tree.isValid ? [unreadable(.standaloneComponent, tree)] : []
    case .unreadable, .mlstacks, .settings:
      return []
    }
  }

  /// The whole file is nothing that is read as `expected`.
  private static func unreadable(_ expected: ExpectedShape, _ tree: SyntaxTree) -> ImportRefusal {
    let value = tree.root?.value ?? PythonValue(PythonValue.Kind.none, range: .empty(at: 0))
    let range = tree.root?.firstKeyRange ?? .empty(at: 0)
    return ImportRefusal(.wrongShape(expected: expected, found: value), at: range, location: "")
  }
}
