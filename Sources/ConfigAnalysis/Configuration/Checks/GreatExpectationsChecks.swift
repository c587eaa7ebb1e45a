import YAMLSyntax

/// The Great Expectations data validator (ZenML 0.98.0).
enum GreatExpectationsChecks {
  /// The one check that looks beyond the document: ZenML takes a directory only
  /// where it exists, so the verdict is about this machine.
  static let contextRootDirectory = ConfigurationCheck.text(
    "GreatExpectationsDataValidatorConfig._ensure_valid_context_root_dir"
  ) { path throws(CheckInterruption) in
    guard !path.isEmpty else { return path }
    guard let absolute = LocalPath.absolute(path), LocalPath.exists(absolute) else {
      throw .refused(
        "there is no directory \(path.quoted) on this machine, and ZenML looks for it: create the Great "
          + "Expectations context there first")
    }
    return absolute
  }

  /// A text is read as YAML.
  static let contextConfig = ConfigurationCheck.givenFields(
    "GreatExpectationsDataValidatorConfig.validate_context_config"
  ) { fields, _ throws(CheckInterruption) in
    guard let value = fields["context_config"], let text = value.string else { return fields }
    let tree = SyntaxTree.parse(SourceText(text))
    guard tree.isValid else {
      throw .refused(
        message: "the text in `context_config` is neither YAML nor JSON: write a mapping", place: value.range,
        field: "context_config")
    }
    var steps = 100_000
    let parsed = tree.root?.value.moved(to: value.range, steps: &steps)
    return fields.setting("context_config", to: parsed ?? PythonValue(.none, range: value.range))
  }
}

extension PythonValue {
  /// The value with `range` for its own and its parts' place: what stands in a
  /// text has no place of its own in the document. Parts that `steps` does not
  /// reach (a text can repeat an alias many times) are left out.
  fileprivate func moved(to range: ByteRange, steps: inout Int) -> PythonValue {
    steps -= 1
    guard steps > 0 else { return PythonValue(.none, range: range) }
    func moved(_ items: [PythonValue], _ steps: inout Int) -> [PythonValue] {
      items.map { $0.moved(to: range, steps: &steps) }
    }
    let kind: Kind =
      switch self.kind {
      case .list(let items): .list(moved(items, &steps))
      case .tuple(let items): .tuple(moved(items, &steps))
      case .set(let items): .set(moved(items, &steps))
      case .dict(let dictionary):
        .dict(
          PythonDictionary(
            dictionary.entries.map {
              .init(
                key: $0.key.moved(to: range, steps: &steps), value: $0.value.moved(to: range, steps: &steps))
            }))
      default: self.kind
      }
    return PythonValue(kind, range: range)
  }
}
