extension RegistryReference {
  /// Everything that is wrong with this address, in order of place; one problem
  /// for each cause. Says nothing about parts that are not known.
  public func problems(in context: RegistryContext = RegistryContext()) -> [RegistryProblem] {
    judge(self, in: context)
  }
}

/// Everything that is wrong with an address, in order of place; see
/// ``RegistryReference/problems(in:)``.
public func judge(
  _ reference: RegistryReference, in context: RegistryContext = RegistryContext()
) -> [RegistryProblem] {
  if let problem = reference.emptyProblem() { return [problem] }
  var problems: [RegistryProblem] = []
  problems += reference.placeholderProblems()
  problems += reference.wrappingProblems()
  problems += reference.imageProblems()

  let host = reference.hostProblems(context)
  problems += host.isEmpty ? reference.hostGrammarProblems() : host
  let path = reference.pathProblems(context)
  problems += path
  // A path that is already wrong in a registry's own words is not called
  // malformed once more.
  let judged = Set(path.map(\.range.lowerBound))
  problems += reference.pathGrammarProblems(besides: judged)
  problems += reference.lengthProblems()
  return problems.enumerated().sorted {
    ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
  }.map(\.element)
}

extension RegistryReference {
  /// What the registry's vendor would say about the host.
  fileprivate func hostProblems(_ context: RegistryContext) -> [RegistryProblem] {
    guard let host else { return [] }
    return switch registry {
    case .artifactRegistry(let parts): artifactRegistryHostProblems(parts, host: host, context)
    case .containerRegistry: containerRegistryProblems(host: host)
    case .ecrPrivate(let parts): ecrHostProblems(parts, host: host, context)
    case .acr(let parts): acrHostProblems(parts, host: host, context)
    case .github: githubHostProblems(host: host)
    case .other: foreignHostProblems(host: host)
    case .dockerHub, .ecrPublic, .gitlab, .quay, .digitalOcean, .cloudflare, .local, .unknown: []
    }
  }

  /// What the registry's vendor would say about the path.
  fileprivate func pathProblems(_ context: RegistryContext) -> [RegistryProblem] {
    guard let host else { return [] }
    return switch registry {
    case .artifactRegistry(let parts): artifactRegistryPathProblems(parts, host: host, context)
    case .containerRegistry: projectProblems(isRetired: true)
    case .dockerHub, .github, .gitlab, .quay, .digitalOcean, .cloudflare, .ecrPublic:
      missingNamespaceProblems(host: host, context)
    case .ecrPrivate, .acr, .local, .other, .unknown: []
    }
  }
}

/// A part of the user's text for a message: in backquotes, shortened, without
/// control characters.
func quoted(_ text: some StringProtocol) -> String {
  let limit = 80
  var result = "`"
  var count = 0
  for scalar in text.unicodeScalars {
    count += 1
    if count > limit {
      result += "…"
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "`"
}
