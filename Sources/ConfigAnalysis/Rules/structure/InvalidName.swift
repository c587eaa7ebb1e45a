import YAMLSyntax

/// Names of stacks and components that ZenML does not take (0.98.0:
/// `validate_name`, the requests' models, and the store's look for the same
/// name).
enum InvalidName: Rule {
  static let metadata = RuleMetadata(
    "invalid-name", area: .structure, summary: "ZenML does not take this name for a stack or component",
    severity: .error, stage: .import, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    MLStacksReport.add(Self.self, context, &findings)
    lazy var names = FreshNames(context.document)
    for refusal in context.refusals {
      guard case .invalidName(let problem) = refusal.kind else { continue }
      findings.add(
        Self.self, at: refusal.range, location: refusal.location,
        message(problem, context.text(refusal.range)), fixes: fixes(problem, refusal, names, context))
    }
  }

  private static func fixes(
    _ problem: NameProblem, _ refusal: ImportRefusal, _ names: FreshNames, _ context: AnalysisContext
  ) -> [Fix] {
    let pair = refusal.component == nil ? context.document.stackName : refusal.component?.name
    func rename(_ base: String) -> [Fix] {
      let owner: NameProblem.Owner = refusal.component == nil ? .stack : .component
      guard let name = names.name(from: base, for: refusal.component),
        NameJudge.problem(of: name, owner: owner) == nil, !SecretReferenceText.matches(name)
      else { return [] }
      return context.fix(otherName(name), .unsafe, writing: name, as: pair)
    }
    let text = context.tree.node(at: refusal.range.start)?.resolved.text ?? ""
    switch problem {
    case .notText(_, let value):
      // A plain number, date or truth value means its own text.
      guard value.isPlainScalar else { return rename(standard(refusal)) }
      let written = context.text(refusal.range)
      return context.fix(quoteTitle, .safe, rewriting: refusal.range, to: written)
    case .findsDefaultComponent, .isDefaultComponent, .stackExists, .empty:
      return rename(standard(refusal))
    case .tooLong: return rename(String(String.UnicodeScalarView(text.unicodeScalars.prefix(250))))
    case .forbiddenCharacter, .nullCharacter:
      return rename(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 })))
    case .takenForOption: return rename(String(text.drop { $0 == "-" }))
    case .brokenMarkup: return rename(text.filter { !"[]".contains($0) })
    case .secretReference:
      let letters = text.filter { !"{} ".contains($0) }.map { $0 == "." ? "-" : String($0) }
      return rename(letters.joined())
    case .brokenFilter(let filter), .filterFindsDefault(let filter):
      return rename(String(text.dropFirst(filter.rawValue.count + 1)))
    case .unpairedSurrogate: return []
    }
  }

  private static func standard(_ refusal: ImportRefusal) -> String {
    let type = refusal.component?.typeName ?? "stack"
    return "my-" + type.map { $0 == "_" ? "-" : String($0) }.joined()
  }

  // MARK: Texts

  private static let quoteTitle = "Put the name in quotes"

  private static func otherName(_ name: String) -> String { "Use the name \(name.quoted)" }

  /// Also what a rename is refused with.
  static func message(_ problem: NameProblem, _ text: String) -> String {
    switch problem {
    case .notText(let owner, let value):
      let advice = value.isPlainScalar ? "put it in quotes" : "write a text"
      return "the name of \(words(owner)) is a text, and this is \(value.inWords); \(advice)"
    case .empty(let owner): return "the name of \(words(owner)) is empty; give it one"
    case .tooLong(let owner, let length):
      return "the name of \(words(owner)) has \(length) characters, and ZenML takes 255; shorten it"
    case .forbiddenCharacter(let owner, let scalar):
      return "the name of \(words(owner)) holds \(words(scalar)), which ZenML forbids in names; remove it"
    case .unpairedSurrogate(let owner):
      return
        "the name of \(words(owner)) holds half of a surrogate pair, which no UTF-8 text can hold; write "
        + "the character itself"
    case .secretReference:
      return
        "the name of a component is a secret reference, which ZenML forbids for names; write the name itself"
    case .stackExists:
      return "ZenML has a stack of the name \(text.quoted) from the start; use another name"
    case .brokenFilter(let filter):
      return
        "ZenML takes \(text.quoted) for a search (`\(filter.rawValue):`) that it cannot run; use a name that "
        + "does not begin with `\(filter.rawValue):`"
    case .filterFindsDefault(let filter):
      return
        "ZenML takes \(text.quoted) for a search (`\(filter.rawValue):`) and finds the default stack; use a "
        + "name that does not begin with `\(filter.rawValue):`"
    case .findsDefaultComponent(let type):
      return "ZenML takes \(text.quoted) for the name of its own `\(type)` `default`, which is configured "
        + "differently; use a name that `default` does not begin with"
    case .isDefaultComponent(let type):
      return "ZenML has a component `default` of type `\(type)` from the start; use another name"
    case .nullCharacter:
      return
        "the name of a component holds a NUL character, which no argument of a command can hold; remove it"
    case .takenForOption:
      return
        "`zenml … register` takes \(text.quoted) for an option, since it begins with `--`; use another name"
    case .brokenMarkup:
      return
        "ZenML prints \(text.quoted) as a text with markup in square brackets, and fails at a closing mark "
        + "that closes nothing; use a name without square brackets"
    }
  }

  private static func words(_ owner: NameProblem.Owner) -> String {
    switch owner {
    case .stack: "a stack"
    case .component: "a component"
    }
  }

  private static func words(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": "a tab"
    case "\n": "a line break"
    case "\r": "a carriage return"
    case "\u{0B}": "a vertical tab"
    default: "a form feed"
    }
  }
}

extension PythonValue {
  /// A value that is a text when quotes are put around it.
  var isPlainScalar: Bool {
    switch kind {
    case .bool, .int, .float, .date, .datetime: true
    default: false
    }
  }
}
