import YAMLSyntax
import ZenMLCatalog

/// A stand-in such as `<PROJECT_ID>` that was never replaced, in a value that
/// ZenML uses. (Those in a registry's address have a rule of their own.)
enum Placeholder: Rule {
  static let metadata = RuleMetadata(
    "placeholder", area: .configuration, summary: "A placeholder was not replaced by a value",
    severity: .warning, stage: .advice, fix: .none)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    lazy var refused = Set(context.refusals.map(\.range))
    if case .stack(let file) = context.document, let pair = file.stackName {
      report(pair.value.resolved, "stack_name", refused, &findings)
    }
    for component in context.document.components {
      if let pair = component.name {
        report(pair.value.resolved, component.location(of: "name"), refused, &findings)
      }
    }
    for value in context.configurationTexts
    where !(value.component.typeName == "container_registry" && value.field.name == "uri") {
      report(value.node, value.location, refused, &findings)
    }
  }

  private static func report(
    _ node: SyntaxNode, _ location: @autoclosure () -> String, _ refused: @autoclosure () -> Set<ByteRange>,
    _ findings: inout FindingCollector
  ) {
    guard node.kind == .scalar, let text = node.value.string, let found = placeholder(in: text),
      !refused().contains(node.range)
    else { return }
    findings.add(Self.self, at: node.range, location: location(), message(found))
  }

  static func stands(in text: String) -> Bool { placeholder(in: text) != nil }

  /// The first `<[A-Za-z][A-Za-z0-9_ -]*>` of the text.
  static func placeholder(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
    let bytes = Array(text.utf8)
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard index < bytes.count, isLetter(bytes[index]) else { continue }
      let end = bytes[index...].firstIndex { !isLetter($0) && !isInside($0) } ?? bytes.count
      if end < bytes.count, bytes[end] == UInt8(ascii: ">") {
        return String(decoding: bytes[open...end], as: UTF8.self)
      }
      index = end
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isInside(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || [0x5F, 0x20, 0x2D].contains(byte)
  }

  // MARK: Texts

  private static func message(_ placeholder: String) -> String {
    "\(placeholder.quoted) is a placeholder; replace it with the real value"
  }
}
