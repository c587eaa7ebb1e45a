import YAMLSyntax
import ZenMLCatalog

/// A text that was meant to be a secret reference, `{{name.key}}`, and is none:
/// ZenML takes it as it stands
/// (`zenml.utils.secret_utils.is_secret_reference`, 0.98.0).
enum SecretMalformed: Rule {
  static let metadata = RuleMetadata(
    "secret-malformed", area: .configuration,
    summary: "A secret reference is misspelt and taken as plain text",
    severity: .warning, stage: .advice, fix: .safe)

  static func check(_ context: AnalysisContext, _ findings: inout FindingCollector) {
    lazy var refused = Set(context.refusedConfigurations.map(\.refusal.range))
    // Fields with validators take no reference, so none was meant there.
    for value in context.configurationTexts
    where !value.field.hasValidators {
      guard let mistake = Mistake(value.text), !refused.contains(value.node.range) else { continue }
      findings.add(
        Self.self, at: value.node.range, location: value.location, message(mistake),
        fixes: mistake.reference.map { fixes($0, value, context) } ?? [])
    }
  }

  /// Not where ZenML takes no reference: it reads some secrets while it imports
  /// the stack.
  private static func fixes(
    _ reference: String, _ value: ConfigurationText, _ context: AnalysisContext
  ) -> [Fix] {
    guard let key = value.component.flavorKey,
      let schema = context.catalog.flavor(type: key.type, name: key.flavor),
      let trial = ConfigurationTrial(value.component, schema, in: context),
      let written = PlainText.written(reference), trial.accepts(written, at: [.key(value.field.name)])
    else { return [] }
    return context.fix(title, .safe, rewriting: value.node.range, to: reference)
  }

  /// Was the text meant to be a reference, and is none?
  static func isMalformed(_ text: String) -> Bool { Mistake(text) != nil }

  /// What is wrong with the text as a reference.
  private enum Mistake {
    case blanksAround(String)
    case braces(String)
    case noKey
    case insideText

    init?(_ text: String) {
      guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }),
        text.utf8.count <= 1000, !SecretReferenceText.matches(text)
      else { return nil }
      let trimmed = text.pythonStripped()
      if SecretReferenceText.matches(trimmed) {
        self = .blanksAround(trimmed)
        return
      }
      let opening = trimmed.utf8.prefix { $0 == UInt8(ascii: "{") }.count
      let closing = trimmed.utf8.reversed().prefix { $0 == UInt8(ascii: "}") }.count
      let inner = String(
        decoding: trimmed.utf8.dropFirst(opening).dropLast(
          min(closing, max(0, trimmed.utf8.count - opening))),
        as: UTF8.self
      ).pythonStripped()
      if opening > 0 || closing > 0, Self.isWord(inner) {
        if opening == 2, closing == 2 {
          self = .noKey
        } else if max(opening, closing) >= 2, inner.utf8.contains(UInt8(ascii: ".")) {
          self = .braces("{{\(inner)}}")
        } else {
          return nil
        }
      } else if Self.holdsReference(text) {
        self = .insideText
      } else {
        return nil
      }
    }

    /// The reference that was meant, where that is certain.
    var reference: String? {
      switch self {
      case .blanksAround(let reference), .braces(let reference): reference
      case .noKey, .insideText: nil
      }
    }

    /// Names of secrets and keys, with at most a dot between them.
    private static func isWord(_ text: String) -> Bool {
      !text.isEmpty
        && text.unicodeScalars.allSatisfy { scalar in
          scalar.properties.isAlphabetic || scalar.isASCIIDigit || scalar == "_" || scalar == "-"
            || scalar == "."
        }
    }

    /// `{{name.key}}` with other text around it.
    private static func holdsReference(_ text: String) -> Bool {
      guard let open = text.firstRange(of: "{{"), let close = text[open.upperBound...].firstRange(of: "}}")
      else { return false }
      return SecretReferenceText.matches(String(text[open.lowerBound..<close.upperBound]))
    }
  }

  // MARK: Texts

  private static let title = "Write it as a secret reference"

  private static func message(_ mistake: Mistake) -> String {
    switch mistake {
    case .blanksAround:
      "ZenML takes this for plain text, since blanks stand around the secret reference; remove them"
    case .braces:
      "ZenML takes this for plain text; a secret reference has two braces on either side: `{{name.key}}`"
    case .noKey:
      "ZenML takes this for plain text; a secret reference names a secret and one of its keys: `{{name.key}}`"
    case .insideText:
      "ZenML takes this for plain text; a secret reference has to be the whole value: put all of it into the secret"
    }
  }
}
