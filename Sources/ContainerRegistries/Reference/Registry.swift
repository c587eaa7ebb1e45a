/// Which registry an address belongs to, as far as its host tells.
public enum Registry: Sendable, Hashable {
  /// Google Artifact Registry: `*.pkg.dev`.
  case artifactRegistry(ArtifactRegistryHost)
  /// The hosts of Google's former Container Registry: `gcr.io`, `*.gcr.io`.
  case containerRegistry
  /// A private registry of Amazon ECR.
  case ecrPrivate(ECRHost)
  /// Amazon's public gallery: `public.ecr.aws`, `ecr-public.aws.com`.
  case ecrPublic
  /// Azure Container Registry.
  case acr(ACRHost)
  /// Docker Hub, with or without its host.
  case dockerHub
  /// GitHub's registry: `ghcr.io`, `containers.*.ghe.com`, and the former
  /// `docker.pkg.github.com`.
  case github
  case gitlab
  case quay
  case digitalOcean
  case cloudflare
  /// This machine: `localhost`, `*.localhost`, loopback addresses.
  case local
  /// Any other host: Harbor, Nexus, a company's own registry, …
  case other
  /// The host is not known: it is a template, a placeholder, or missing.
  case unknown
}

/// The host of an Artifact Registry address.
public struct ArtifactRegistryHost: Sendable, Hashable {
  public enum Form: Sendable {
    /// `LOCATION-FORMAT.pkg.dev`.
    case standard
    /// `FORMAT.LOCATION.rep.pkg.dev`, a regional endpoint.
    case regionalEndpoint
    /// `LOCATION.FORMAT.pkg.dev`, a dot where a hyphen belongs.
    case dotted
    /// Nothing of these.
    case other
  }
  public let form: Form
  /// Nil where the host has none.
  public let location: ReferencePart?
  /// `docker`, `python`, …; nil where the host has none.
  public let format: ReferencePart?
}

/// The host of a private ECR registry.
public struct ECRHost: Sendable, Hashable {
  public enum Form: Sendable {
    /// `ACCOUNT.dkr.ecr.REGION.DOMAIN`, also with `ecr-fips`.
    case standard
    /// `ACCOUNT.dkr-ecr.REGION.DOMAIN`, for IPv4 and IPv6.
    case dualStack
    /// The parts are there in another order, or some are missing.
    case other
  }
  public let form: Form
  public let isFIPS: Bool
  public let account: ReferencePart?
  public let region: ReferencePart?
  /// `amazonaws.com` and its sisters.
  public let domain: ReferencePart?
}

/// The login server of an Azure Container Registry.
public struct ACRHost: Sendable, Hashable {
  public enum Form: Sendable {
    /// `NAME.azurecr.io`.
    case standard
    /// `NAME.REGION.geo.azurecr.io`, one region of a geo-replicated registry.
    case regional
    /// `NAME.REGION.data.azurecr.io`, serves layers and takes no push.
    case data
    /// Anything else in front of `azurecr`.
    case other
  }
  public let form: Form
  /// Nil where the host has none.
  public let name: ReferencePart?
  public let region: ReferencePart?
  /// `azurecr.io` and its sisters.
  public let domain: ReferencePart
}
