import TextDistance

/// Hosts of private ECR registries (amazon-ecr-credential-helper 2a41520,
/// ecr-login/api/client.go; botocore 1.44.5, data/partitions.json).
extension RegistryReference {
  func ecrHostProblems(
    _ parts: ECRHost, host: ReferencePart, _ context: RegistryContext
  ) -> [RegistryProblem] {
    // AWS's own documentation writes aws_account_id.dkr.ecr.region.amazonaws.com.
    if let account = parts.account, Self.documentationAccounts.contains(account.text) {
      return [
        RegistryProblem(
          .placeholder, .warning, at: account.range,
          "\(quoted(account.text)) is a placeholder; write the 12 digits of your AWS account there")
      ]
    }
    guard parts.form != .other else { return [misordered(parts, host: host)] }
    guard let account = parts.account else {
      return [
        RegistryProblem(
          .missingAccount, .error, at: host.range,
          "\(quoted(host.text)) does not say whose registry it is; put the 12 digits of the AWS account in front: "
            + "\(quoted("ACCOUNT." + host.text))",
          fixes: [prepending("<ACCOUNT_ID>.", to: host)])
      ]
    }
    var problems: [RegistryProblem] = []
    if let problem = accountProblem(account) { problems.append(problem) }
    guard let region = parts.region else {
      problems.append(
        RegistryProblem(
          .missingLocation, .error, at: host.range,
          "\(quoted(host.text)) does not name the registry's region; write "
            + "`ACCOUNT.dkr.ecr.REGION.amazonaws.com`"))
      return problems
    }
    if let problem = LocationCheck(provider: .aws, location: region).problem(context) {
      problems.append(problem)
    }
    if let problem = domainProblem(parts, host: host, region: region) { problems.append(problem) }
    return problems
  }

  private static let documentationAccounts: Set<String> = [
    "aws_account_id", "account_id", "account-id", "aws-account-id", "account", "accountid",
  ]

  private func accountProblem(_ account: ReferencePart) -> RegistryProblem? {
    guard account.isKnown, !(account.text.utf8.count == 12 && NameGrammar.isDigits(account.text))
    else { return nil }
    let count = account.text.utf8.count
    return RegistryProblem(
      .accountID, .error, at: account.range,
      NameGrammar.isDigits(account.text)
        ? "the AWS account \(quoted(account.text)) has \(count) digits; write all 12"
        : "\(quoted(account.text)) is no AWS account; write its 12 digits")
  }

  /// Each partition of AWS has its own domain.
  private func domainProblem(
    _ parts: ECRHost, host: ReferencePart, region: ReferencePart
  ) -> RegistryProblem? {
    let data = AmazonData.shared
    guard let domain = parts.domain else {
      return RegistryProblem(
        .wrongDomain, .error, at: host.range,
        "\(quoted(host.text)) ends too early; write `ACCOUNT.dkr.ecr.REGION.amazonaws.com`")
    }
    guard domain.isKnown, region.isKnown else { return nil }
    let known = parts.form == .dualStack ? data.dualStackDomains : data.domains
    guard let partition = data.locations[region.text]?.partition else {
      // The region is not known, so any domain of AWS will do.
      let all = Set(known.values).sorted()
      guard !all.contains(domain.text), let meant = isUnambiguousTypo(domain.text, among: all) else {
        return nil
      }
      return wrongDomain(domain, meant: meant, severity: .warning, isSafe: true)
    }
    guard let right = known[partition], right != domain.text else { return nil }
    let isOther = known.values.contains(domain.text)
    // Anything farther away is somebody's stand-in for AWS, such as LocalStack.
    guard isOther || isUnambiguousTypo(domain.text, among: [right]) != nil else { return nil }
    return wrongDomain(domain, meant: right, severity: isOther ? .error : .warning, isSafe: true)
  }

  private func wrongDomain(
    _ domain: ReferencePart, meant: String, severity: RegistryProblem.Severity, isSafe: Bool
  ) -> RegistryProblem {
    RegistryProblem(
      .wrongDomain, severity, at: domain.range,
      "the registry's host does not end in \(quoted(domain.text)); write `\(meant)`",
      fixes: [RegistryFix("Write `\(meant)`", isSafe: isSafe, edits: [RegistryEdit(domain.range, meant)])],
      suggestions: [meant])
  }

  /// The words are there, but not in their order.
  private func misordered(_ parts: ECRHost, host: ReferencePart) -> RegistryProblem {
    guard let account = parts.account, let region = parts.region, let domain = parts.domain else {
      return RegistryProblem(
        parts.account == nil ? .missingAccount : .missingLocation, .error, at: host.range,
        "\(quoted(host.text)) is no host of a registry; write `ACCOUNT.dkr.ecr.REGION.amazonaws.com`")
    }
    let right = "\(account.text).dkr.ecr.\(region.text).\(domain.text)"
    return RegistryProblem(
      .invalidHost, .error, at: host.range,
      "\(quoted(host.text)) is no host of a registry; write \(quoted(right))",
      fixes: [RegistryFix("Write \(quoted(right))", isSafe: false, edits: [RegistryEdit(host.range, right)])],
      suggestions: [right])
  }
}
