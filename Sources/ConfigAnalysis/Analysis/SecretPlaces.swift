import TextDistance
public import YAMLSyntax
import ZenMLCatalog

extension Analyzer {
  /// Where secrets stand in plain text, in order of place: whoever shows a part
  /// of the document shows something else there, whatever the findings are.
  ///
  /// The values of fields that the flavor marks as sensitive, of fields that were
  /// meant to be such, and, where the flavor is unknown, of fields that sound so.
  public func secrets(in analysis: Analysis) -> [ByteRange] { secrets(in: analysis, touching: nil) }

  /// Those that stand, with a part of them, on lines where one of `ranges` begins
  /// or ends: all that an excerpt can show.
  public func secrets(in analysis: Analysis, onLinesOf ranges: [ByteRange]) -> [ByteRange] {
    secrets(in: analysis, touching: ByteCover(linesOf: ranges, in: analysis.source))
  }

  private func secrets(in analysis: Analysis, touching lines: ByteCover?) -> [ByteRange] {
    guard let document = analysis.document else { return [] }
    let context = AnalysisContext(
      document: document, tree: analysis.tree, catalog: catalog, settings: settings, zenmlVersion: nil,
      refusals: [])
    var places: [ByteRange] = []
    var configurations = SharedConfigurations()
    var seen: Set<SyntaxNode> = []
    for component in document.components {
      let schema = component.flavorKey.flatMap { context.schema(type: $0.type, flavor: $0.flavor) }
      // The keys beside the configuration, or, in the flat form, the fields.
      if component.isFlat || seen.insert(component.node).inserted {
        places += secrets(in: component.node, component.isFlat ? schema : nil, lines)
      }
      if !component.isFlat, let configuration = configurations.next(of: component) {
        places += secrets(in: configuration, schema, lines)
      }
    }
    if case .mlstacks(let specification) = document {
      let metadata = specification.metadata?.value.resolved
      let names = MLStacksFacts.metadataKeys.map(\.name)
      let pairs = metadata.map { $0.pairs + $0.effectivePairs } ?? []
      let parts = pairs.filter { names.contains($0.key.resolved.text) }.map(\.value.resolved)
      for mapping in Set([specification.root, metadata].compactMap(\.self) + parts) {
        places += secrets(in: mapping, nil, lines)
      }
    }
    return places.sorted { $0.start < $1.start }
  }

  private func secrets(
    in mapping: SyntaxNode, _ schema: FlavorSchema?, _ lines: ByteCover?
  ) -> [ByteRange] {
    guard mapping.kind == .mapping else { return [] }
    // As written, and what merges bring in.
    let pairs = mapping.isVerbatimMapping ? Array(mapping.pairs) : mapping.pairs + mapping.effectivePairs
    return pairs.compactMap { pair in
      let value = pair.value.resolved
      guard lines?.touches(value.range) != false, let name = pair.key.resolved.value.string else {
        return nil
      }
      let isSecret = schema?.field(name)?.isSecret ?? SecretName.isLikely(name, among: schema?.fields ?? [])
      return isSecret && Self.holdsSecret(value) ? value.range : nil
    }
  }

  /// References, placeholders and nothing at all are no secrets.
  static func holdsSecret(_ value: SyntaxNode) -> Bool {
    guard value.kind == .scalar else { return !value.range.isEmpty }
    if value.isTemplate || value.value.isNone || value.range.isEmpty { return false }
    guard let text = value.value.string else { return true }
    return !text.isEmpty && !SecretReferenceText.matches(text) && !SecretMalformed.isMalformed(text)
      && !Placeholder.stands(in: text)
  }
}

/// Names of fields that nobody declared.
enum SecretName {
  /// Is a field sensitive? Where the flavor is not known, or lacks the field, what
  /// any flavor keeps secret under that name is.
  static func isSensitive(_ name: String, _ schema: FlavorSchema?) -> Bool {
    if let field = schema?.field(name) { return field.isSecret }
    return isLikely(name, among: schema?.fields ?? []) || everySecret.contains(name)
  }

  /// The names of all sensitive fields of all flavors.
  private static let everySecret: Set<String> = {
    let catalog = Catalog.current
    let schemas = catalog.flavors.compactMap { catalog.flavor(type: $0.type, name: $0.name) }
    return Set(schemas.flatMap(\.fields).filter(\.isSecret).map(\.name))
  }()

  private static let words = ["password", "passwd", "token", "secret", "credential", "credentials"]
  private static let pairs = ["apikey", "accesskey", "privatekey"]

  static func isLikely(_ name: String, among fields: [FieldSchema]) -> Bool {
    if isMarked(name) { return true }
    let name = name.lowercased()
    // `slack_tokn`, and whatever the flavor may have meant by it.
    let parts = name.split { !isLetter($0) }.filter { $0.utf8.count >= shortest - 1 }.map(String.init)
    if parts.contains(where: { !nearestNames(to: $0, among: words, limit: 1).isEmpty }) { return true }
    let secrets = fields.filter(\.isSecret).map(\.name)
    return !secrets.isEmpty && !nearestNames(to: name, among: secrets).isEmpty
  }

  /// Holds a word for a secret, whatever stands between its letters.
  static func isMarked(_ name: String) -> Bool {
    let letters = letters(of: name)
    return marks.contains { holds(letters, $0) }
  }

  private static let marks = (words + pairs).map { Array($0.utf8) }
  private static let shortest = words.map(\.utf8.count).min() ?? 0

  /// Asking Unicode of every letter takes longer than all the rest.
  private static func isLetter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isLetter }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// In lower case.
  private static func letters(of name: String) -> [UInt8] {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(name.lowercased().filter(isLetter).utf8) }
    return name.utf8.compactMap { byte in
      let lower = byte | 0x20
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) ? lower : nil
    }
  }

  /// Searching a `String` for a part takes hundreds of times as long.
  private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
