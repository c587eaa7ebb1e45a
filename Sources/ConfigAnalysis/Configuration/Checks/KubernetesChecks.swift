import YAMLSyntax

/// Kubernetes deployer, orchestrator and step operator (ZenML 0.98.0).
enum KubernetesChecks {
  static let probePath = ConfigurationCheck.text("KubernetesDeployerSettings.validate_probe_path") {
    path throws(CheckInterruption) in
    guard path.pythonHasPrefix("/") else {
      throw .refused("the probe path \(path.quoted) must start with `/`")
    }
    return path
  }

  /// Only warns, of a timeout for a load balancer that is not there.
  static let interdependentSettings = ConfigurationCheck.model(
    "KubernetesDeployerSettings.validate_interdependent_settings"
  ) { _ in }

  /// Converts a client object, which no document holds.
  static let podFailurePolicy = ConfigurationCheck(
    name: "KubernetesOrchestratorSettings._convert_pod_failure_policy"
  ) { .accepted($0.value) }

  static let concurrencyPolicy = ConfigurationCheck(
    name: "KubernetesOrchestratorSettings._validate_concurrency_policy"
  ) { input in
    guard !input.value.isNone else { return .accepted(input.value) }
    // `str(value).strip().capitalize()`: no other type's text is a policy.
    let text = input.value.string?.pythonStripped()
    guard let policy = policies.first(where: { policy in text.map { isSame($0, policy) } ?? false }) else {
      return .refused(
        message:
          "\(input.value.string?.quoted ?? "this") is no concurrency policy: write `Allow`, `Forbid` or "
          + "`Replace`")
    }
    return .accepted(PythonValue(.string(policy), range: input.value.range))
  }

  private static let policies = ["Allow", "Forbid", "Replace"]

  private static func isSame(_ text: String, _ policy: String) -> Bool {
    text.utf8.elementsEqual(policy.utf8) { letter, expected in letter | 0x20 == expected | 0x20 }
  }

  static let orchestratorRequestTimeout = requestTimeout(
    "KubernetesOrchestratorSettings.api_request_timeout_validator")
  static let stepOperatorRequestTimeout = requestTimeout(
    "KubernetesStepOperatorSettings.api_request_timeout_validator")

  /// Cuts the fraction off a float.
  private static func requestTimeout(_ name: String) -> ConfigurationCheck {
    ConfigurationCheck(name: name) { input in
      guard case .float(let seconds) = input.value.kind else { return .accepted(input.value) }
      guard let whole = PythonInteger(truncating: seconds) else {
        return .refused(message: "`api_request_timeout` must be a number of seconds")
      }
      return .accepted(PythonValue(.int(whole), range: input.value.range))
    }
  }
}
