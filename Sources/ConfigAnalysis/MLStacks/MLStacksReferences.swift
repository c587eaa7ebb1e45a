import YAMLSyntax

/// Judges the component files that a stack's specification names, as
/// `load_component_yaml` does (mlstacks 0.10.0).
///
/// mlstacks opens each path from the folder in which it is run; what that is,
/// the caller has to know. A component names no further file, so nothing here
/// can go in a circle; a stack that names itself is a component that lacks its
/// keys.
struct MLStacksReferences {
  let specification: MLStacksSpecification
  /// Of the stack; nil where it is not known.
  let provider: String?
  let files: ReferencedFiles
  private(set) var problems: [MLStacksProblem] = []

  /// Only specifications made to be costly name more.
  static let maximumFiles = 1000
  static let maximumBytes = 64 * 1024 * 1024
  private var remainingBytes = maximumBytes
  private var seen: Set<PythonText> = []

  init(_ specification: MLStacksSpecification, provider: String?, files: ReferencedFiles) {
    self.specification = specification
    self.provider = provider
    self.files = files
  }

  /// `for component in component_data`: Python asks neither for a list nor for
  /// texts, `open` does.
  mutating func run() {
    guard let pair = specification.components, !pair.value.isTemplate, !pair.value.isDamaged else { return }
    let node = pair.value.resolved
    let value = node.value
    switch value.kind {
    case .none: return
    case .list(let items) where node.kind == .sequence && items.count == node.items.count:
      for (index, item) in node.items.enumerated() { judge(item, "components[\(index)]") }
    case .dict, .set:
      for entry in node.effectivePairs { judge(entry.key, "components.\(entry.key.resolved.text)") }
    case .string(let text) where text.isEmpty: return
    case .bytes(let bytes) where bytes.isEmpty: return
    case .list(let items) where items.isEmpty: return
    default:
      problems.append(
        MLStacksProblem(
          .wrongShape(.paths, found: value), at: MLStacksJudge.shapeRange(pair), "components"))
    }
  }

  private mutating func judge(_ item: SyntaxNode, _ location: String) {
    guard !item.isTemplate, !item.isDamaged else { return }
    let node = item.resolved
    let range = item.range.isEmpty ? item.fullRange : item.range
    func problem(_ kind: MLStacksProblem.Kind) { problems.append(MLStacksProblem(kind, at: range, location)) }
    guard let path = NameJudge.text(of: node.value) else {
      return problem(.wrongShape(.path, found: node.value))
    }
    if path.isEmpty || node.hasSurrogate || path.utf8.contains(0) {
      return problem(.missingFile(path, reason: nil))
    }
    guard seen.count < Self.maximumFiles, seen.insert(PythonText(path)).inserted else { return }
    switch files.read(path) {
    case .unknown: break
    case .missing: problem(.missingFile(path, reason: nil))
    case .unreadable(let reason): problem(.missingFile(path, reason: reason))
    case .unchecked(let reason): problem(.uncheckedFile(path, reason: reason))
    case .text(let source):
      remainingBytes -= source.bytes.count
      guard remainingBytes >= 0 else {
        return problem(
          .uncheckedFile(path, reason: "the files of this stack are larger than 64 MiB together"))
      }
      if let kind = judge(source, path) { problem(kind) }
    }
  }

  /// What is wrong with the text of a component's file.
  private func judge(_ source: SourceText, _ path: String) -> MLStacksProblem.Kind? {
    let tree = SyntaxTree.parse(source)
    if TemplateMarks.isTemplateFile(tree) { return nil }
    guard tree.isValid else {
      let place = tree.problems.first { $0.isBlocking }?.range.start ?? 0
      return .invalidFile(path, .yaml(line: source.line(at: place) + 1))
    }
    guard let root = tree.root?.resolved, root.isPythonDictionary else {
      return .invalidFile(path, .noSpecification)
    }
    let component = MLStacksSpecification(root: root, as: .component)
    var judge = MLStacksJudge(component)
    judge.run()
    if let refusal = judge.problems.first(where: \.isRefusal) {
      // A file that is no specification is nobody's business: it is not quoted.
      guard component["spec_version"] != nil || component["spec_type"] != nil else {
        return .invalidFile(path, .noSpecification)
      }
      let text = MLStacksReport.message(refusal, in: source)
      return .invalidFile(path, .refused(text, line: source.line(at: refusal.range.start) + 1))
    }
    if let provider, let other = judge.provider, other != provider {
      return .otherProvider(path: path, provider: other, stackProvider: provider)
    }
    return nil
  }
}

extension MLStacksProblem {
  /// Everything that is to be said about a specification.
  ///
  /// - Parameter files: asked for the component files of a stack.
  static func all(
    of document: ConfigDocument, in tree: SyntaxTree, files: ReferencedFiles, settings: AnalysisSettings
  ) -> [MLStacksProblem] {
    switch document {
    case .mlstacks(let specification):
      var judge = MLStacksJudge(specification, extraRegions: settings.extraRegions)
      judge.run()
      var problems = judge.problems
      if specification.kind == .stack {
        var references = MLStacksReferences(specification, provider: judge.provider, files: files)
        references.run()
        problems += references.problems
      }
      guard let damage = SyntaxDamage(tree) else { return problems }
      return problems.filter { problem in
        // What seems to be missing may be the damage itself.
        if case .missingKey = problem.kind { return false }
        return !damage.touches(problem.range)
      }
    case .unreadable(.mlstacks) where tree.isValid:
      let value = tree.root?.value ?? PythonValue(PythonValue.Kind.none, range: .empty(at: 0))
      let range = tree.root?.firstKeyRange ?? .empty(at: 0)
      return [MLStacksProblem(.wrongShape(.specification, found: value), at: range, "")]
    default: return []
    }
  }
}
