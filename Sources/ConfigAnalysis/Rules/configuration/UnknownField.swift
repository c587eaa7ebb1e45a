import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// A key of `configuration` that is no field of the flavor's configuration
/// class: ZenML refuses all such keys together
/// (`validate_stack_component_config`, 0.98.0).
enum UnknownField: Rule {
  static let metadata = RuleMetadata(
    "unknown-field", area: .configuration, summary: "The flavor's configuration has no such field",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    var siblings = Siblings()
    for refused in context.refusedConfigurations where refused.reason.kind == .unknownField {
      findings.add(Self.self, at: refused.refusal.range, location: refused.refusal.location) {
        details(refused, &siblings, context)
      }
    }
  }

  private static func details(
    _ refused: RefusedConfiguration, _ siblings: inout Siblings, _ context: AnalysisContext
  ) -> FindingCollector.Details {
    let place = refused.reason.path.count > 1 ? Array(refused.reason.path.dropLast()).dotted : nil
    let owner = place.map { "`\($0)`" } ?? "the `\(refused.schema.type)` flavor `\(refused.schema.name)`"
    guard let parent = refused.parent, let index = siblings.index(of: refused.refusal.range, in: parent),
      let word = parent.pairs[index].key.resolved.value.string
    else { return FindingCollector.Details(message: refused.reason.message, fixes: []) }
    // A field that is there already was not meant.
    let names = refused.reason.allowed.filter { !siblings.names.contains($0) }
    let suggestion = Suggestion(for: word, among: names)
    var fixes = suggestion.fixes(at: refused.refusal.range, in: context)
    // A second spelling of a field that is there was not meant for another one.
    let replaced = refused.replaced.flatMap { name in
      isUnambiguousTypo(word, among: siblings.names.filter { $0 != word }) == nil ? name : nil
    }
    if suggestion.names.isEmpty, let replaced {
      fixes += context.fix(rename(replaced), .unsafe, rewriting: refused.refusal.range, to: replaced)
    }
    if replaced == nil, siblings.mayGo(index, known: refused.reason.allowed) {
      fixes += removal(at: index, in: parent, context)
    }
    return FindingCollector.Details(message: message(word, owner, suggestion, replaced, names), fixes: fixes)
  }

  private static func removal(at index: Int, in parent: SyntaxNode, _ context: AnalysisContext) -> [Fix] {
    guard let edit = context.entryEdits.removal(at: index, from: parent) else { return [] }
    return [Fix(title: removeTitle, applicability: .unsafe, edits: [edit])]
  }

  // MARK: Texts

  private static let removeTitle = "Remove the field"

  private static func message(
    _ word: String, _ owner: String, _ suggestion: Suggestion, _ replaced: String?, _ names: [String]
  ) -> String {
    let sentence = "\(word.quoted) is no field of \(owner)"
    if !suggestion.question.isEmpty { return sentence + suggestion.question }
    if let replaced { return "\(sentence), which needs `\(replaced)`; rename it" }
    return names.isEmpty || names.count > 12
      ? sentence + "; remove it"
      : sentence + "; remove it or use one of its fields: \(WordList.quoted(names, last: "or"))"
  }

  private static func rename(_ name: String) -> String { "Rename the field to `\(name)`" }
}

/// The entries of the mapping that was asked about last: refusals of one mapping
/// follow each other, and reading it anew for each would be quadratic.
private struct Siblings {
  private var mapping: SyntaxNode?
  private var places: [ByteRange: Int] = [:]
  /// The keys of the Python dict.
  private(set) var names: Set<String> = []

  /// May the entry go while all other unknown ones go, too? Where no entry is
  /// known, the first one waits until it is the only one: without any the
  /// mapping would be a null.
  func mayGo(_ index: Int, known: [String]) -> Bool {
    index > 0 || places.count == 1 || known.contains(where: names.contains)
  }

  /// The pair, as written, whose key lies there.
  mutating func index(of key: ByteRange, in mapping: SyntaxNode) -> Int? {
    if self.mapping != mapping {
      self.mapping = mapping
      names = EntryTable(mapping).keys
      places = [:]
      for (index, pair) in mapping.pairs.enumerated() where places[pair.key.range] == nil {
        places[pair.key.range] = index
      }
    }
    return places[key]
  }
}
