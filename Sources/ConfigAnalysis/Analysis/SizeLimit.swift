import YAMLSyntax

/// Documents too large to judge: reported, not analysed (design §4).
enum SizeLimit {
  static let maximumBytes = 64 * 1024 * 1024
  /// How much of such a document is read to tell what it is.
  private static let headBytes = 64 * 1024

  static func analysis(of source: SourceText, by analyzer: Analyzer) -> Analysis {
    let head = SourceText(Array(source.bytes.prefix(headBytes)))
    let tree = SyntaxTree.parse(head)
    let recognizer = Recognizer(catalog: analyzer.catalog, settings: analyzer.settings)
    guard case .recognised(let kind) = recognizer.recognise(tree) else {
      return Analysis(
        recognition: .foreign(reason: "it is larger than 64 MiB"), tree: tree, document: nil,
        zenmlVersion: nil, findings: [])
    }
    var findings = FindingCollector()
    YAMLLimits.reportOversize(bytes: source.bytes.count, &findings)
    return Analysis(
      recognition: .recognised(kind), tree: tree, document: .unreadable(kind), zenmlVersion: nil,
      findings: findings.findings)
  }
}
