import ContainerRegistries
import YAMLSyntax

/// A repository in the address of an `aws` registry: ZenML takes the host alone
/// there.
enum RegistryPathNotAllowed: Rule {
  static let metadata = RuleMetadata(
    "registry-path-not-allowed", area: .registry,
    summary: "The address of an aws registry holds more than the host",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    for address in context.registryAddresses where address.refusal?.causes.contains(.path) == true {
      let end = (address.reference.port ?? address.reference.host)?.range.upperBound ?? 0
      let path = end..<(address.reference.path.last?.range.upperBound ?? end)
      findings.add(
        Self.self, at: address.range(of: path), location: address.location,
        message(address.reference.path.map(\.text).joined(separator: "/")),
        fixes: fix(address, path, context).map { [$0] } ?? [])
    }
  }

  /// Moves the path to `default_repository`.
  private static func fix(
    _ address: RegistryAddress, _ path: Range<Int>, _ context: AnalysisContext
  ) -> Fix? {
    let component = address.component
    let node = component.isFlat ? component.node : component.configuration?.value.resolved
    let repository = address.reference.path.map(\.text).joined(separator: "/")
    guard let node, address.reference.isComplete, !address.range.isEmpty,
      EntryTable(node)[RegistryAddress.Field.defaultRepository.rawValue] == nil,
      let cut = address.fix(RegistryFix("", isSafe: false, edits: [RegistryEdit(path, "")])),
      let written = PlainText.written(repository),
      let insertion = context.entryEdits.insertion(of: ["default_repository: \(written)"], into: node)
    else { return nil }
    return Fix(title: title(repository), applicability: .unsafe, edits: [insertion] + cut.edits)
  }

  // MARK: Texts

  private static func message(_ path: String) -> String {
    "the `aws` flavor takes the registry's host alone, and \(path.quoted) is a repository; move it to "
      + "`default_repository`"
  }

  private static func title(_ repository: String) -> String {
    "Move \(repository.quoted) to `default_repository`"
  }
}
