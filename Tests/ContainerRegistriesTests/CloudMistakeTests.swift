import ContainerRegistries
import Testing

@Suite("Mistakes in addresses of Google Cloud")
struct GoogleMistakeTests {
  @Test(
    "location",
    arguments: [
      // Unknown: the lists lag the clouds, so never an error.
      Mistake(
        "europe-wst1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "europe-wst1",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "us-cetnral1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "us-cetnral1",
        safe: "us-central1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "us-east-1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "us-east-1",
        safe: "us-east1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe_west1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "europe_west1",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "eu-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "eu",
        safe: "europe-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "eu-west3-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "eu-west3",
        unsafe: "europe-west3-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "eu-west-1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "eu-west-1",
        unsafe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "eu-central-1-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "eu-central-1",
        unsafe: "europe-central2-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west5-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "europe-west5",
        unsafe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake("mars-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "mars"),
      Mistake("global-docker.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "global"),
      // Announced, or not open to everybody.
      Mistake(
        "europe-west15-docker.pkg.dev/my-project/my-repo", .unknownLocation, .information, at: "europe-west15"
      ),
      Mistake("us-east2-docker.pkg.dev/my-project/my-repo", .unknownLocation, .information, at: "us-east2"),
      Mistake(
        "us-central2-docker.pkg.dev/my-project/my-repo", .unknownLocation, .information, at: "us-central2"),
      Mistake("us-west8-docker.pkg.dev/my-project/my-repo", .unknownLocation, .information, at: "us-west8"),
      // Zones.
      Mistake(
        "us-west1-c-docker.pkg.dev/my-project/my-repo", .zoneLocation, .error, at: "us-west1-c",
        safe: "us-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "docker.europe-west4-a.rep.pkg.dev/my-project/my-repo", .zoneLocation, .error, at: "europe-west4-a",
        safe: "docker.europe-west4.rep.pkg.dev/my-project/my-repo"),
      // Regional endpoints do not exist everywhere.
      Mistake(
        "docker.europe-north2.rep.pkg.dev/my-project/my-repo", .unknownLocation, .warning, at: "europe-north2"
      ),
      // Missing.
      Mistake(
        "docker.pkg.dev/my-project/my-repo", .missingLocation, .error, at: "docker.pkg.dev",
        unsafe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "us.docker.pkg.dev/my-project/my-repo", .missingLocation, .error, at: "us.docker.pkg.dev",
        safe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1.docker.pkg.dev/my-project/my-repo", .missingLocation, .error,
        at: "europe-west1.docker.pkg.dev", safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
    ])
  func location(_ mistake: Mistake) { check(mistake) }

  @Test(
    "format",
    arguments: [
      Mistake(
        "us-python.pkg.dev/my-project/my-repo", .formatHost, .error, at: "python",
        unsafe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1-maven.pkg.dev/my-project/my-repo", .formatHost, .error, at: "maven",
        unsafe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "python.us-east1.rep.pkg.dev/my-project/my-repo", .formatHost, .error, at: "python",
        unsafe: "docker.us-east1.rep.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1.pkg.dev/my-project/my-repo", .formatHost, .error, at: "europe-west1.pkg.dev",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1-dokcer.pkg.dev/my-project/my-repo", .formatHost, .error, at: "europe-west1-dokcer",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1docker.pkg.dev/my-project/my-repo", .formatHost, .error, at: "europe-west1docker",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1-docker.pkg.com/my-project/my-repo", .wrongDomain, .warning,
        at: "europe-west1-docker.pkg.com", safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "europe-west1-docker.pgk.dev/my-project/my-repo", .wrongDomain, .warning,
        at: "europe-west1-docker.pgk.dev", safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
    ])
  func format(_ mistake: Mistake) { check(mistake) }

  @Test(
    "project and repository",
    arguments: [
      Mistake(
        "us-docker.pkg.dev", .missingRepository, .error, at: "us-docker.pkg.dev",
        unsafe: "us-docker.pkg.dev/<PROJECT_ID>/<REPOSITORY>"),
      Mistake(
        "us-docker.pkg.dev/my-project", .missingRepository, .error, at: "us-docker.pkg.dev/my-project",
        unsafe: "us-docker.pkg.dev/my-project/<REPOSITORY>"),
      Mistake(
        "us-docker.pkg.dev/example.com/my-project", .missingRepository, .error,
        at: "us-docker.pkg.dev/example.com/my-project",
        unsafe: "us-docker.pkg.dev/example.com/my-project/<REPOSITORY>"),
      Mistake("us-docker.pkg.dev/123456789012/my-repo", .projectID, .error, at: "123456789012"),
      Mistake(
        "us-docker.pkg.dev/my_project/my-repo", .projectID, .error, at: "my_project",
        unsafe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake("us-docker.pkg.dev/my-project-/my-repo", .projectID, .error, at: "my-project-"),
      Mistake(
        "us-docker.pkg.dev/example.com:my-project/my-repo", .projectID, .error, at: "example.com:my-project",
        safe: "us-docker.pkg.dev/example.com/my-project/my-repo"),
      Mistake(
        "us-docker.pkg.dev/a-project-with-more-than-thirty-characters/my-repo", .projectID, .information,
        at: "a-project-with-more-than-thirty-characters"),
      Mistake(
        "us-docker.pkg.dev/my-project/my_repo", .repositoryID, .error, at: "my_repo",
        unsafe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "us-docker.pkg.dev/my-project/my.repo", .repositoryID, .error, at: "my.repo",
        unsafe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake("us-docker.pkg.dev/my-project/1repo", .repositoryID, .error, at: "1repo"),
      Mistake("us-docker.pkg.dev/my-project/repo-", .repositoryID, .error, at: "repo-"),
      Mistake("us-docker.pkg.dev/my-project/repo!", .repositoryID, .error, at: "repo!"),
      Mistake("us-docker.pkg.dev/example.com/my-project/1repo", .repositoryID, .error, at: "1repo"),
      Mistake(
        "europe-docker.pkg.dev/my-project/gcr.io", .repositoryID, .error, at: "gcr.io",
        unsafe: "us-docker.pkg.dev/my-project/gcr.io"),
      Mistake(
        "us-docker.pkg.dev/my-project/eu.gcr.io", .repositoryID, .error, at: "eu.gcr.io",
        unsafe: "europe-docker.pkg.dev/my-project/eu.gcr.io"),
    ])
  func projectAndRepository(_ mistake: Mistake) { check(mistake) }

  @Test(
    "gcr.io",
    arguments: [
      Mistake(
        "gcr.io/my-project", .gcrRetired, .warning, at: "gcr.io", safe: "us-docker.pkg.dev/my-project/gcr.io"),
      Mistake(
        "us.gcr.io/my-project", .gcrRetired, .warning, at: "us.gcr.io",
        safe: "us-docker.pkg.dev/my-project/us.gcr.io"),
      Mistake(
        "eu.gcr.io/my-project", .gcrRetired, .warning, at: "eu.gcr.io",
        safe: "europe-docker.pkg.dev/my-project/eu.gcr.io"),
      Mistake(
        "asia.gcr.io/my-project", .gcrRetired, .warning, at: "asia.gcr.io",
        safe: "asia-docker.pkg.dev/my-project/asia.gcr.io"),
      Mistake(
        "gcr.io/my-project/team/app", .gcrRetired, .warning, at: "gcr.io",
        safe: "us-docker.pkg.dev/my-project/gcr.io/team/app"),
      Mistake("gcr.io/zenml", .gcrRetired, .warning, at: "gcr.io", safe: "us-docker.pkg.dev/zenml/gcr.io"),
      Mistake(
        "gcr.io/example.com/my-project", .gcrRetired, .warning, at: "gcr.io",
        safe: "us-docker.pkg.dev/example.com/my-project/gcr.io"),
      Mistake("gcr.io", .gcrRetired, .warning, at: "gcr.io"),
      Mistake(
        "gcr.io/${PROJECT}", .gcrRetired, .warning, at: "gcr.io",
        unsafe: "us-docker.pkg.dev/${PROJECT}/gcr.io"),
      Mistake("mirror.gcr.io/library", .publicMirror, .error, at: "mirror.gcr.io"),
      Mistake("k8s.gcr.io", .publicMirror, .error, at: "k8s.gcr.io"),
      Mistake("marketplace.gcr.io/google", .publicMirror, .error, at: "marketplace.gcr.io"),
    ])
  func gcr(_ mistake: Mistake) { check(mistake) }

  @Test func europeGCR() {
    let found = problems("europe.gcr.io/my-project")
    #expect(found.map(\.kind) == [.unknownLocation])
    #expect(found.first?.suggestions == ["eu.gcr.io"])
  }

  @Test("a default repository completes the path")
  func completed() {
    let two = RegistryContext(suffix: .segments(2))
    let three = RegistryContext(suffix: .segments(3))
    #expect(problems("us-docker.pkg.dev/my-project", two).isEmpty)
    #expect(problems("us-docker.pkg.dev", two).map(\.kind) == [.missingRepository])
    #expect(problems("us-docker.pkg.dev", three).isEmpty)
    #expect(problems("us-docker.pkg.dev/example.com/my-project", two).isEmpty)
    #expect(problems("us-docker.pkg.dev/my-project", RegistryContext(suffix: .unknown)).isEmpty)
    #expect(problems("ghcr.io", two).isEmpty)
    #expect(problems("docker.io", two).isEmpty)
  }

  @Test("locations of the user's own")
  func extraLocations() {
    let context = RegistryContext(extraLocations: ["europe-west99"])
    #expect(problems("europe-west99-docker.pkg.dev/my-project/my-repo", context).isEmpty)
    #expect(!problems("europe-west99-docker.pkg.dev/my-project/my-repo").isEmpty)
  }

  @Test func missingLocationOnly() {
    #expect(problems("docker.pkg.dev").map(\.kind) == [.missingLocation])
    #expect(problems("pkg.dev").map(\.kind) == [.missingLocation])
  }
}

@Suite("Mistakes in addresses of AWS")
struct AmazonMistakeTests {
  static let host = "dkr.ecr.us-east-1.amazonaws.com"

  @Test(
    arguments: [
      Mistake("123456789.\(host)", .accountID, .error, at: "123456789"),
      Mistake("1234567890123.\(host)", .accountID, .error, at: "1234567890123"),
      Mistake("my-account.\(host)", .accountID, .error, at: "my-account"),
      Mistake(host, .missingAccount, .error, at: host, unsafe: "<ACCOUNT_ID>." + host),
      Mistake("ecr.us-east-1.amazonaws.com", .missingAccount, .error, at: "ecr.us-east-1.amazonaws.com"),
      Mistake(
        "123456789012.dkr.ecr.amazonaws.com", .missingLocation, .error,
        at: "123456789012.dkr.ecr.amazonaws.com"),
      Mistake(
        "123456789012.dkr.ecr.us-esat-1.amazonaws.com", .unknownLocation, .warning, at: "us-esat-1",
        safe: "123456789012.\(host)"),
      Mistake(
        "123456789012.dkr.ecr.us-east1.amazonaws.com", .unknownLocation, .warning, at: "us-east1",
        safe: "123456789012.\(host)"),
      Mistake(
        "123456789012.dkr.ecr.europe-west1.amazonaws.com", .unknownLocation, .warning, at: "europe-west1",
        unsafe: "123456789012.dkr.ecr.eu-west-1.amazonaws.com"),
      Mistake(
        "123456789012.dkr.ecr.me-west-1.amazonaws.com", .unknownLocation, .information, at: "me-west-1"),
      Mistake("123456789012.dkr.ecr.mars.amazonaws.com", .unknownLocation, .warning, at: "mars"),
      Mistake(
        "123456789012.dkr.ecr.us-east-1a.amazonaws.com", .zoneLocation, .error, at: "us-east-1a",
        safe: "123456789012.\(host)"),
      Mistake(
        "123456789012.dkr.ecr.us-west-2-lax-1a.amazonaws.com", .zoneLocation, .error, at: "us-west-2-lax-1a",
        safe: "123456789012.dkr.ecr.us-west-2.amazonaws.com"),
      Mistake(
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com", .wrongDomain, .error, at: "amazonaws.com",
        safe: "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn"),
      Mistake(
        "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.com", .wrongDomain, .error, at: "amazonaws.com",
        safe: "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu"),
      Mistake(
        "123456789012.dkr.ecr.us-east-1.amazonaws.com.cn", .wrongDomain, .error, at: "amazonaws.com.cn",
        safe: "123456789012.\(host)"),
      Mistake(
        "123456789012.dkr.ecr.us-east-1.amazonws.com", .wrongDomain, .warning, at: "amazonws.com",
        safe: "123456789012.\(host)"),
      Mistake(
        "123456789012.dkr.us-east-1.ecr.amazonaws.com", .invalidHost, .error,
        at: "123456789012.dkr.us-east-1.ecr.amazonaws.com", unsafe: "123456789012.\(host)"),
      Mistake(
        "123456789012.ecr.us-east-1.amazonaws.com", .invalidHost, .error,
        at: "123456789012.ecr.us-east-1.amazonaws.com", unsafe: "123456789012.\(host)"),
      Mistake(
        "public.ecr.aws", .missingAccount, .error, at: "public.ecr.aws", unsafe: "public.ecr.aws/<ALIAS>"),
      Mistake("publc.ecr.aws/acme", .wrongDomain, .warning, at: "publc.ecr.aws", safe: "public.ecr.aws/acme"),
    ])
  func ecr(_ mistake: Mistake) { check(mistake) }
}

@Suite("Mistakes in other addresses")
struct OtherMistakeTests {
  @Test(
    arguments: [
      // Azure
      Mistake("azurecr.io", .missingAccount, .error, at: "azurecr.io", unsafe: "<REGISTRY_NAME>.azurecr.io"),
      Mistake(
        "azurecr.io/acme", .missingAccount, .error, at: "azurecr.io",
        unsafe: "<REGISTRY_NAME>.azurecr.io/acme"),
      Mistake("acr.azurecr.io", .accountID, .warning, at: "acr"),
      Mistake(
        "my_registry.azurecr.io", .invalidHost, .error, at: "my_registry", unsafe: "my-registry.azurecr.io"),
      Mistake("acmecorp.azurecr.com", .wrongDomain, .warning, at: "azurecr.com", safe: "acmecorp.azurecr.io"),
      Mistake("acmecorp.azurecr.oi", .wrongDomain, .warning, at: "azurecr.oi", safe: "acmecorp.azurecr.io"),
      Mistake(
        "acmecorp.westeurope.data.azurecr.io", .formatHost, .error, at: "acmecorp.westeurope.data.azurecr.io",
        safe: "acmecorp.azurecr.io"),
      Mistake(
        "acmecorp.westeurop.geo.azurecr.io", .unknownLocation, .warning, at: "westeurop",
        safe: "acmecorp.westeurope.geo.azurecr.io"),
      // Docker Hub
      Mistake("docker.io", .missingAccount, .error, at: "docker.io", unsafe: "docker.io/<ACCOUNT>"),
      Mistake(
        "index.docker.io", .missingAccount, .error, at: "index.docker.io", unsafe: "index.docker.io/<ACCOUNT>"
      ),
      Mistake("index.docker.io/v1", .missingAccount, .error, at: "v1"),
      Mistake("docker.io/library", .missingAccount, .error, at: "library"),
      Mistake("dokcer.io/acme", .wrongDomain, .warning, at: "dokcer.io", safe: "docker.io/acme"),
      Mistake("hub.docker.com/r/acme", .formatHost, .error, at: "hub.docker.com", unsafe: "docker.io/acme"),
      Mistake("hub.docker.com/acme", .formatHost, .error, at: "hub.docker.com", unsafe: "docker.io/acme"),
      // GitHub, GitLab, Quay, DigitalOcean, Cloudflare
      Mistake("ghcr.io", .missingAccount, .error, at: "ghcr.io", unsafe: "ghcr.io/<OWNER>"),
      Mistake("gchr.io/acme", .wrongDomain, .warning, at: "gchr.io", safe: "ghcr.io/acme"),
      Mistake("github.com/acme", .formatHost, .error, at: "github.com", unsafe: "ghcr.io/acme"),
      Mistake(
        "docker.pkg.github.com/acme/app", .formatHost, .warning, at: "docker.pkg.github.com",
        unsafe: "ghcr.io/acme/app"),
      Mistake(
        "registry.gitlab.com", .missingRepository, .error, at: "registry.gitlab.com",
        unsafe: "registry.gitlab.com/<GROUP>/<PROJECT>"),
      Mistake(
        "registry.gitlb.com/a/b", .wrongDomain, .warning, at: "registry.gitlb.com",
        safe: "registry.gitlab.com/a/b"),
      Mistake("gitlab.com/a/b", .formatHost, .error, at: "gitlab.com", unsafe: "registry.gitlab.com/a/b"),
      Mistake("quay.io", .missingAccount, .error, at: "quay.io", unsafe: "quay.io/<NAMESPACE>"),
      Mistake(
        "registry.digitalocean.com", .missingAccount, .error, at: "registry.digitalocean.com",
        unsafe: "registry.digitalocean.com/<REGISTRY_NAME>"),
      Mistake(
        "registry.cloudflare.com", .missingAccount, .error, at: "registry.cloudflare.com",
        unsafe: "registry.cloudflare.com/<ACCOUNT_ID>"),
    ])
  func others(_ mistake: Mistake) { check(mistake) }
}
