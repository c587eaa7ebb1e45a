extension Registry {
  /// - Parameter host: nil stands for Docker Hub's short form.
  static func classify(_ labels: HostLabels, host: ReferencePart?, path: [ReferencePart]) -> Registry {
    guard let host else { return path.isEmpty ? .unknown : .dockerHub }
    let name = labels.name
    switch name {
    case "docker.io", "index.docker.io", "registry-1.docker.io": return .dockerHub
    case "ghcr.io", "docker.pkg.github.com": return .github
    case "registry.gitlab.com": return .gitlab
    case "quay.io": return .quay
    case "registry.digitalocean.com": return .digitalOcean
    case "registry.cloudflare.com": return .cloudflare
    case "public.ecr.aws", "ecr-public.aws.com": return .ecrPublic
    case "localhost", "0.0.0.0", "[::1]", "host.docker.internal": return .local
    default: break
    }
    if name == "gcr.io" || name.hasSuffix(".gcr.io") { return .containerRegistry }
    if name.hasPrefix("containers."), name.hasSuffix(".ghe.com") { return .github }
    if name == "pkg.dev" || name.hasSuffix(".pkg.dev") { return .artifactRegistry(.init(labels)) }
    if let host = ECRHost(labels) { return .ecrPrivate(host) }
    if let host = ACRHost(labels) { return .acr(host) }
    if name.hasSuffix(".localhost") || labels.isLoopback { return .local }
    return host.isKnown ? .other : .unknown
  }
}

/// The labels of a host name, each with its place.
struct HostLabels {
  /// In lower case.
  let labels: [ReferencePart]
  /// The whole name in lower case.
  let name: String

  init(_ labels: [ReferencePart]) {
    self.labels = labels
    name = labels.map(\.text).joined(separator: ".")
  }

  /// 127.0.0.0/8.
  var isLoopback: Bool {
    labels.count == 4 && labels[0].text == "127"
      && labels.allSatisfy { !$0.text.isEmpty && $0.text.utf8.allSatisfy(\.isDigit) }
  }

  /// The labels of a range as one part, dots included.
  func joined(_ range: Range<Int>) -> ReferencePart? {
    let slice = labels[range]
    guard let first = slice.first, let last = slice.last else { return nil }
    return ReferencePart(
      text: slice.map(\.text).joined(separator: "."),
      range: first.range.lowerBound..<last.range.upperBound, isKnown: slice.allSatisfy(\.isKnown))
  }
}

extension ArtifactRegistryHost {
  /// - Parameter labels: those of a name that is or ends in `pkg.dev`.
  init(_ labels: HostLabels) {
    let front = labels.labels.dropLast(2)
    switch front.count {
    case 1:
      let (location, format) = Self.locationAndFormat(front[0])
      self.init(form: .standard, location: location, format: format)
    case 2 where GoogleData.shared.formats.contains(front[1].text):
      self.init(form: .dotted, location: front[0], format: front[1])
    case 3 where front[2].text == "rep":
      self.init(form: .regionalEndpoint, location: front[1], format: front[0])
    default:
      self.init(form: .other, location: nil, format: nil)
    }
  }

  /// Takes `europe-west1-docker` apart. The last word is the format only if
  /// it is one, so that of `europe-west1` the location is left.
  private static func locationAndFormat(_ label: ReferencePart) -> (ReferencePart?, ReferencePart?) {
    let text = label.text
    // With white space inside, places in the text cannot be counted.
    guard label.range.count == text.utf8.count else { return (label, nil) }
    let formats = GoogleData.shared.formats
    if formats.contains(text) { return (nil, label) }
    let start = label.range.lowerBound
    for format in formats where text.hasSuffix("-" + format) {
      let cut = text.utf8.count - format.utf8.count
      let location = String(text.utf8.prefix(cut - 1)) ?? ""
      let formatPart = ReferencePart(
        text: format, range: (start + cut)..<label.range.upperBound, isKnown: true)
      if location.isEmpty { return (nil, formatPart) }
      return (
        ReferencePart(
          text: location, range: start..<(start + cut - 1), isKnown: label.isKnown), formatPart
      )
    }
    return (label, nil)
  }
}

extension ECRHost {
  /// The labels that stand between the account and the region.
  private static let services: [[String]: (Form, isFIPS: Bool)] = [
    ["dkr", "ecr"]: (.standard, false), ["dkr", "ecr-fips"]: (.standard, true),
    ["dkr-ecr"]: (.dualStack, false), ["dkr-ecr-fips"]: (.dualStack, true),
  ]

  init?(_ labels: HostLabels) {
    let texts = labels.labels.map(\.text)
    for (service, kind) in Self.services {
      // With the account in front, or without one.
      for start in [1, 0] where texts.dropFirst(start).starts(with: service) {
        let rest = (start + service.count)..<texts.count
        guard !rest.isEmpty else { continue }
        let isDomain = labels.joined(rest).map { Self.isDomain($0.text) } ?? false
        self.init(
          form: kind.0, isFIPS: kind.isFIPS, account: start == 1 ? labels.labels[0] : nil,
          region: isDomain ? nil : labels.labels[rest.lowerBound],
          domain: isDomain ? labels.joined(rest) : labels.joined((rest.lowerBound + 1)..<rest.upperBound))
        return
      }
    }
    // The service's words in a place where they do not belong.
    guard texts.suffix(2) == ["amazonaws", "com"] || texts.suffix(3) == ["amazonaws", "com", "cn"],
      texts.contains(where: { $0 == "ecr" || $0 == "dkr" })
    else { return nil }
    let regions = AmazonData.shared.locations
    self.init(
      form: .other, isFIPS: false,
      account: labels.labels.first { $0.text.utf8.count >= 6 && $0.text.utf8.allSatisfy(\.isDigit) },
      region: labels.labels.first { regions[$0.text] != nil },
      domain: labels.joined((texts.count - (texts.last == "cn" ? 3 : 2))..<texts.count))
  }

  private static func isDomain(_ text: String) -> Bool {
    let data = AmazonData.shared
    return data.domains.values.contains(text) || data.dualStackDomains.values.contains(text)
  }
}

extension ACRHost {
  init?(_ labels: HostLabels) {
    let texts = labels.labels.map(\.text)
    guard let service = texts.firstIndex(of: "azurecr"), service + 1 < texts.count,
      let domain = labels.joined(service..<texts.count)
    else { return nil }
    switch service {
    case 0: self.init(form: .standard, name: nil, region: nil, domain: domain)
    case 1: self.init(form: .standard, name: labels.labels[0], region: nil, domain: domain)
    case 3 where texts[2] == "geo" || texts[2] == "data":
      self.init(
        form: texts[2] == "geo" ? .regional : .data, name: labels.labels[0], region: labels.labels[1],
        domain: domain)
    default: self.init(form: .other, name: labels.labels[0], region: nil, domain: domain)
    }
  }
}
