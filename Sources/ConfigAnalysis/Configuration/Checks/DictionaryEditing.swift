import YAMLSyntax

/// What validators do to the `dict` of the given fields. Names are ASCII.
extension PythonDictionary {
  private func index(of name: String) -> Int? {
    entries.firstIndex { $0.key.isText(name) }
  }

  /// `name in dict`.
  func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// `dict[name] = value`: an existing key keeps its place, a new one goes last.
  func setting(_ name: String, to value: PythonValue) -> PythonDictionary {
    var copy = self
    if let index = index(of: name) {
      copy.entries[index].value = value
    } else {
      let key = PythonValue(.string(name), range: value.range)
      copy.entries.append(Entry(key: key, value: value))
    }
    return copy
  }

  /// `dict.pop(name, None)`.
  func removing(_ name: String) -> PythonDictionary {
    guard let index = index(of: name) else { return self }
    var copy = self
    copy.entries.remove(at: index)
    return copy
  }

  /// `dict.get(name)`, with Python's `None` told apart no further.
  func given(_ name: String) -> PythonValue? {
    guard let value = self[name], !value.isNone else { return nil }
    return value
  }
}
