import ContainerRegistries

/// Which registries a component's service can pull images from, or push them to.
///
/// ZenML 0.98.0 hands no registry credentials to these services, so that only
/// those of their own cloud, and public images, work.
enum RegistryReach {
  struct Need {
    /// What the service can do, behind the component's name.
    let can: String
    /// A registry that would do.
    let remedy: String
  }

  /// What the component needs, where `registry` is not that; nil where it is, or
  /// where nobody can tell.
  static func need(of component: RunTimeComponent, unmetBy registry: Registry) -> Need? {
    let owner = Owner(registry)
    if owner == .unknown { return nil }
    switch (component.type, component.flavor) {
    case ("orchestrator", "sagemaker"), ("step_operator", "sagemaker"):
      return owner == .amazon || owner == .amazonPublic ? nil : sageMaker
    case ("deployer", "aws"):
      return owner == .amazon || owner == .amazonPublic ? nil : appRunner
    case ("orchestrator", "vertex"), ("step_operator", "vertex"):
      return owner == .amazon || owner == .azure ? vertex : nil
    case ("deployer", "gcp"):
      return owner == .amazon || owner == .azure ? cloudRun : nil
    case ("image_builder", "gcp"):
      return owner == .google ? nil : cloudBuild
    default: return nil
    }
  }

  /// Whose registry it is.
  private enum Owner {
    case google, amazon, amazonPublic, azure, other, unknown

    init(_ registry: Registry) {
      switch registry {
      case .artifactRegistry, .containerRegistry: self = .google
      case .ecrPrivate: self = .amazon
      case .ecrPublic: self = .amazonPublic
      case .acr: self = .azure
      case .dockerHub, .github, .gitlab, .quay, .digitalOcean, .cloudflare: self = .other
      // A company's own host may be a mirror of anything.
      case .other, .unknown, .local: self = .unknown
      }
    }
  }

  // MARK: Texts

  private static let sageMaker = Need(
    can: "pulls images from Amazon ECR only", remedy: "a registry `<ACCOUNT>.dkr.ecr.<REGION>.amazonaws.com`")
  private static let appRunner = Need(
    can: "deploys images from Amazon ECR only",
    remedy: "a registry `<ACCOUNT>.dkr.ecr.<REGION>.amazonaws.com`")
  private static let vertex = Need(
    can: "pulls images from Artifact Registry, or public ones", remedy: "a registry `<REGION>-docker.pkg.dev`"
  )
  private static let cloudRun = Need(
    can: "deploys images from Artifact Registry, or public ones",
    remedy: "a registry `<REGION>-docker.pkg.dev`")
  private static let cloudBuild = Need(
    can: "pushes images with the rights of Cloud Build, to Google's registries only",
    remedy: "a registry `<REGION>-docker.pkg.dev`, or another image builder")
}
