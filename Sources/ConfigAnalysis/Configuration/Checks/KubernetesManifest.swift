import YAMLSyntax

/// What ZenML finds when it tries to read a mapping as a Kubernetes object
/// (`warn_if_invalid_model_data`): an unknown attribute is only warned about and
/// ends the reading, so nothing behind it counts; anything else that goes wrong
/// refuses the settings.
enum KubernetesManifest {
  /// nil where ZenML takes the value; it looks at mappings only.
  static func refusal(of value: PythonValue, as model: String) -> CheckResult? {
    guard let dictionary = value.dictionary else { return nil }
    var reader = Reader()
    do throws(Reader.Stop) {
      try reader.read(dictionary, at: value.range, as: model)
      return nil
    } catch {
      guard case .refused(let message, let place) = error else { return nil }
      return .refused(message: message, place: place)
    }
  }

  private struct Reader {
    enum Stop: Error {
      case unknownAttribute
      case refused(message: String, place: ByteRange)
    }

    /// Aliases can make a short document stand for a huge one; what is not
    /// reached within the budget is taken.
    private var remainingSteps = 1_000_000

    /// The classes do not contain themselves, so the depth is bounded.
    mutating func read(
      _ dictionary: PythonDictionary, at range: ByteRange, as name: String
    ) throws(Stop) {
      guard let model = KubernetesModel.named(name) else { return }
      var missing = Set(model.requiredAttributes)
      for entry in dictionary.entries {
        remainingSteps -= 1
        guard remainingSteps > 0, let key = entry.key.string, key.utf8.allSatisfy({ $0 < 0x80 }),
          let attribute = model.attributes[key]
        else { throw .unknownAttribute }
        if !entry.value.isNone { missing.remove(key) }
        if entry.value.isTruthy { try read(entry.value, of: key, attribute) }
      }
      guard let absent = model.requiredAttributes.first(where: missing.contains) else { return }
      throw .refused(
        message: "a Kubernetes \(Self.noun(name)) needs `\(absent)`: set it",
        place: dictionary[absent]?.range ?? range)
    }

    private mutating func read(
      _ value: PythonValue, of key: String, _ attribute: KubernetesModel.Attribute
    ) throws(Stop) {
      guard attribute.isList else {
        if let model = attribute.model { try readObject(value, of: key, as: model) }
        return
      }
      guard case .list(let items) = value.kind else {
        throw .refused(message: "Kubernetes takes a list for `\(key)`: write one", place: value.range)
      }
      guard let model = attribute.model else { return }
      for item in items { try readObject(item, of: key, as: model) }
    }

    private mutating func readObject(
      _ value: PythonValue, of key: String, as model: String
    ) throws(Stop) {
      // The mapping that this very value stands in, which is of another class.
      if case .cycle = value.kind { throw .unknownAttribute }
      guard let dictionary = value.dictionary else {
        throw .refused(
          message: "Kubernetes takes a mapping in `\(key)`: write its attributes", place: value.range)
      }
      try read(dictionary, at: value.range, as: model)
    }

    /// `V1VolumeMount` → `VolumeMount`.
    private static func noun(_ model: String) -> Substring {
      for prefix in ["CoreV1", "V1"] where model.hasPrefix(prefix) { return model.dropFirst(prefix.count) }
      return model[...]
    }
  }
}
