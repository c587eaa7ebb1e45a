import CEmbeddedData

/// The page of a rule: Markdown that stands beside the rule's Swift file and is
/// embedded in the binary.
public struct RulePage: Sendable {
  public let text: String

  /// The page of that rule; nil where there is none (a test forbids it).
  public static func of(_ rule: RuleID) -> RulePage? {
    for index in 0..<Int(zenls_rule_page_count()) {
      guard let file = zenls_rule_page(index)?.pointee, String(cString: file.name) == rule.name else {
        continue
      }
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return RulePage(text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }

  /// The text below that heading, a line for each paragraph and
  /// each entry of a list; nil where the page has none.
  public func section(_ heading: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == "## " + heading }) else { return nil }
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
    return section.split { $0.isEmpty }.map { lines in
      lines.dropFirst().reduce(String(lines.first ?? "")) { text, line in
        text + (line.hasPrefix("- ") ? "\n" : " ") + line
      }
    }.joined(separator: "\n\n")
  }

  /// The page for readers of plain text: what the rule reports, why, and the
  /// fix, without the examples.
  public var prose: String {
    ["What it reports", "Why", "Fix"].compactMap(section).joined(separator: "\n\n")
  }
}
