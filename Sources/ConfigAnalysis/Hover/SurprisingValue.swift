import YAMLSyntax

/// Plain scalars that YAML 1.1, and so PyYAML, takes for something else than
/// most people do.
enum SurprisingValue {
  /// What it is, short: `true`, `15`, `a date`; nil where nobody is surprised.
  static func words(of node: SyntaxNode) -> String? {
    guard node.kind == .scalar, node.style == .plain, node.tag == nil, !node.isDamaged,
      node.range.count <= 64
    else { return nil }
    let written = node.text
    switch node.value.kind {
    case .bool(let flag):
      return ["true", "false"].contains(written.lowercased()) ? nil : flag ? "true" : "false"
    case .int(let number):
      let plain = written.hasPrefix("+") ? String(written.dropFirst()) : written
      return number.decimal == plain || plain == "-0" ? nil : number.decimal
    case .float(let number): return written.contains(":") || written.contains("_") ? "\(number)" : nil
    case .date: return "a date"
    case .datetime: return "a date and time"
    case .string: return looksLikeNumber(written) ? "a text" : nil
    default: return nil
    }
  }

  /// Numbers for YAML 1.2 and JSON that are texts for YAML 1.1: `1e3`, `0o17`.
  private static func looksLikeNumber(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard let first = digits.utf8.first, (0x30...0x39).contains(first) else { return false }
    if digits.hasPrefix("0o") {
      let octal = digits.dropFirst(2).utf8
      return !octal.isEmpty && octal.allSatisfy { (0x30...0x37).contains($0) }
    }
    let parts = digits.split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return false }
    return parts[0].utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
