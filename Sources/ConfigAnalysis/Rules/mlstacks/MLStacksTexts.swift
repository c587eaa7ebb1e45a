import YAMLSyntax

/// The sentences about mlstacks specifications of rules that speak of ZenML's
/// own files too.
enum MLStacksTexts {
  static func owner(_ kind: MLStacksFacts.SpecificationKind) -> String {
    switch kind {
    case .stack: "an mlstacks stack"
    case .component: "an mlstacks component"
    }
  }

  static func wrongShape(_ shape: MLStacksProblem.Shape, _ found: PythonValue) -> String {
    let words = found.inWords
    return switch shape {
    case .specification:
      "an mlstacks specification is a mapping with `spec_version`, `spec_type`, `name` and `provider`, and this is "
        + "\(words); write these keys"
    case .paths:
      "`components` holds a list of paths, and this is \(words); write `- PATH` for each component's file"
    case .path:
      "a component of an mlstacks stack stands in a file of its own, named by its path, and this is \(words); write "
        + "the path"
    case .metadata:
      "`metadata` holds a mapping with `config` and `environment_variables`, and this is \(words); write these keys"
    case .texts(let key):
      "`\(key)` holds a mapping of texts, and this is \(words); write `KEY: VALUE` for each"
        + (found.isList ? ", without hyphens" : "")
    }
  }

  static func missing(_ key: AbsentKey, _ kind: MLStacksFacts.SpecificationKind) -> String {
    let owner = owner(kind)
    if let word = key.replacement?.key.resolved.text, let name = key.names.first {
      return "\(owner) needs the key `\(name)`, and mlstacks does not know the key \(word.quoted); rename it"
    }
    guard let name = key.names.first, key.names.count == 1 else {
      return "\(owner) needs the keys \(WordList.quoted(key.names)); add them"
    }
    let meaning = MLStacksFacts.keys(of: kind).first { $0.name == name }?.meaning ?? ""
    return "\(owner) needs the key `\(name)`; add it: \(meaning)"
  }

  static func invalid(_ key: String, _ node: SyntaxNode, _ expected: MLStacksProblem.Expected) -> String {
    let value = node.value
    switch expected {
    case .version:
      return "`\(key)` is \(MLStacksFacts.specificationVersion), and this is \(value.inWords); write "
        + "\(MLStacksFacts.specificationVersion)"
    case .oneOf(let words):
      let list = words.count == 1 ? "`\(words[0])`" : "one of \(WordList.quoted(words, last: "or"))"
      let question = value.string.map { Suggestion(for: $0, among: words).question } ?? ""
      return "`\(key)` is \(list), and this is \(value.inWords)"
        + (question.isEmpty ? "; write \(words.count == 1 ? "that" : "one of them")" : question)
    case .text:
      // Numbers are passwords now and then: the value is not repeated.
      return "`\(key)` takes a text, and \(read(value)); \(advice(value))"
    case .textAsKey:
      return "the keys around `\(key)` are texts, and \(read(value)); \(advice(value))"
    }
  }

  private static func read(_ value: PythonValue) -> String {
    switch value.kind {
    case .bool: "YAML reads this as a truth value"
    case .int, .float: "YAML reads this as a number"
    case .date, .datetime: "YAML reads this as a date"
    default: "this is \(value.inWords)"
    }
  }

  private static func advice(_ value: PythonValue) -> String {
    if value.becomesTextInQuotes { return "put it in quotes" }
    return value.isNone ? "give it a value, or remove the key" : "write a text"
  }

  static func invalidName(_ node: SyntaxNode) -> String {
    let value = node.value
    guard let name = NameJudge.text(of: value) else {
      return "`name` takes a text, and this is \(value.inWords); "
        + (value.becomesTextInQuotes && MLStacksFacts.isName(node.text) ? "put it in quotes" : "write a name")
    }
    return
      "\(name.isEmpty ? "an empty text" : name.quoted) is no name for mlstacks: a name begins with a letter or "
      + "digit, and letters, digits, `_` and `-` follow; write such a name"
  }

  static func unknown(
    _ value: PythonValue, _ what: String, _ names: [String], at range: ByteRange
  ) -> String {
    let question = value.string.map { Suggestion(for: $0, among: names).question } ?? ""
    return "\(value.inWords) is no \(what) of mlstacks"
      + (question.isEmpty
        ? "; use \(names.count > 1 ? "one of " : "")\(WordList.quoted(names, last: "or", limit: 20))"
        : question)
  }

  static func ignored(_ key: String, _ meant: MLStacksProblem.Meant, _ location: String) -> String {
    switch meant {
    case .name(let name): "mlstacks does not read the key \(key.quoted); did you mean `\(name)`?"
    case .place(let place): "mlstacks does not read \(key.quoted) here; move it below `\(place)`"
    case .nothing(let instead):
      "mlstacks \(MLStacksFacts.version) does not read `\(location)`; set `\(instead)` of the stack"
    }
  }
}

extension PythonValue {
  fileprivate var isList: Bool {
    if case .list = kind { true } else { false }
  }
}
