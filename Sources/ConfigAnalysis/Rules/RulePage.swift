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
}
