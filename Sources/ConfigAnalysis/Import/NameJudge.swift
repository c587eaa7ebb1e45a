import YAMLSyntax

/// ZenML's rules for the names of stacks and components: `max_length=255`,
/// `BANNED_NAME_CHARACTERS` and `validate_name` (0.98.0).
enum NameJudge {
  private static let maximumLength = 255
  private static let forbidden: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\u{0B}", "\u{0C}"]

  /// What pydantic's `str` makes of a value: text stays, `!!binary` is decoded
  /// as UTF-8; nil for everything else.
  static func text(of value: PythonValue) -> String? {
    switch value.kind {
    case .string(let text): text
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// What is wrong with a text as a name, wherever it is used.
  static func problem(of name: String, owner: NameProblem.Owner) -> NameProblem? {
    if (1...maximumLength).contains(name.utf8.count), name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return nil
    }
    let length = name.unicodeScalars.count
    if length == 0 { return .empty(owner) }
    if length > maximumLength { return .tooLong(owner, length: length) }
    if let scalar = name.unicodeScalars.first(where: forbidden.contains) {
      return .forbiddenCharacter(owner, scalar)
    }
    return nil
  }

  /// What is wrong with the value of `stack_name`.
  static func stackProblem(of node: SyntaxNode) -> NameProblem? {
    let value = node.value
    guard let name = Self.text(of: value) else { return .notText(.stack, value) }
    if node.hasSurrogate { return .unpairedSurrogate(.stack) }
    if let problem = Self.problem(of: name, owner: .stack) { return problem }
    return switch StackNameFilter.answer(for: name) {
    case .findsNothing: nil
    case .findsDefault(let filter): filter == .equals ? .stackExists : .filterFindsDefault(filter)
    case .fails(let filter): .brokenFilter(filter)
    }
  }

  /// What is wrong with a component's name that finds no component.
  static func componentProblem(of node: SyntaxNode) -> NameProblem? {
    let value = node.value
    guard let name = Self.text(of: value) else { return .notText(.component, value) }
    if node.hasSurrogate { return .unpairedSurrogate(.component) }
    if SecretReferenceText.matches(name) { return .secretReference }
    return Self.problem(of: name, owner: .component)
  }
}
