import YAMLSyntax

/// A tag without constructor in PyYAML's `SafeLoader`.
enum YAMLUnknownTag: Rule {
  static let metadata = RuleMetadata(
    "yaml-unknown-tag", area: .syntax, summary: "A tag that ZenML's YAML reader does not know",
    severity: .error, stage: .import, fix: .unsafe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    SyntaxProblemReport.add(
      context.tree.problems, of: [.unknownTag], as: Self.self, &findings, fixes: { removal(of: $0, context) })
  }

  /// Without the tag the value is what YAML makes of it.
  private static func removal(of problem: SyntaxProblem, _ context: AnalysisContext) -> [Fix] {
    guard let node = context.tree.node(at: problem.range.start), let tag = node.tag,
      tag.range == problem.range
    else { return [] }
    var end = tag.range.end
    while end < context.source.bytes.count, context.source.bytes[end] == 0x20 { end += 1 }
    return [Fix(removeTitle, .unsafe, replace: ByteRange(tag.range.start, end), with: "")]
  }

  private static let removeTitle = "Remove the tag"
}
