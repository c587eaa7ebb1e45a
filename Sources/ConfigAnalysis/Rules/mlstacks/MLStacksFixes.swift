import TextDistance
import YAMLSyntax

/// Ways out of what is wrong with an mlstacks specification.
enum MLStacksFixes {
  static func fixes(of problem: MLStacksProblem, in context: AnalysisContext) -> [Fix] {
    let range = problem.range
    switch problem.kind {
    case .missingKey(let key, let kind): return missing(key, kind, range, context)
    case .invalidValue(_, let node, let expected): return value(node, expected, range, context)
    case .invalidName(let node): return name(node, range, context)
    case .unknownComponentType(let node, let provider):
      return suggestion(node, range, componentTypes(provider), context)
    case .unknownFlavor(let node, let type, let provider):
      return suggestion(node, range, flavors(type, provider), context)
    case .unsupportedFlavor(_, let type, let provider):
      let flavors = MLStacksFacts.flavors(of: type, at: provider)
      return flavors.count == 1
        ? context.fix(replace(flavors[0]), .unsafe, rewriting: range, to: flavors[0]) : []
    case .wrongShape(.paths, let found) where found.string != nil:
      let brackets = [(range.start, "["), (range.end, "]")].map {
        TextEdit(range: .empty(at: $0.0), text: $0.1)
      }
      return isOnOneLine(range, context)
        ? [Fix(title: listTitle, applicability: .unsafe, edits: brackets)] : []
    case .ignoredKey(let pair, .name(let name)):
      let word = pair.key.resolved.text
      let isTypo = isUnambiguousTypo(word, among: [name]) != nil
      return context.fix(rename(name), isTypo ? .safe : .unsafe, rewriting: range, to: name)
    case .unknownRegion(let region, let provider):
      return MLStacksUnknownRegion.suggestion(region, provider).fixes(at: range, in: context)
    case .wrongShape, .unsupportedType, .missingFile, .invalidFile, .otherProvider, .ignoredKey,
      .uncheckedFile:
      return []
    }
  }

  /// What can be deployed at the provider, if that is known, else every type.
  static func componentTypes(_ provider: String?) -> [String] {
    let types = provider.map(MLStacksFacts.componentTypes) ?? []
    return types.isEmpty ? MLStacksFacts.componentTypes : types
  }

  /// What can be deployed as such a component at the provider, as far as these
  /// are known.
  static func flavors(_ type: String?, _ provider: String?) -> [String] {
    guard let type, let provider else { return MLStacksFacts.flavors }
    let flavors = MLStacksFacts.flavors(of: type, at: provider)
    return flavors.isEmpty ? MLStacksFacts.flavors : flavors
  }

  private static func suggestion(
    _ node: SyntaxNode, _ range: ByteRange, _ names: [String], _ context: AnalysisContext
  ) -> [Fix] {
    guard let word = node.value.string, node.range == range, !range.isEmpty else { return [] }
    return Suggestion(for: word, among: names).fixes(at: range, in: context)
  }

  private static func value(
    _ node: SyntaxNode, _ expected: MLStacksProblem.Expected, _ range: ByteRange, _ context: AnalysisContext
  ) -> [Fix] {
    guard node.range == range, !range.isEmpty, node.kind == .scalar else { return [] }
    switch expected {
    case .version:
      let version = String(MLStacksFacts.specificationVersion)
      // A number: it has no quotes, whatever stands there now.
      return node.style == .plain && node.tag == nil
        ? [Fix(replace(version), .unsafe, replace: range, with: version)] : []
    case .oneOf(let words):
      if words.count == 1 { return context.fix(replace(words[0]), .unsafe, rewriting: range, to: words[0]) }
      return suggestion(node, range, words, context)
    case .text, .textAsKey: return quotes(node, range)
    }
  }

  /// What is plain and no text means its own text.
  private static func quotes(_ node: SyntaxNode, _ range: ByteRange) -> [Fix] {
    guard node.style == .plain, node.tag == nil, node.value.becomesTextInQuotes else { return [] }
    return [Fix(quoteTitle, .safe, replace: range, with: "\"\(node.text)\"")]
  }

  private static func name(_ node: SyntaxNode, _ range: ByteRange, _ context: AnalysisContext) -> [Fix] {
    guard node.range == range, node.kind == .scalar else { return [] }
    guard let name = node.value.string else {
      return MLStacksFacts.isName(node.text) ? quotes(node, range) : []
    }
    let allowed = name.unicodeScalars.map { scalar -> Character in
      MLStacksFacts.isName("a" + String(scalar)) && scalar != "\n" ? Character(scalar) : "-"
    }
    let fitting = String(String(allowed).drop { $0 == "-" || $0 == "_" })
    guard MLStacksFacts.isName(fitting) else { return [] }
    return context.fix(replace(fitting), .unsafe, rewriting: range, to: fitting)
  }

  private static func missing(
    _ key: AbsentKey, _ kind: MLStacksFacts.SpecificationKind, _ range: ByteRange, _ context: AnalysisContext
  ) -> [Fix] {
    if let word = key.replacement?.key.resolved.text, let name = key.names.first {
      let required = MLStacksFacts.keys(of: kind).filter(\.isRequired).map(\.name)
      let isTypo = isUnambiguousTypo(word, among: required) == name
      return context.fix(rename(name), isTypo ? .safe : .unsafe, rewriting: range, to: name)
    }
    let lines = key.names.compactMap { name in placeholder(for: name, kind).map { "\(name): \($0)" } }
    guard lines.count == key.names.count,
      let edit = context.entryEdits.insertion(of: lines, into: key.mapping)
    else { return [] }
    return [Fix(title: "Add \(WordList.quoted(lines))", applicability: .unsafe, edits: [edit])]
  }

  private static func placeholder(for key: String, _ kind: MLStacksFacts.SpecificationKind) -> String? {
    switch key {
    case "spec_version": String(MLStacksFacts.specificationVersion)
    case "spec_type": kind.rawValue
    case "name": "my-\(kind.rawValue)"
    default: nil
    }
  }

  private static func isOnOneLine(_ range: ByteRange, _ context: AnalysisContext) -> Bool {
    context.source.line(at: range.start) == context.source.line(at: range.end)
  }

  // MARK: Texts

  private static let quoteTitle = "Put it in quotes"
  private static let listTitle = "Make it a list of one path"
  private static func replace(_ word: String) -> String { "Replace with `\(word)`" }
  private static func rename(_ name: String) -> String { "Rename the key to `\(name)`" }
}
