import ContainerRegistries
import YAMLSyntax

/// Reports what the library finds as findings of a rule.
enum RegistryFindings {
  /// The problems of the kind that the rule is named for.
  static func report(
    as rule: any Rule.Type, _ context: AnalysisContext, _ findings: inout FindingCollector
  ) {
    // Most addresses are in order, and every rule about them asks.
    let addresses = context.registryAddresses.filter { !$0.problems.isEmpty || $0.refusal != nil }
    guard !addresses.isEmpty, let kind = RegistryProblem.Kind(rawValue: rule.metadata.id.name) else { return }
    for address in addresses {
      var isTold = false
      for problem in address.problems where problem.kind == kind {
        add(problem, of: address, as: rule, &findings)
        isTold = true
      }
      if !isTold, address.refusal?.causes.contains(.problem(kind)) == true {
        findings.add(
          rule, at: address.range, location: address.location, refused(address.reference.text),
          severity: .error,
          stage: .import)
      }
    }
  }

  private static func add(
    _ problem: RegistryProblem, of address: RegistryAddress, as rule: any Rule.Type,
    _ findings: inout FindingCollector
  ) {
    let isBlocking = address.refusal?.causes.contains(.problem(problem.kind)) ?? false
    let severity = isBlocking ? .error : Severity(problem.severity)
    findings.add(
      rule, at: address.range(of: problem.range), location: address.location, problem.message,
      severity: severity, stage: isBlocking ? .import : severity >= .warning ? .push : .advice,
      fixes: problem.fixes.compactMap(address.fix))
  }

  private static func refused(_ text: String) -> String {
    "ZenML refuses \(text.quoted) as this flavor's address; write the registry's host as it is"
  }
}

extension Severity {
  init(_ severity: RegistryProblem.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .information: self = .information
    case .hint: self = .hint
    }
  }
}
