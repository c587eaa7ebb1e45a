import YAMLSyntax

extension Baseline {
  /// What is wrong with a baseline's text.
  public struct Problem: Error, Sendable, Equatable {
    /// Byte offset in the text.
    public let offset: Int
    /// One sentence: what is wrong, then what to do.
    public let message: String
  }

  /// The version of the form that this zenls reads and writes.
  public static let formVersion = 1

  /// Reads the text of a baseline: all of it, or nothing.
  ///
  /// JSON is read as the YAML that it is, since the tree knows the place of
  /// everything.
  public static func parse(_ text: [UInt8]) -> Result<Baseline, Problem> {
    // YAML has no tabs where JSON has them, and in JSON's strings there is none.
    let source = SourceText(text.map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 })
    let tree = SyntaxTree.parse(source)
    if let problem = tree.problems.first(where: { $0.isBlocking }) {
      if let mark = mergeMark(in: source) {
        return .failure(Problem(offset: mark, message: "a merge left its marks here; \(advice)"))
      }
      return .failure(Problem(offset: problem.range.start, message: "it is no JSON; \(advice)"))
    }
    do throws(Problem) {
      return .success(Baseline(try BaselineReader().entries(of: tree.root)))
    } catch {
      return .failure(error)
    }
  }

  /// Where the first line begins that version control wrote; in JSON's strings
  /// there are no lines.
  private static func mergeMark(in source: SourceText) -> Int? {
    let mark = Array("<<<<<<< ".utf8)
    return (0..<source.lineCount).lazy.map { source.lineRange($0).start }
      .first { source.bytes[$0...].starts(with: mark) }
  }

  fileprivate static let advice =
    "put the file back as it was, or write it anew with `--write-baseline`"
}

private struct BaselineReader {
  func entries(of root: SyntaxNode?) throws(Baseline.Problem) -> [Baseline.Entry] {
    guard let root, root.kind == .mapping else {
      throw problem(root, "a baseline is an object with `version` and `findings`")
    }
    guard let version = root.entry("version")?.value else {
      throw problem(root, "`version` is missing")
    }
    guard case .int(let number) = version.value.kind, number.int64 == Int64(Baseline.formVersion) else {
      throw problem(
        version,
        "\(version.text.quoted) is not the version of baselines that this zenls reads, \(Baseline.formVersion)"
      )
    }
    guard let findings = root.entry("findings")?.value, findings.kind == .sequence else {
      throw problem(root.entry("findings")?.value ?? root, "`findings` has to be a list")
    }
    var entries: [Baseline.Entry] = []
    for item in findings.items { entries.append(try entry(item)) }
    return entries
  }

  private func entry(_ node: SyntaxNode) throws(Baseline.Problem) -> Baseline.Entry {
    guard node.kind == .mapping else { throw problem(node, "every finding is an object") }
    let path = try text("path", of: node)
    let rule = try text("rule", of: node)
    let fingerprint = try text("fingerprint", of: node)
    return Baseline.Entry(
      path: path, rule: rule, fingerprint: fingerprint,
      message: node.entry("message")?.value.value.string ?? "")
  }

  private func text(_ key: String, of node: SyntaxNode) throws(Baseline.Problem) -> String {
    guard let value = node.entry(key)?.value else { throw problem(node, "the finding has no `\(key)`") }
    guard let text = value.value.string, !text.isEmpty else {
      throw problem(value, "`\(key)` has to be a text")
    }
    return text
  }

  private func problem(_ node: SyntaxNode?, _ message: String) -> Baseline.Problem {
    Baseline.Problem(offset: node?.range.start ?? 0, message: "\(message); \(Baseline.advice)")
  }
}
