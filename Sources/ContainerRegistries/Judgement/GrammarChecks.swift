/// The grammar of image names that every client applies (distribution/reference,
/// regexp.go at 0965666; OCI distribution-spec 967efdc, spec.md).
extension RegistryReference {
  /// Clients limit host and path together.
  private static let longestName = 255

  func hostGrammarProblems() -> [RegistryProblem] {
    guard let host else { return [] }
    var problems: [RegistryProblem] = []
    if host.isKnown, !NameGrammar.isIPv6(host.text) {
      if let label = hostLabels.first(where: { !NameGrammar.isHostLabel($0.text) }) {
        problems.append(invalidLabel(label, host: host))
      } else if let problem = uppercaseHostProblem(host) {
        problems.append(problem)
      }
    }
    if let port, port.isKnown, !isPort(port.text) {
      problems.append(
        RegistryProblem(
          .invalidHost, .error, at: (port.range.isEmpty ? host.range : port.range),
          "\(quoted(host.text + ":" + port.text)) has no port that exists; write a number from 1 to 65535 behind the "
            + "colon"))
    }
    return problems
  }

  private func isPort(_ text: String) -> Bool {
    text.utf8.count <= 5 && Int(text).map { (1...65535).contains($0) } ?? false
  }

  private func invalidLabel(_ label: ReferencePart, host: ReferencePart) -> RegistryProblem {
    let repaired = String(host.text.map { $0 == "_" ? "-" : $0 })
    let canRepair =
      repaired != host.text
      && repaired.split(separator: ".", omittingEmptySubsequences: false)
        .allSatisfy { NameGrammar.isHostLabel(String($0)) }
    return RegistryProblem(
      .invalidHost, .error, at: label.range.isEmpty ? host.range : label.range,
      "\(quoted(host.text)) is no host name; use letters, digits and hyphens between single dots",
      fixes: canRepair
        ? [
          RegistryFix(
            "Write \(quoted(repaired))", isSafe: false, edits: [RegistryEdit(host.range, repaired)])
        ] : [])
  }

  /// Hosts may be written in capitals, but credentials are looked up by the
  /// exact name, and those of the clouds are stored in lower case.
  private func uppercaseHostProblem(_ host: ReferencePart) -> RegistryProblem? {
    guard host.lowercased != host.text else { return nil }
    let severity: RegistryProblem.Severity
    switch registry {
    case .artifactRegistry, .containerRegistry, .ecrPrivate: severity = .warning
    case .other, .unknown: return nil
    default: severity = .hint
    }
    return RegistryProblem(
      .uppercase, severity, at: host.range,
      "credentials for \(quoted(host.text)) are stored under its name in lower case; write "
        + "\(quoted(host.lowercased))",
      fixes: [
        RegistryFix(
          "Write the host in lower case", isSafe: true, edits: [RegistryEdit(host.range, host.lowercased)])
      ])
  }

  /// - Parameter besides: where the segments start that have a problem of their
  ///   own already.
  func pathGrammarProblems(besides judged: Set<Int>) -> [RegistryProblem] {
    var problems: [RegistryProblem] = []
    let known = path.filter(\.isKnown)
    let upper = known.filter { $0.lowercased != $0.text }
    if let first = upper.first, let last = upper.last {
      let range = first.range.lowerBound..<last.range.upperBound
      problems.append(
        RegistryProblem(
          .uppercase, .error, at: range,
          "names of images are written in lower case only, and \(quoted(first.text)) is part of them; write "
            + "\(quoted(first.lowercased))",
          fixes: [
            RegistryFix(
              "Write the path in lower case", isSafe: true,
              edits: upper.map { RegistryEdit($0.range, $0.lowercased) })
          ]))
    }
    let malformed = known.first {
      !judged.contains($0.range.lowerBound) && !NameGrammar.isPathComponent($0.lowercased)
    }
    if let malformed {
      problems.append(
        RegistryProblem(
          .invalidPath, .error, at: malformed.range,
          "\(quoted(malformed.text)) cannot be part of an image's name; use lower-case letters and digits, with single "
            + "`.`, `_` or `-` between them"))
    }
    return problems
  }

  func lengthProblems() -> [RegistryProblem] {
    guard !hasTemplate, placeholders.isEmpty, addressRange.count > Self.longestName else { return [] }
    return [
      RegistryProblem(
        .invalidPath, .warning, at: addressRange,
        "the address is \(addressRange.count) characters long; many clients take no more than "
          + "\(Self.longestName), image name included")
    ]
  }
}
