/// Whose registry it is: what decides how tools talk to it.
public enum RegistryFamily: String, Sendable, CaseIterable {
  /// Artifact Registry, and the hosts of the former Container Registry.
  case gcp
  /// Private registries of Amazon ECR.
  case aws
  /// Amazon's public gallery.
  case awsPublic
  case azure
  case dockerHub
  case github
  case gitlab
  case quay
  case digitalOcean
  case cloudflare
  /// A registry on this machine.
  case local
  /// Somebody's own.
  case other
}

extension Registry {
  /// Nil where the host is not known.
  public var family: RegistryFamily? {
    switch self {
    case .artifactRegistry, .containerRegistry: .gcp
    case .ecrPrivate: .aws
    case .ecrPublic: .awsPublic
    case .acr: .azure
    case .dockerHub: .dockerHub
    case .github: .github
    case .gitlab: .gitlab
    case .quay: .quay
    case .digitalOcean: .digitalOcean
    case .cloudflare: .cloudflare
    case .local: .local
    case .other: .other
    case .unknown: nil
    }
  }

  /// The location that the host names, in lower case; nil where it names none
  /// or is not known.
  public var location: (provider: CloudProvider, id: ReferencePart)? {
    let found: (CloudProvider, ReferencePart?) =
      switch self {
      case .artifactRegistry(let host): (.gcp, host.location)
      case .ecrPrivate(let host): (.aws, host.region)
      case .acr(let host): (.azure, host.region)
      default: (.gcp, nil)
      }
    guard let part = found.1, part.isKnown else { return nil }
    return (found.0, part)
  }
}

extension RegistryReference {
  /// The Google Cloud project of an Artifact Registry or gcr.io address; nil
  /// where there is none or it is not known.
  public var project: ReferencePart? {
    guard registry.family == .gcp, host?.isKnown == true, projectIndex < path.count,
      path[0...projectIndex].allSatisfy(\.isKnown)
    else { return nil }
    return path[projectIndex]
  }

  /// Where in the path the project stands: 1 where a domain stands in front.
  var projectIndex: Int {
    guard path.count >= 2, let first = path.first, first.isKnown,
      first.text.utf8.contains(UInt8(ascii: "."))
    else { return 0 }
    return first.text.utf8.contains(UInt8(ascii: ":")) ? 0 : 1
  }
}
