/// Registries that many accounts share: the address has to name one.
extension RegistryReference {
  func missingNamespaceProblems(host: ReferencePart, _ context: RegistryContext) -> [RegistryProblem] {
    guard isPathKnown, host.isKnown else { return [] }
    if registry == .dockerHub, let first = path.first, first.lowercased == "library" {
      return [
        RegistryProblem(
          .missingAccount, .error, at: first.range,
          "\(quoted(first.text)) holds Docker's official images and takes none from others; write the name of your "
            + "account")
      ]
    }
    // https://index.docker.io/v1/ is how Docker's own files call the Hub.
    if registry == .dockerHub, path.count == 1, let first = path.first, ["v1", "v2"].contains(first.text) {
      return [
        RegistryProblem(
          .missingAccount, .error, at: first.range,
          "\(quoted(first.text)) belongs to the address of Docker Hub's API and is no account; write the name of your "
            + "account")
      ]
    }
    guard path.isEmpty, case .segments(let appended) = context.suffix, appended < 2, let word = namespaceWord
    else { return [] }
    let kind: RegistryProblem.Kind = registry == .gitlab ? .missingRepository : .missingAccount
    return [
      RegistryProblem(
        kind, .error, at: host.range,
        "\(quoted(host.text)) does not say whose images these are; append \(word.article): "
          + "\(quoted(host.text + "/" + word.placeholder))",
        fixes: [appending(word.placeholder.split(separator: "/").map { "/<\($0)>" }.joined())])
    ]
  }

  /// Placeholders behind what is there, to be filled in.
  func appending(_ text: String) -> RegistryFix {
    let end = (path.last ?? port ?? host)?.range.upperBound ?? 0
    return RegistryFix(
      "Append \(quoted(text)), to be filled in", isSafe: false, edits: [RegistryEdit(end..<end, text)])
  }

  /// A placeholder in front of the host.
  func prepending(_ text: String, to host: ReferencePart) -> RegistryFix {
    let start = host.range.lowerBound
    return RegistryFix(
      "Put \(quoted(text)) in front, to be filled in", isSafe: false,
      edits: [RegistryEdit(start..<start, text)])
  }

  private var namespaceWord: (article: String, placeholder: String)? {
    switch registry {
    case .dockerHub: ("your account", "ACCOUNT")
    case .github: ("the owner", "OWNER")
    case .gitlab: ("group and project", "GROUP/PROJECT")
    case .quay: ("the namespace", "NAMESPACE")
    case .digitalOcean: ("the registry's name", "REGISTRY_NAME")
    case .cloudflare: ("the account's id", "ACCOUNT_ID")
    case .ecrPublic: ("the registry's alias", "ALIAS")
    default: nil
    }
  }

  func githubHostProblems(host: ReferencePart) -> [RegistryProblem] {
    guard host.lowercased == "docker.pkg.github.com" else { return [] }
    return [
      RegistryProblem(
        .formatHost, .warning, at: host.range,
        "\(quoted(host.text)) is GitHub's former Docker registry; write `ghcr.io`",
        fixes: [RegistryFix("Write `ghcr.io`", isSafe: false, edits: [RegistryEdit(host.range, "ghcr.io")])],
        suggestions: ["ghcr.io"])
    ]
  }
}
