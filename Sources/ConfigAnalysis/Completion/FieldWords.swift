import ContainerRegistries
import YAMLSyntax
import ZenMLCatalog

/// The scalars that a field may hold.
extension CompletionRequest {
  func words(_ type: ValueType, _ field: FieldSchema, _ place: FieldLocation) -> [ExpectedWord] {
    let topic = DocumentationTopic.field(type: place.type, flavor: place.flavor, path: place.path)
    var words: [ExpectedWord] = []
    if isAddress(place) { words += addressWords(flavor: place.flavor) }
    if let cloud = CloudField(place) { words += regionWords(of: cloud) }
    if place.name == "project" || place.name == "project_id" {
      words += known.projects.sorted().map { ExpectedWord(label: $0, detail: "project", topic: topic) }
    }
    if place.path == ["default_repository"] {
      words += known.repositories.sorted().map { ExpectedWord(label: $0, detail: "repository", topic: topic) }
    }
    switch type {
    case .bool: words += booleans(field, topic)
    case .literal(let values), .enumeration(_, let values):
      words += values.map { value in
        let isDefault = field.defaultValue == .string(value)
        return ExpectedWord(label: value, detail: isDefault ? "default" : nil, topic: topic)
      }
    case .string(let limits):
      words += (limits.pattern?.alternatives ?? []).map { ExpectedWord(label: $0, topic: topic) }
    default: break
    }
    if field.takesSecretReference, type.takesAnyText { words += secretWords(field) }
    if let text = field.defaultValue?.plainText, !words.contains(where: { $0.label == text }) {
      words.append(
        ExpectedWord(
          label: text, detail: "default", isText: field.defaultValue == .string(text), topic: topic))
    }
    return words
  }

  private func booleans(_ field: FieldSchema, _ topic: DocumentationTopic) -> [ExpectedWord] {
    func word(_ label: String, _ value: Bool) -> ExpectedWord {
      ExpectedWord(
        label: label, detail: field.defaultValue == .bool(value) ? "default" : nil, isText: false,
        topic: topic)
    }
    let isOn = field.defaultValue == .bool(true)
    var words =
      isOn ? [word("false", false), word("true", true)] : [word("true", true), word("false", false)]
    // Other spellings only for those who begin to write one.
    if let first = typed.first, first != "t", first != "f" {
      for (label, value) in Self.spellings where label.hasPrefix(String(first)) {
        words.append(word(label, value))
      }
    }
    return words
  }

  private static let spellings = [
    ("True", true), ("False", false), ("TRUE", true), ("FALSE", false), ("yes", true), ("no", false),
    ("Yes", true), ("No", false), ("YES", true), ("NO", false), ("on", true), ("off", false), ("On", true),
    ("Off", false), ("ON", true), ("OFF", false),
  ]

  // MARK: Secrets

  private func secretWords(_ field: FieldSchema) -> [ExpectedWord] {
    // Plain fields have references only for those who begin to write one.
    guard field.isSecret || typed.hasPrefix("{") else { return [] }
    let written = known.secrets.sorted().map { secret in
      ExpectedWord(label: "{{\(secret)}}", kind: .secret, detail: "secret reference")
    }
    let other = ExpectedWord(
      label: "{{SECRET.KEY}}", kind: .secret, detail: "reference to a secret of ZenML",
      parts: [.text("{{"), .placeholder(1, "SECRET"), .text("."), .placeholder(2, "KEY"), .text("}}")])
    return written + [other]
  }

  /// What this document and the others know.
  var known: WorkspaceKnowledge {
    var knowledge = workspace
    knowledge.add(analysis, exceptAt: cursor)
    return knowledge
  }
}

extension TextPattern {
  /// The texts that it spells out.
  var alternatives: [String] {
    source.split(separator: "|").map { part in
      String(part.drop { $0 == "^" }.reversed().drop { $0 == "$" }.reversed())
    }
  }
}
