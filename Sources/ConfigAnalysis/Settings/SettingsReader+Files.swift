import YAMLSyntax

/// `files` and `exclude`: which files are looked at, and as what.
extension SettingsReader {
  mutating func readFiles(_ pair: SyntaxPair) {
    let location = "files.\(pair.key.text)"
    guard let glob = pattern(pair.key.text, pair.key, location) else { return }
    let value = pair.value.resolved
    guard let kind = DocumentKind(rawValue: value.text) else {
      unknown(value, location, "kind", among: DocumentKind.allCases.map(\.rawValue))
      return
    }
    settings.files.append((glob, kind))
    settings.places[location] = pair.key.range
  }

  mutating func readExclude(_ text: String, _ node: SyntaxNode) {
    guard let glob = pattern(text, node, "exclude") else { return }
    settings.exclude.append(glob)
    settings.places["exclude.\(text)"] = node.range
  }

  private mutating func pattern(_ text: String, _ node: SyntaxNode, _ location: String) -> GlobPattern? {
    if let objection = GlobPattern.objection(to: text) {
      report(node.range, location, "the pattern \(text.quoted) \(objection)")
      return nil
    }
    return GlobPattern(text)
  }
}
