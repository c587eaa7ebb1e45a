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

  /// The text below that heading, a line for each paragraph and each entry of a
  /// list; nil where the page has none.
  public func section(_ heading: String) -> String? {
    // By bytes: a report has the sections of every rule in it, and characters
    // would take it longer than the check of a file.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.elementsEqual("## \(heading)".utf8) }) else { return nil }
    var result = ""
    var separator = ""
    for line in lines[(start + 1)...] {
      if line.starts(with: "## ".utf8) { break }
      if line.isEmpty {
        separator = "\n\n"
        continue
      }
      if line.starts(with: "- ".utf8), separator == " " { separator = "\n" }
      result += (result.isEmpty ? "" : separator) + String(Substring(line))
      separator = " "
    }
    return result
  }

  /// The page for readers of plain text: what the rule reports, why, and the
  /// fix, without the examples.
  public var prose: String {
    ["What it reports", "Why", "Fix"].compactMap(section).joined(separator: "\n\n")
  }
}
