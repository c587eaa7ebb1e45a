public import YAMLSyntax

/// Why a name is not changed, in words for a person.
public struct RenameRefusal: Error, Sendable, Equatable {
  public let message: String

  public init(message: String) { self.message = message }
}

extension Analysis {
  /// What can be renamed at `offset`: its place, and the name as it is now.
  public func renameTarget(at offset: Int) -> (range: ByteRange, placeholder: String)? {
    guard let symbol = symbol(at: offset), symbol.range.start <= offset, offset <= symbol.range.end else {
      return nil
    }
    return (symbol.range, symbol.name)
  }
}

extension Analyzer {
  /// The edits that give the symbol at `offset` another name, in order of place.
  /// Refused where the document would be worse for it.
  public func rename(
    at offset: Int, to newName: String, in analysis: Analysis
  ) -> Result<[TextEdit], RenameRefusal> {
    guard let symbol = analysis.symbol(at: offset) else {
      return .failure(RenameRefusal(message: "there is nothing to rename here"))
    }
    if newName == symbol.name { return .success([]) }
    switch Renaming(analysis: analysis, symbol: symbol, newName: newName).edits() {
    case .failure(let refusal): return .failure(refusal)
    case .success(let edits):
      if let message = newRefusal(after: edits, analysis) {
        return .failure(RenameRefusal(message: message))
      }
      return .success(edits)
    }
  }

  /// What ZenML refuses after the edits and not before.
  private func newRefusal(after edits: [TextEdit], _ analysis: Analysis) -> String? {
    var script = EditScript()
    guard script.add(edits, length: analysis.source.bytes.count) else { return "these edits collide" }
    let trial = analyze(SourceText(script.applied(to: analysis.source.bytes)))
    let known = Set(analysis.findings.filter(\.isBlocking).map { "\($0.rule) \($0.location)" })
    return trial.findings.first { $0.isBlocking && !known.contains("\($0.rule) \($0.location)") }?.message
  }
}

private struct Renaming {
  let analysis: Analysis
  let symbol: NamedSymbol
  let newName: String

  func edits() -> Result<[TextEdit], RenameRefusal> {
    switch symbol.kind {
    case .anchor: anchorEdits()
    case .component, .stack: nameEdits()
    }
  }

  private func anchorEdits() -> Result<[TextEdit], RenameRefusal> {
    guard symbol.places.contains(where: \.isDefinition) else {
      return refused("no anchor has the name \(symbol.name.quoted); define it before you rename it")
    }
    guard !newName.isEmpty, newName.utf8.allSatisfy(Self.isAnchorByte) else {
      return refused(
        "\(newName.quoted) is no name for an anchor; use letters, digits, `-` and `_`")
    }
    if analysis.anchorNames.contains(newName) {
      return refused("there is an anchor \(newName.quoted) already; use another name")
    }
    return .success(symbol.places.map { TextEdit(range: $0.range, text: newName) }.inOrder)
  }

  private func nameEdits() -> Result<[TextEdit], RenameRefusal> {
    let owner: NameProblem.Owner = symbol.kind == .stack ? .stack : .component
    if let problem = NameJudge.problem(of: newName, owner: owner) {
      return refused(InvalidName.message(problem, newName))
    }
    if owner == .component, SecretReferenceText.matches(newName) {
      return refused(InvalidName.message(.secretReference, newName))
    }
    if case .component(let type) = symbol.kind, let other = clash(type) {
      return refused(
        "there is a component \(other.quoted) of the same type already; use another name")
    }
    guard let text = PlainText.isSafe(newName) ? newName : PlainText.quoted(newName) else {
      return refused("\(newName.quoted) cannot be written into this document; use another name")
    }
    var edits: [TextEdit] = []
    for place in symbol.places {
      guard let node = analysis.tree.node(at: place.range.start), node.kind == .scalar, node.tag == nil,
        node.style == .plain || node.style == .singleQuoted || node.style == .doubleQuoted
      else { return refused("the name is written in a way that is better changed by hand") }
      edits.append(TextEdit(range: node.range, text: text))
    }
    return .success(edits.inOrder)
  }

  /// A component that has the new name.
  private func clash(_ type: String?) -> String? {
    analysis.document?.components.lazy.filter { $0.typeName == type }
      .compactMap {
        NameJudge.text(of: $0.name?.value.resolved.value ?? PythonValue(.none, range: .empty(at: 0)))
      }
      .first { $0 != symbol.name && $0.lowercased() == newName.lowercased() }
  }

  private func refused(_ message: String) -> Result<[TextEdit], RenameRefusal> {
    .failure(RenameRefusal(message: message))
  }

  /// What PyYAML's scanner takes for an anchor's name, within ASCII.
  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension [TextEdit] {
  fileprivate var inOrder: [TextEdit] { sorted { $0.range.start < $1.range.start } }
}
