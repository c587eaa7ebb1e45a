import TextDistance

/// Login servers of Azure Container Registry (azure-cli 2.91.0, acr/_params.py;
/// azure-cli-core 2.91.0, cloud.py; learn.microsoft.com, azure/container-registry).
extension RegistryReference {
  func acrHostProblems(
    _ parts: ACRHost, host: ReferencePart, _ context: RegistryContext
  ) -> [RegistryProblem] {
    guard let name = parts.name else {
      return [
        RegistryProblem(
          .missingAccount, .error, at: host.range,
          "\(quoted(host.text)) does not name a registry; put its name in front: "
            + "\(quoted("NAME." + host.text))",
          fixes: [prepending("<REGISTRY_NAME>.", to: host)])
      ]
    }
    var problems: [RegistryProblem] = []
    if let problem = nameProblem(name) { problems.append(problem) }
    if parts.form == .data, let region = parts.region {
      let right = "\(name.text).\(parts.domain.text)"
      problems.append(
        RegistryProblem(
          .formatHost, .error, at: host.range,
          "\(quoted(host.text)) hands out layers and takes no images; write \(quoted(right))",
          fixes: [
            RegistryFix(
              "Write \(quoted(right))", isSafe: true,
              edits: [RegistryEdit(region.range.lowerBound..<parts.domain.range.lowerBound, "")])
          ],
          suggestions: [right]))
    } else if parts.form == .regional, let region = parts.region, parts.domain.text == "azurecr.io",
      let problem = LocationCheck(provider: .azure, location: region).problem(context)
    {
      problems.append(problem)
    }
    if let problem = domainProblem(parts.domain) { problems.append(problem) }
    return problems
  }

  /// 5 to 50 letters and digits; with a domain name label a hyphen and a hash
  /// follow.
  private func nameProblem(_ name: ReferencePart) -> RegistryProblem? {
    guard name.isKnown, NameGrammar.isHostLabel(name.text) else { return nil }
    let count = name.text.utf8.count
    guard !(5...63).contains(count) else { return nil }
    return RegistryProblem(
      .accountID, .warning, at: name.range,
      "the registry's name \(quoted(name.text)) has \(count) characters; names of Azure's registries have 5 to 50"
    )
  }

  private static let domains = [
    "azurecr.io", "azurecr.cn", "azurecr.us", "azurecr.sovcloud-azure.fr", "azurecr.sovcloud-azure.de",
  ]

  private func domainProblem(_ domain: ReferencePart) -> RegistryProblem? {
    guard domain.isKnown, !Self.domains.contains(domain.text) else { return nil }
    let isTypo = isUnambiguousTypo(domain.text, among: ["azurecr.io"]) != nil
    return RegistryProblem(
      .wrongDomain, .warning, at: domain.range,
      "the login server of an Azure registry does not end in \(quoted(domain.text)); write `azurecr.io`",
      fixes: [
        RegistryFix("Write `azurecr.io`", isSafe: isTypo, edits: [RegistryEdit(domain.range, "azurecr.io")])
      ],
      suggestions: ["azurecr.io"])
  }
}
