import ContainerRegistries
import Testing

/// One mistake: how it is written, what is said about it, and what the first
/// fix makes of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let address: String
  let kind: RegistryProblem.Kind
  let severity: RegistryProblem.Severity
  let underlined: String
  let safe: String?
  let unsafe: String?

  init(
    _ address: String, _ kind: RegistryProblem.Kind, _ severity: RegistryProblem.Severity,
    at underlined: String,
    safe: String? = nil, unsafe: String? = nil
  ) {
    self.address = address
    self.kind = kind
    self.severity = severity
    self.underlined = underlined
    self.safe = safe
    self.unsafe = unsafe
  }

  var testDescription: String { address }
}

func problems(_ address: String, _ context: RegistryContext = RegistryContext()) -> [RegistryProblem] {
  RegistryReference.parse(address).problems(in: context)
}

func text(_ address: String, at range: Range<Int>) -> String {
  String(decoding: Array(address.utf8)[range], as: UTF8.self)
}

/// One cause, one problem, with its place and its way out; what the fix leaves
/// is clean.
func check(_ mistake: Mistake, sourceLocation: SourceLocation = #_sourceLocation) {
  let found = problems(mistake.address)
  #expect(found.map(\.kind) == [mistake.kind], "\(found.map(\.message))", sourceLocation: sourceLocation)
  guard let problem = found.first else { return }
  #expect(problem.severity == mistake.severity, sourceLocation: sourceLocation)
  #expect(text(mistake.address, at: problem.range) == mistake.underlined, sourceLocation: sourceLocation)
  let fix = problem.fixes.first
  #expect(
    fix?.isSafe == (mistake.safe != nil ? true : mistake.unsafe != nil ? false : nil),
    sourceLocation: sourceLocation)
  #expect(fix?.applied(to: mistake.address) == mistake.safe ?? mistake.unsafe, sourceLocation: sourceLocation)
  if let fixed = fix?.applied(to: mistake.address) {
    // What a person has to fill in remains to be said.
    let left = problems(fixed).filter { $0.kind != .placeholder }
    #expect(left.map(\.message) == [], sourceLocation: sourceLocation)
  }
}

@Suite("Mistakes of every registry")
struct GeneralMistakeTests {
  @Test(
    "scheme",
    arguments: [
      Mistake("https://ghcr.io/acme", .scheme, .error, at: "https://", safe: "ghcr.io/acme"),
      Mistake("http://localhost:5000", .scheme, .error, at: "http://", safe: "localhost:5000"),
      Mistake("HTTPS://quay.io/acme", .scheme, .error, at: "HTTPS://", safe: "quay.io/acme"),
      Mistake("docker://docker.io/acme", .scheme, .error, at: "docker://", safe: "docker.io/acme"),
      Mistake("oci://harbor.acme.com/ml", .scheme, .error, at: "oci://", safe: "harbor.acme.com/ml"),
      Mistake("https:/ghcr.io/acme", .scheme, .error, at: "https:/", safe: "ghcr.io/acme"),
      Mistake("https:///ghcr.io/acme", .scheme, .error, at: "https:///", safe: "ghcr.io/acme"),
      Mistake("http://https://ghcr.io/acme", .scheme, .error, at: "http://https://", safe: "ghcr.io/acme"),
      Mistake("https://${REGISTRY}/acme", .scheme, .error, at: "https://", safe: "${REGISTRY}/acme"),
      Mistake(
        "https://europe-west1-docker.pkg.dev/my-project/my-repo", .scheme, .error, at: "https://",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "https://123456789012.dkr.ecr.us-east-1.amazonaws.com", .scheme, .error, at: "https://",
        safe: "123456789012.dkr.ecr.us-east-1.amazonaws.com"),
    ])
  func scheme(_ mistake: Mistake) { check(mistake) }

  @Test(
    "white space",
    arguments: [
      Mistake(" ghcr.io/acme", .whitespace, .error, at: " ", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/acme  ", .whitespace, .error, at: "  ", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/acme\n", .whitespace, .error, at: "\n", safe: "ghcr.io/acme"),
      Mistake("\tlocalhost:5000\t", .whitespace, .error, at: "\t", safe: "localhost:5000"),
      Mistake("ghcr.io / acme", .whitespace, .error, at: " ", safe: "ghcr.io/acme"),
      Mistake("localhost: 5000", .whitespace, .error, at: " ", safe: "localhost:5000"),
      Mistake("ghcr.io/acme\u{A0}", .whitespace, .error, at: "\u{A0}", safe: "ghcr.io/acme"),
      Mistake("\u{FEFF}ghcr.io/acme", .whitespace, .error, at: "\u{FEFF}", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/acme\u{200B}", .whitespace, .error, at: "\u{200B}", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/ac me", .whitespace, .error, at: " ", unsafe: "ghcr.io/acme"),
      Mistake(
        " europe-west1-docker.pkg.dev/my-project/my-repo ", .whitespace, .error, at: " ",
        safe: "europe-west1-docker.pkg.dev/my-project/my-repo"),
    ])
  func whitespace(_ mistake: Mistake) { check(mistake) }

  @Test(
    "slashes",
    arguments: [
      Mistake("ghcr.io/acme/", .slashes, .hint, at: "/", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/acme///", .slashes, .hint, at: "///", safe: "ghcr.io/acme"),
      Mistake(
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/", .slashes, .hint, at: "/",
        safe: "123456789012.dkr.ecr.us-east-1.amazonaws.com"),
      Mistake("ghcr.io//acme", .slashes, .error, at: "/", safe: "ghcr.io/acme"),
      Mistake("ghcr.io/acme//ml", .slashes, .error, at: "/", safe: "ghcr.io/acme/ml"),
      Mistake("ghcr.io///acme//ml/", .slashes, .error, at: "//", safe: "ghcr.io/acme/ml"),
      Mistake("/ghcr.io/acme", .slashes, .error, at: "/", safe: "ghcr.io/acme"),
      Mistake("//ghcr.io/acme", .slashes, .error, at: "//", safe: "ghcr.io/acme"),
      Mistake(
        "us-docker.pkg.dev//my-project/my-repo", .slashes, .error, at: "/",
        safe: "us-docker.pkg.dev/my-project/my-repo"),
    ])
  func slashes(_ mistake: Mistake) { check(mistake) }

  @Test(
    "upper case",
    arguments: [
      Mistake("ghcr.io/AcmeCorp", .uppercase, .error, at: "AcmeCorp", safe: "ghcr.io/acmecorp"),
      Mistake("ghcr.io/Acme/Ml", .uppercase, .error, at: "Acme/Ml", safe: "ghcr.io/acme/ml"),
      Mistake("ghcr.io/acme/ML-Team", .uppercase, .error, at: "ML-Team", safe: "ghcr.io/acme/ml-team"),
      Mistake("MyAccount", .uppercase, .error, at: "MyAccount", safe: "myaccount"),
      Mistake("docker.io/MyAccount", .uppercase, .error, at: "MyAccount", safe: "docker.io/myaccount"),
      Mistake(
        "us-docker.pkg.dev/My-Project/my-repo", .uppercase, .error, at: "My-Project",
        safe: "us-docker.pkg.dev/my-project/my-repo"),
      Mistake(
        "us-docker.pkg.dev/my-project/MyRepo", .uppercase, .error, at: "MyRepo",
        safe: "us-docker.pkg.dev/my-project/myrepo"),
      Mistake("harbor.acme.com/Library", .uppercase, .error, at: "Library", safe: "harbor.acme.com/library"),
      // Hosts may be in capitals, but credentials are stored in lower case.
      Mistake("GHCR.io/acme", .uppercase, .hint, at: "GHCR.io", safe: "ghcr.io/acme"),
      Mistake(
        "MyRegistry.azurecr.io", .uppercase, .hint, at: "MyRegistry.azurecr.io", safe: "myregistry.azurecr.io"
      ),
      Mistake(
        "US-docker.pkg.dev/my-project/my-repo", .uppercase, .warning, at: "US-docker.pkg.dev",
        safe: "us-docker.pkg.dev/my-project/my-repo"),
    ])
  func uppercase(_ mistake: Mistake) { check(mistake) }

  @Test(
    "a tag or a digest",
    arguments: [
      Mistake("ghcr.io/acme/app:latest", .imageInURI, .error, at: ":latest", unsafe: "ghcr.io/acme/app"),
      Mistake("ghcr.io/acme/app:1", .imageInURI, .error, at: ":1", unsafe: "ghcr.io/acme/app"),
      Mistake("localhost:5000/app:v1.2", .imageInURI, .error, at: ":v1.2", unsafe: "localhost:5000/app"),
      Mistake("myaccount:latest", .imageInURI, .error, at: ":latest", unsafe: "myaccount"),
      Mistake("ghcr.io/acme/app:${TAG}", .imageInURI, .error, at: ":${TAG}", unsafe: "ghcr.io/acme/app"),
      Mistake(
        "ghcr.io/acme/app@sha256:0123456789abcdef0123456789abcdef", .imageInURI, .error,
        at: "@sha256:0123456789abcdef0123456789abcdef", unsafe: "ghcr.io/acme/app"),
      Mistake(
        "ghcr.io/acme/app:1@sha256:0123456789abcdef0123456789abcdef", .imageInURI, .error,
        at: ":1@sha256:0123456789abcdef0123456789abcdef", unsafe: "ghcr.io/acme/app"),
      Mistake(
        "us-docker.pkg.dev/my-project/my-repo/img:v1", .imageInURI, .error, at: ":v1",
        unsafe: "us-docker.pkg.dev/my-project/my-repo/img"),
      Mistake(
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1", .imageInURI, .error, at: ":v1",
        unsafe: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app"),
      Mistake(
        "acmecorp.azurecr.io:latest", .imageInURI, .error, at: ":latest", unsafe: "acmecorp.azurecr.io"),
    ])
  func image(_ mistake: Mistake) { check(mistake) }

  @Test(
    "names that no client accepts",
    arguments: [
      Mistake("", .invalidHost, .error, at: ""),
      Mistake("   ", .invalidHost, .error, at: "   "),
      Mistake("///", .invalidHost, .error, at: "///"),
      Mistake("https://", .invalidHost, .error, at: "https://"),
      Mistake(
        "my_registry.acme.com/ml", .invalidHost, .error, at: "my_registry",
        unsafe: "my-registry.acme.com/ml"),
      Mistake("harbor..acme.com/ml", .invalidHost, .error, at: "harbor..acme.com"),
      Mistake("-harbor.acme.com/ml", .invalidHost, .error, at: "-harbor"),
      Mistake("härbor.acme.com/ml", .invalidHost, .error, at: "härbor"),
      Mistake("har\u{7}bor.acme.com/ml", .invalidHost, .error, at: "har\u{7}bor"),
      Mistake("harbor.acme.com:/ml", .invalidHost, .error, at: "harbor.acme.com"),
      Mistake("harbor.acme.com:99999/ml", .invalidHost, .error, at: "99999"),
      Mistake("harbor.acme.com:0/ml", .invalidHost, .error, at: "0"),
      Mistake("harbor.acme.com:80a/ml", .invalidHost, .error, at: "80a"),
      Mistake("harbor.acme.com/-ml", .invalidPath, .error, at: "-ml"),
      Mistake("harbor.acme.com/ml-", .invalidPath, .error, at: "ml-"),
      Mistake("harbor.acme.com/m..l", .invalidPath, .error, at: "m..l"),
      Mistake("harbor.acme.com/m___l", .invalidPath, .error, at: "m___l"),
      Mistake("harbor.acme.com/m-_l", .invalidPath, .error, at: "m-_l"),
      Mistake("harbor.acme.com/m+l", .invalidPath, .error, at: "m+l"),
      Mistake("harbor.acme.com/mäl", .invalidPath, .error, at: "mäl"),
      Mistake("harbor.acme.com/ml?x=1", .invalidPath, .error, at: "ml?x=1"),
      Mistake("harbor.acme.com/a:5000/b", .invalidPath, .error, at: "a:5000"),
    ])
  func grammar(_ mistake: Mistake) { check(mistake) }

  @Test func passwordsAreNotRepeated() throws {
    let address = "bob:hunter2@harbor.acme.com/ml"
    let found = problems(address)
    #expect(found.map(\.kind) == [.invalidHost])
    let problem = try #require(found.first)
    #expect(text(address, at: problem.range) == "bob:hunter2@")
    #expect(!problem.message.contains("hunter2"))
    #expect(problem.fixes.allSatisfy { !$0.title.contains("hunter2") })
    #expect(problem.fixes.first?.applied(to: address) == "harbor.acme.com/ml")
  }

  @Test(
    "placeholders",
    arguments: [
      Mistake("<REGISTRY>/acme", .placeholder, .warning, at: "<REGISTRY>"),
      Mistake(
        "ghcr.io/<USER_OR_ORGANIZATION_NAME>", .placeholder, .warning, at: "<USER_OR_ORGANIZATION_NAME>"),
      Mistake("ghcr.io/<your name>", .placeholder, .warning, at: "<your name>"),
      Mistake(
        "<REGION>-docker.pkg.dev/<PROJECT_ID>/<REPOSITORY_NAME>", .placeholder, .warning, at: "<REGION>"),
      Mistake("<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com", .placeholder, .warning, at: "<ACCOUNT_ID>"),
      Mistake("123456789012.dkr.ecr.<region>.amazonaws.com", .placeholder, .warning, at: "<region>"),
      Mistake("<REGISTRY_NAME>.azurecr.io", .placeholder, .warning, at: "<REGISTRY_NAME>"),
      Mistake("localhost:<PORT>", .placeholder, .warning, at: "<PORT>"),
      Mistake("docker.io/<ACCOUNT_NAME>", .placeholder, .warning, at: "<ACCOUNT_NAME>"),
      Mistake("us-docker.pkg.dev/{project}/repo", .placeholder, .warning, at: "{project}"),
      Mistake("us-docker.pkg.dev/PROJECT_ID/my-repo", .placeholder, .warning, at: "PROJECT_ID"),
      Mistake("LOCATION-docker.pkg.dev/PROJECT-ID/REPOSITORY", .placeholder, .warning, at: "LOCATION"),
      Mistake("ghcr.io/YOUR_NAME", .placeholder, .warning, at: "YOUR_NAME"),
      Mistake("aws_account_id.dkr.ecr.region.amazonaws.com", .placeholder, .warning, at: "aws_account_id"),
    ])
  func placeholders(_ mistake: Mistake) { check(mistake) }

  @Test("several causes, several problems, in order of place")
  func several() {
    let address = "https://us-west1-c-docker.pkg.dev//My-Project/my_repo:v1"
    #expect(
      problems(address).map(\.kind) == [
        .scheme, .zoneLocation, .slashes, .uppercase, .repositoryID, .imageInURI,
      ])
  }

  @Test("all safe fixes together, until nothing changes")
  func allSafeFixes() {
    var address = " HTTPS://gcr.io//My-Project/ "
    for _ in 0..<10 {
      guard let fix = problems(address).flatMap(\.fixes).first(where: \.isSafe) else { break }
      address = fix.applied(to: address) ?? "?"
    }
    #expect(address == "us-docker.pkg.dev/my-project/gcr.io")
    #expect(problems(address).isEmpty)
  }

  @Test func longAddress() {
    let found = problems("harbor.acme.com/" + String(repeating: "a", count: 240))
    #expect(found.map(\.kind) == [.invalidPath])
    #expect(found.first?.severity == .warning)
    #expect(problems("harbor.acme.com/" + String(repeating: "a", count: 239)).isEmpty)
  }
}
