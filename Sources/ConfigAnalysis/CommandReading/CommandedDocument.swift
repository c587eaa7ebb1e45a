import TextDistance
import YAMLSyntax
import ZenMLCatalog

/// Writes what commands registered as a file for `zenml stack import`.
struct CommandedDocument {
  let store: CommandedStore
  let version: String
  let settings: AnalysisSettings
  private(set) var problems: [CommandProblem] = []
  private var told: Set<String> = []

  init(store: CommandedStore, version: String, settings: AnalysisSettings) {
    self.store = store
    self.version = version
    self.settings = settings
  }

  /// - Parameter stack: nil for the components alone. Nil where there are none.
  mutating func text(stack: Int?) -> String? {
    guard let stack else { return componentFile() }
    let own = store.stacks[stack]
    var lines = ["zenml_version: \(YAMLFlow.scalar(version))", "stack_name: \(YAMLFlow.scalar(own.name))"]
    tell(own.name, [], own.range)
    let groups = own.components.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    if own.isRegistered {
      for type in Catalog.current.componentTypes where type.isRequired && own.components[type.name] == nil {
        say(.problem, "the stack `\(own.name)` has no `\(type.name)`, which every stack needs", own.range)
      }
    }
    lines.append(groups.isEmpty ? "components: {}" : "components:")
    let hasLists = ZenMLVersion(version).map { $0 >= ZenMLVersion(0, 94, 3) } ?? true
    for (type, places) in groups {
      lines.append("  \(type):")
      let isList = hasLists || places.count > 1
      for component in places.compactMap({ store.components[$0] }) {
        lines += entries(of: component, isTyped: false).enumerated().map { index, line in
          "    " + (!isList ? "" : index == 0 ? "- " : "  ") + line
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func componentFile() -> String? {
    let components = store.components.compactMap(\.self)
    guard let only = components.first else { return nil }
    if components.count == 1 { return entries(of: only, isTyped: true).joined(separator: "\n") + "\n" }
    var lines: [String] = []
    for component in components {
      lines += entries(of: component, isTyped: true).enumerated().map {
        ($0.offset == 0 ? "- " : "  ") + $0.element
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Components

  private mutating func entries(of component: CommandedComponent, isTyped: Bool) -> [String] {
    var lines = isTyped ? ["type: \(component.type)"] : []
    lines.append("name: \(YAMLFlow.scalar(component.name))")
    lines.append("flavor: \(YAMLFlow.scalar(component.flavor?.text ?? "<FLAVOR>"))")
    for word in [component.flavor].compactMap(\.self) + component.fields.map(\.value) {
      tell(word.text, word.placeholders, word.range)
    }
    let values = configuration(of: component)
    lines.append(values.isEmpty ? "configuration: {}" : "configuration:")
    lines += values.map { "  \(YAMLFlow.scalar($0.key)): \(YAMLFlow.text($0.value))" }
    return lines
  }

  private mutating func configuration(of component: CommandedComponent) -> [(key: String, value: PythonValue)]
  {
    let schema = component.flavor.flatMap { flavor -> FlavorSchema? in
      let schema = settings.schema(type: component.type, flavor: flavor.text, in: .current)
      if schema == nil, flavor.placeholders.isEmpty,
        settings.customFlavors[component.type]?[flavor.text] == nil
      {
        say(.problem, Self.noFlavor(flavor.text, component.type), flavor.range)
      }
      return schema
    }
    var entries: [PythonDictionary.Entry] = []
    var ranges: [String: Range<Int>] = [:]
    var open: Set<String> = []
    for field in component.fields {
      var text = field.value.text
      if holdsSecret(field, schema) {
        let secret = SecretSuggestion(for: field.key, owner: component.name)
        say(
          .note,
          "the value of `\(field.key)` is a secret and stays out of the file; keep it with `\(secret.command)`",
          field.keyRange)
        text = secret.reference
      }
      if !field.value.placeholders.isEmpty || Placeholder.stands(in: text) { open.insert(field.key) }
      ranges[field.key] = field.keyRange
      let range = ByteRange(field.value.range.lowerBound, field.value.range.upperBound)
      entries.append(
        .init(
          key: PythonValue(PythonValue.Kind.string(field.key), range: range),
          value: PythonValue(PythonValue.Kind.string(text), range: range))
      )
    }
    let texts = entries.compactMap { entry in entry.key.string.map { (key: $0, value: entry.value) } }
    guard let schema else { return texts }
    let whole = ByteRange(component.range.lowerBound, component.range.upperBound)
    let verdict = ConfigurationJudge.validate(
      configuration: PythonValue(.dict(PythonDictionary(entries)), range: whole), flavor: schema)
    for refusal in verdict.refusals where !(refusal.field.map(open.contains) ?? false) {
      if case .secretLookedUp = refusal.kind { continue }
      say(.problem, message(refusal, schema), refusal.field.flatMap { ranges[$0] } ?? component.range)
    }
    guard let stored = verdict.stored?.dictionary else { return texts }
    return stored.entries.compactMap { entry in entry.key.string.map { ($0, entry.value) } }
  }

  private func holdsSecret(_ field: CommandedComponent.Field, _ schema: FlavorSchema?) -> Bool {
    let text = field.value.text
    let isSecret = SecretName.isSensitive(field.key, schema)
    // A text of nothing but placeholders gives nothing away.
    return isSecret && !text.isEmpty && !SecretReferenceText.matches(text)
      && !(field.value.placeholders.count == 1 && text == "<\(field.value.placeholders[0])>")
  }

  // MARK: Texts

  private mutating func say(_ kind: CommandProblem.Kind, _ message: String, _ range: Range<Int>) {
    problems.append(CommandProblem(kind: kind, message: message, range: range))
  }

  /// Placeholders, each once.
  private mutating func tell(_ text: String, _ placeholders: [String], _ range: Range<Int>) {
    for name in placeholders where told.insert(name).inserted {
      say(.note, "the value of `\(name)` is not known from here; put it in the place of <\(name)>", range)
    }
  }

  private func message(_ refusal: ConfigurationRefusal, _ schema: FlavorSchema) -> String {
    guard refusal.kind == .unknownField, let field = refusal.field else { return refusal.message }
    let suggestion = Suggestion(for: field, among: schema.model.fieldNames)
    return "the flavor `\(schema.name)` has no field `\(field)`" + suggestion.question
  }

  private static func noFlavor(_ flavor: String, _ type: String) -> String {
    let names = Catalog.current.flavors(of: type).map(\.name)
    let suggestion = Suggestion(for: flavor, among: names)
    let list =
      suggestion.question.isEmpty ? "; there are \(WordList.quoted(names, limit: 20))" : suggestion.question
    return "`\(type)` has no flavor `\(flavor)`" + list
  }
}
