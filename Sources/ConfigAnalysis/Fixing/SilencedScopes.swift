import YAMLSyntax

/// What the analysis does not look at because of a mistake: one cause, one
/// finding. Fixing the mistake brings it to light.
struct SilencedScopes {
  private let analysis: Analysis

  init(_ analysis: Analysis) { self.analysis = analysis }

  /// What the fixes bring to light.
  func silenced(by candidates: ArraySlice<FixCandidate>) -> Silenced {
    var result = Silenced()
    for candidate in candidates {
      for edit in candidate.edits {
        if let pair = pair(withKeyAt: edit.range) { result.ranges.append(pair.range) }
      }
      for finding in candidate.findings {
        // PyYAML stops at the first thing that it objects to.
        if finding.isBlocking, SyntaxRules.ids.contains(finding.rule) { result.isAll = true }
        if finding.isBlocking, let range = component(of: finding) { result.ranges.append(range) }
        if finding.rule == UnknownComponentType.metadata.id {
          // The unknown type may have been the one that is missing now, and its names were compared with none.
          result.rules.formUnion([MissingRequiredComponent.metadata.id, DuplicateComponent.metadata.id])
        }
        // An address is read as far as its mistakes allow.
        if RegistryRules.ids.contains(finding.rule) {
          result.addresses.append((finding.rule, StackPath.component(of: finding.location)))
        }
        // A stack validator looks for missing components before anything else.
        if finding.rule == MissingCompanion.metadata.id { result.rules.formUnion(RuleRegistry.runTimeIDs) }
      }
    }
    return result
  }

  struct Silenced {
    fileprivate var isAll = false
    /// Places in the text before the fixes.
    fileprivate var ranges: [ByteRange] = []
    fileprivate var rules: Set<RuleID> = []
    /// Registries whose address was wrong by a rule.
    fileprivate var addresses: [(rule: RuleID, component: String)] = []

    func covers(_ finding: PlacedFinding) -> Bool {
      isAll || rules.contains(finding.rule)
        || addresses.contains { $0.rule != finding.rule && speaks(finding, of: $0.component) }
        || ranges.contains { $0.start <= finding.range.start && finding.range.end <= $0.end }
    }

    private func speaks(_ finding: PlacedFinding, of component: String) -> Bool {
      (RegistryRules.ids.contains(finding.rule) || RuleRegistry.runTimeIDs.contains(finding.rule))
        && StackPath.component(of: finding.location) == component
    }
  }

  /// What stands below a key with another name was not looked at.
  private func pair(withKeyAt range: ByteRange) -> SyntaxPair? {
    guard !range.isEmpty, let key = analysis.tree.node(at: range.start), range.end <= key.range.end,
      let pair = NodePath.pair(of: key), pair.key == key
    else { return nil }
    return pair
  }

  /// A component of which ZenML refuses a part is judged only as far as that
  /// part allows.
  private func component(of finding: Finding) -> ByteRange? {
    guard var node = analysis.tree.node(at: finding.range.start) else { return nil }
    var path = [node]
    while let parent = node.parent {
      path.append(parent)
      node = parent
    }
    path.reverse()
    switch analysis.document {
    case .stack(let file):
      // What is said of the whole stack stands at a component too.
      guard !StackPath.component(of: finding.location).isEmpty, path.count > 2,
        path[1] == file.components?.value, let pair = NodePath.pair(of: path[2])
      else {
        return nil
      }
      return pair.value.kind == .sequence && path.count > 3 ? path[3].fullRange : pair.range
    case .component(let file):
      return file.root.kind == .sequence && path.count > 1 ? path[1].fullRange : file.root.fullRange
    case .mlstacks(let specification): return specification.root.fullRange
    case .settings(let root): return root.fullRange
    case .unreadable, nil: return nil
    }
  }
}

/// The component that a location lies in.
enum StackPath {
  /// `components.container_registry[0]`; "[1]" in a list of components, "" in a
  /// file of one.
  static func component(of location: String) -> String {
    let steps = location.split(separator: ".", omittingEmptySubsequences: false)
    if location.hasPrefix("components.") { return steps.prefix(2).joined(separator: ".") }
    return location.hasPrefix("[") ? String(steps[0]) : ""
  }
}
