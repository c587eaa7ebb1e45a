import ContainerRegistries
import Testing

@Suite("Taking addresses apart")
struct ReferenceTests {
  /// `host|port|path,path|tag|digest`, `-` for what is not there.
  private func parts(_ address: String) -> String {
    let reference = RegistryReference.parse(address)
    let path = reference.path.map(\.text).joined(separator: ",")
    return [
      reference.host?.text, reference.port?.text, path.isEmpty ? nil : path, reference.tag?.text,
      reference.digest?.text,
    ]
    .map { $0 ?? "-" }.joined(separator: "|")
  }

  @Test(
    arguments: [
      ("us-docker.pkg.dev/p/r", "us-docker.pkg.dev|-|p,r|-|-"),
      ("localhost:5000", "localhost|5000|-|-|-"),
      ("localhost", "localhost|-|-|-|-"),
      ("registry:5000/a/b:v1", "registry|5000|a,b|v1|-"),
      ("acme", "-|-|acme|-|-"), ("acme/app", "-|-|acme,app|-|-"), ("acme:latest", "-|-|acme|latest|-"),
      ("acme.io:latest", "acme.io|-|-|latest|-"), ("acme.io:80:latest", "acme.io|80|-|latest|-"),
      ("a.b/c@sha256:00", "a.b|-|c|-|sha256:00"), ("a.b/c:1@sha256:00", "a.b|-|c|1|sha256:00"),
      ("acme@sha256:00", "-|-|acme|-|sha256:00"),
      ("[::1]:5000/a", "[::1]|5000|a|-|-"), ("[::1]", "[::1]|-|-|-|-"),
      ("https://a.b/c/", "a.b|-|c|-|-"), ("//a.b//c", "a.b|-|c|-|-"), (" a.b / c ", "a.b|-|c|-|-"),
      ("u:p@a.b/c", "a.b|-|c|-|-"), ("${HOST}/a", "${HOST}|-|a|-|-"),
      ("${A/B:C}/a:${T}", "${A/B:C}|-|a|${T}|-"),
      ("<your/host>", "-|-|<your,host>|-|-"), ("<host>:<port>", "<host>|<port>|-|-|-"), ("", "-|-|-|-|-"),
    ])
  func parse(address: String, expected: String) {
    #expect(parts(address) == expected)
  }

  @Test func rangesAreBytesOfTheText() throws {
    let address = " https://Ünï.example:80//a é/b:t@sha256:00 "
    let reference = RegistryReference.parse(address)
    func text(_ part: ReferencePart?) -> String? {
      part.map { ContainerRegistriesTests.text(address, at: $0.range) }
    }
    #expect(text(reference.scheme) == "https://")
    #expect(text(reference.host) == "Ünï.example")
    #expect(text(reference.port) == "80")
    #expect(reference.path.map { text($0) } == ["a é", "b"])
    #expect(reference.path.map(\.text) == ["aé", "b"])
    #expect(reference.path.map(\.isKnown) == [false, true])
    #expect(text(reference.tag) == "t")
    #expect(text(reference.digest) == "sha256:00")
  }

  @Test(
    arguments: [
      ("us-docker.pkg.dev/p/r", .gcp), ("docker.us-east1.rep.pkg.dev/p/r", .gcp), ("eu.gcr.io/p", .gcp),
      ("mirror.gcr.io", .gcp), ("123456789012.dkr.ecr.us-east-1.amazonaws.com", .aws),
      ("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", .aws),
      ("123456789012.dkr-ecr.us-west-2.on.aws", .aws),
      ("${A}.dkr.ecr.${R}.amazonaws.com", .aws), ("public.ecr.aws/a", .awsPublic),
      ("acmecorp.azurecr.io", .azure),
      ("acmecorp.azurecr.cn", .azure), ("acmecorp.westeurope.geo.azurecr.io", .azure), ("acme", .dockerHub),
      ("docker.io/acme", .dockerHub), ("registry-1.docker.io/acme", .dockerHub), ("ghcr.io/acme", .github),
      ("containers.acme.ghe.com/acme", .github), ("registry.gitlab.com/a/b", .gitlab), ("quay.io/a", .quay),
      ("registry.digitalocean.com/a", .digitalOcean), ("registry.cloudflare.com/a", .cloudflare),
      ("localhost:5000", .local), ("127.0.0.1:5000", .local), ("k3d-r.localhost:5000", .local),
      ("harbor.acme.com/a", .other), ("registry:5000", .other), ("s3.amazonaws.com/a", .other),
      ("${X}/a", nil),
      ("", nil),
    ] as [(String, RegistryFamily?)])
  func family(address: String, expected: RegistryFamily?) {
    #expect(RegistryReference.parse(address).registry.family == expected)
  }

  @Test(
    arguments: [
      ("us-docker.pkg.dev/p/r", .gcloud(host: "us-docker.pkg.dev"), "gcloud"),
      ("gcr.io/p", .gcloud(host: "gcr.io"), "gcloud"),
      (
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/a",
        .ecr(region: "us-east-1", host: "123456789012.dkr.ecr.us-east-1.amazonaws.com"), "ecr-login"
      ),
      ("public.ecr.aws/a", .ecrPublic(host: "public.ecr.aws"), "ecr-login"),
      ("AcmeCorp.azurecr.io", .azure(name: "acmecorp"), "acr-env"),
      ("registry.digitalocean.com/a", .digitalOcean, nil), ("acme", .docker(host: nil), nil),
      ("docker.io/acme", .docker(host: nil), nil), ("ghcr.io/acme", .docker(host: "ghcr.io"), nil),
      ("harbor.acme.com:8443/a", .docker(host: "harbor.acme.com:8443"), nil), ("localhost:5000", nil, nil),
      ("${X}/a", nil, nil),
    ] as [(String, RegistryLogin?, String?)])
  func login(address: String, expected: RegistryLogin?, helper: String?) {
    let login = RegistryReference.parse(address).login
    #expect(login == expected)
    #expect(login?.credentialHelper == helper)
  }

  @Test(
    arguments: [
      ("gcr.io/my-project", "us-docker.pkg.dev/my-project/gcr.io"),
      ("us.gcr.io/my-project/app", "us-docker.pkg.dev/my-project/us.gcr.io/app"),
      ("eu.gcr.io/my-project/a/b", "europe-docker.pkg.dev/my-project/eu.gcr.io/a/b"),
      (
        "asia.gcr.io/example.com/my-project/app", "asia-docker.pkg.dev/example.com/my-project/asia.gcr.io/app"
      ),
      ("GCR.io/my-project", "us-docker.pkg.dev/my-project/gcr.io"),
      ("gcr.io", nil), ("gcr.io/example.com", nil),
      ("mirror.gcr.io/a", nil),
      ("us-docker.pkg.dev/p/r", nil), ("ghcr.io/a", nil),
    ] as [(String, String?)])
  func twin(address: String, expected: String?) {
    #expect(RegistryReference.parse(address).artifactRegistryTwin == expected)
  }

  @Test func projectAndLocation() {
    let reference = RegistryReference.parse("europe-west1-docker.pkg.dev/example.com/my-project/my-repo")
    #expect(reference.project?.text == "my-project")
    #expect(reference.registry.location?.id.text == "europe-west1")
    #expect(RegistryReference.parse("gcr.io/my-project").project?.text == "my-project")
    #expect(RegistryReference.parse("us-docker.pkg.dev/${P}/r").project == nil)
    let amazon = RegistryReference.parse("123456789012.dkr.ecr.eu-west-1.amazonaws.com").registry.location
    #expect(amazon?.id.text == "eu-west-1")
    #expect(amazon?.provider == .aws)
  }
}
