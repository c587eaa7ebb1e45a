/// How Docker gets credentials for a registry.
public enum RegistryLogin: Sendable, Hashable {
  /// `gcloud auth configure-docker HOST`.
  case gcloud(host: String)
  /// `aws ecr get-login-password --region REGION | docker login --username AWS
  /// --password-stdin HOST`. The region is nil where the host does not tell.
  case ecr(region: String?, host: String)
  /// `aws ecr-public get-login-password --region us-east-1 | docker login …`:
  /// the gallery's API has its tokens there.
  case ecrPublic(host: String)
  /// `az acr login --name NAME`; nil where the host does not tell.
  case azure(name: String?)
  /// `doctl registry login`.
  case digitalOcean
  /// `docker login HOST`; without host: Docker Hub.
  case docker(host: String?)

  /// Does plain `gcloud auth configure-docker` serve it? The hosts of gcr.io are what
  /// it configures by itself.
  public var isGcloudDefault: Bool {
    guard case .gcloud(let host) = self else { return false }
    return host == "gcr.io" || host.hasSuffix(".gcr.io")
  }

  /// The word after `docker-credential-` of the vendor's own helper, as in
  /// `credHelpers` of Docker's `config.json`; nil where `docker login` stores
  /// the password.
  public var credentialHelper: String? {
    switch self {
    case .gcloud: "gcloud"
    case .ecr, .ecrPublic: "ecr-login"
    case .azure: "acr-env"
    case .digitalOcean, .docker: nil
    }
  }
}

extension RegistryReference {
  /// The host with its port, in lower case, as credentials are stored under; as it
  /// stands where a part of it is not known yet.
  public var authority: String? {
    guard let host else { return nil }
    return (host.isKnown ? host.lowercased : host.text) + (port.map { ":" + $0.text } ?? "")
  }

  /// The part's text; what is to be filled in keeps its letter case.
  public func written(_ part: ReferencePart) -> String {
    guard !part.isKnown, part.range.upperBound <= text.utf8.count else { return part.text }
    return String(decoding: Array(text.utf8)[part.range], as: UTF8.self)
  }

  /// Nil where the host does not tell the registry, and for registries on this machine, which
  /// usually ask for nothing.
  public var login: RegistryLogin? {
    let address = authority ?? ""
    switch registry {
    case .artifactRegistry, .containerRegistry: return .gcloud(host: address)
    case .ecrPrivate(let parts): return .ecr(region: parts.region.map(written), host: address)
    case .ecrPublic: return .ecrPublic(host: address)
    case .acr(let parts): return .azure(name: parts.name.map(written))
    case .digitalOcean: return .digitalOcean
    case .dockerHub: return .docker(host: nil)
    case .github, .gitlab, .quay, .cloudflare, .other: return .docker(host: address)
    case .local, .unknown: return nil
    }
  }
}
