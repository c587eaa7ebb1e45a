import YAMLSyntax

/// The Vertex experiment tracker (ZenML 0.98.0).
enum VertexExperimentTrackerChecks {
  static let validateExperiment = ConfigurationCheck(
    name: "VertexExperimentTrackerSettings._validate_experiment"
  ) { input in
    guard input.value.isTruthy else { return .accepted(input.value) }
    guard let name = input.value.string else {
      return .refused(message: "`experiment` must be text")
    }
    guard isExperimentName(name) else {
      return .refused(
        message:
          "\(name.quoted) is no name for a Vertex experiment: write 1 to 128 lower-case letters, digits "
          + "and hyphens, and no hyphen first")
    }
    return .accepted(input.value)
  }

  /// `^[a-z0-9][a-z0-9-]{0,127}$`.
  private static func isExperimentName(_ name: String) -> Bool {
    let scalars = name.scalarsBeforePatternEnd
    return (1...128).contains(scalars.count) && scalars.first != "-"
      && scalars.allSatisfy { $0.isASCIILowercaseLetter || $0.isASCIIDigit || $0 == "-" }
  }
}
