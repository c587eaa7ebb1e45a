import ContainerRegistries

/// The segments of a registry's address, each in words.
struct AddressText {
  struct Segment {
    /// In the bytes of the address.
    let range: Range<Int>
    let markdown: String
  }

  let reference: RegistryReference
  let texts: Explanations

  /// The segment at a byte of the address; nil between them.
  func segment(at offset: Int) -> Segment? {
    // Smaller ones first: the location stands inside the host.
    let all = hostParts + pathParts + wholes
    return all.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
  }

  // MARK: Host

  private var hostParts: [Segment] {
    switch reference.registry {
    case .artifactRegistry(let host):
      [
        location(host.location, .gcp),
        part(host.format, "format", host.format?.lowercased == "docker" ? "For container images." : nil),
      ].compactMap { $0 }
    case .ecrPrivate(let host):
      [location(host.region, .aws), part(host.account, "AWS account", nil)].compactMap { $0 }
    case .acr(let host):
      [location(host.region, .azure), part(host.name, "name of the registry", nil)].compactMap { $0 }
    default: []
    }
  }

  private func location(_ part: ReferencePart?, _ cloud: CloudProvider) -> Segment? {
    guard let part, part.isKnown else { return nil }
    let text =
      texts.region(cloud: cloud.rawValue, name: part.lowercased)
      ?? "**\(part.text.quoted)** · location, none that zenls knows"
    return Segment(range: part.range, markdown: text)
  }

  private func part(_ part: ReferencePart?, _ what: String, _ more: String?) -> Segment? {
    guard let part else { return nil }
    return Segment(
      range: part.range, markdown: Explanations.joined(["**\(part.text.quoted)** · \(what)", more]))
  }

  // MARK: Path

  private var pathParts: [Segment] {
    let path = reference.path
    let project = reference.project.flatMap { project in path.firstIndex(of: project) }
    return path.enumerated().compactMap { index, part in
      let (what, more) = words(index, project: project)
      return self.part(part, what, more)
    }
  }

  private func words(_ index: Int, project: Int?) -> (String, String?) {
    switch reference.registry {
    case .artifactRegistry, .containerRegistry:
      if index == project { return ("Google Cloud project", nil) }
      if let project, index < project { return ("domain of the project", nil) }
      guard case .artifactRegistry = reference.registry else {
        return ("folder of images", nil)
      }
      if index == (project ?? 0) + 1 {
        return ("repository of Artifact Registry", "It has to exist before images are pushed.")
      }
      return ("folder of images in the repository", nil)
    case .ecrPrivate, .ecrPublic:
      if case .ecrPublic = reference.registry, index == 0 { return ("alias of the registry", nil) }
      return ("repository", "ECR does not make it when images are pushed.")
    case .acr, .other, .local, .unknown: return ("folder of images", nil)
    case .dockerHub: return index == 0 ? ("account of Docker Hub", nil) : ("repository", nil)
    case .github: return index == 0 ? ("GitHub user or organization", nil) : ("image", nil)
    case .gitlab: return ("GitLab group or project", nil)
    case .quay: return index == 0 ? ("namespace of Quay", nil) : ("repository", nil)
    case .digitalOcean: return index == 0 ? ("name of the registry", nil) : ("repository", nil)
    case .cloudflare: return index == 0 ? ("Cloudflare account", nil) : ("repository", nil)
    }
  }

  // MARK: The rest

  private var wholes: [Segment] {
    var segments: [Segment] = []
    if let host = reference.host {
      let text = Explanations.joined([
        "**\(host.text.quoted)** · \(Self.words(reference.registry))", twin, login,
      ])
      segments.append(Segment(range: host.range, markdown: text))
    }
    segments += [
      part(reference.port, "port", nil),
      part(reference.tag, "tag", "ZenML adds its own; it does not belong here."),
      part(reference.digest, "digest", "It does not belong here."),
      part(reference.scheme, "scheme", "It does not belong to an address of images."),
    ].compactMap { $0 }
    if let user = reference.userInfo {
      // Never shown: it holds a password.
      segments.append(
        Segment(range: user.range, markdown: "**user and password** · they do not belong to an address"))
    }
    return segments
  }

  private var twin: String? {
    reference.artifactRegistryTwin.map {
      "Google's former registry; images live in Artifact Registry now: `\($0)`."
    }
  }

  private var login: String? {
    switch reference.login {
    case .gcloud(let host): "Docker logs in with `gcloud auth configure-docker \(host)`."
    case .ecr(let region, _):
      "Docker logs in with a password of `aws ecr get-login-password"
        + (region.map { " --region \($0)" } ?? "") + "`."
    case .ecrPublic:
      "Docker logs in with a password of `aws ecr-public get-login-password --region us-east-1`."
    case .azure(let name): "Docker logs in with `az acr login" + (name.map { " --name \($0)" } ?? "") + "`."
    case .digitalOcean: "Docker logs in with `doctl registry login`."
    case .docker(let host): "Docker logs in with `docker login" + (host.map { " \($0)" } ?? "") + "`."
    case nil: nil
    }
  }

  private static func words(_ registry: Registry) -> String {
    switch registry {
    case .artifactRegistry: "Artifact Registry of Google Cloud"
    case .containerRegistry: "Container Registry of Google Cloud, which is shut down"
    case .ecrPrivate: "private registry of Amazon ECR"
    case .ecrPublic: "public gallery of Amazon ECR"
    case .acr: "Azure Container Registry"
    case .dockerHub: "Docker Hub"
    case .github: "GitHub's registry"
    case .gitlab: "GitLab's registry"
    case .quay: "Quay"
    case .digitalOcean: "DigitalOcean's registry"
    case .cloudflare: "Cloudflare's registry"
    case .local: "registry on this machine"
    case .other, .unknown: "host of the registry"
    }
  }
}
