import YAMLSyntax

/// The GCP image builder (ZenML 0.98.0).
enum GCPImageBuilderChecks {
  /// Blanks around the location go; nothing but blanks is no location.
  static let validateLocation = ConfigurationCheck(name: "GCPImageBuilderConfig.validate_location") { input in
    let value = input.value
    switch value.kind {
    case .none:
      return .accepted(value)
    case .string(let text):
      let stripped = text.pythonStripped()
      return .accepted(PythonValue(stripped.isEmpty ? .none : .string(stripped), range: value.range))
    case .bytes(let bytes):
      // `bytes.strip` knows ASCII blanks only.
      let isBlank: (UInt8) -> Bool = { (0x09...0x0D).contains($0) || $0 == 0x20 }
      guard let first = bytes.firstIndex(where: { !isBlank($0) }),
        let last = bytes.lastIndex(where: { !isBlank($0) })
      else { return .accepted(PythonValue(.none, range: value.range)) }
      return .accepted(PythonValue(.bytes(Array(bytes[first...last])), range: value.range))
    default:
      return .refused(message: "`location` must be text: write a region such as `europe-west1`")
    }
  }
}
