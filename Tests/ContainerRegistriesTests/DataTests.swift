import ContainerRegistries
import Testing

@Suite("Locations")
struct DataTests {
  /// gcloud 578.0.0: 49 docker hosts, 46 regions of which 43 are public, 42
  /// regional endpoints.
  @Test func google() throws {
    let gcp = CloudLocations.of(.gcp)
    #expect(gcp.all.count == 49)
    #expect(gcp.all.filter { $0.kind == .multiRegion }.map(\.id) == ["asia", "europe", "us"])
    #expect(gcp.all.filter { $0.kind == .region && !$0.isRestricted }.count == 43)
    #expect(gcp.all.filter(\.hasRegionalEndpoint).count == 42)
    #expect(gcp.all.filter(\.isLowCarbon).count == 15)
    #expect(gcp.dataDate == "2026-08-04")
    #expect(gcp.announced.contains("europe-west15"))
    let dammam = try #require(gcp["me-central2"])
    #expect(dammam.place == "Dammam, Saudi Arabia")
    #expect(gcp["eu"] == nil)
  }

  /// botocore 1.44.5: 46 regions in 8 partitions.
  @Test func amazon() throws {
    let aws = CloudLocations.of(.aws)
    #expect(aws.all.count == 46)
    #expect(Set(aws.all.compactMap(\.partition)).count == 8)
    #expect(aws.all.filter(\.hasFIPSEndpoint).count == 6)
    #expect(aws.announced == ["me-west-1", "sa-west-1"])
    #expect(aws["eu-west-1"]?.place == "Europe (Ireland)")
    #expect(aws.dataDate == "2026-11-17")
  }

  @Test func azure() throws {
    let azure = CloudLocations.of(.azure)
    #expect(azure.all.count == 62)
    #expect(azure.all.filter(\.isRestricted).count == 4)
    let europe = try #require(azure["westeurope"])
    #expect(europe.name == "West Europe")
    #expect(europe.place == "Netherlands, Europe")
    #expect(azure["mexicocentral"]?.place == "Querétaro State, Mexico")
  }

  @Test(arguments: CloudProvider.allCases)
  func complete(_ provider: CloudProvider) {
    let locations = CloudLocations.of(provider)
    #expect(!locations.sources.isEmpty)
    #expect(Set(locations.all.map(\.id)).count == locations.all.count)
    #expect(locations.all.allSatisfy { !$0.place.isEmpty && locations[$0.id] == $0 })
    #expect(locations.announced.allSatisfy { locations[$0] == nil })
    #expect(locations.dataDate.utf8.count == 10)
  }
}

@Suite("Completion")
struct CompletionTests {
  private func labels(_ prefix: String, _ family: RegistryFamily? = nil, projects: [String] = []) -> [String]
  {
    RegistryCompletion.candidates(after: prefix, family: family, projects: projects).map(\.label)
  }

  @Test func hostsOfOneFamily() {
    #expect(labels("", .gcp).count == 46)
    #expect(labels("europe-west1", .gcp).count == 3)
    #expect(labels("", .aws).contains("ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com"))
    #expect(labels("123456789012.dkr.ecr.us-w", .aws).map { $0.prefix(31) }.count == 2)
    #expect(labels("123456789012", .aws).contains("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn"))
    #expect(labels("", .github) == ["ghcr.io"])
    #expect(labels("", .azure) == ["NAME.azurecr.io"])
  }

  @Test func byPlace() {
    #expect(labels("frankfurt", .gcp) == ["europe-west3-docker.pkg.dev"])
    let found = RegistryCompletion.candidates(after: "europe-west3", family: .gcp)
    #expect(found.map(\.detail) == ["Frankfurt, Germany"])
    #expect(found.first?.text == "europe-west3-docker.pkg.dev/<PROJECT>/<REPOSITORY>")
    #expect(found.first?.certainText == "europe-west3-docker.pkg.dev/")
  }

  @Test func segments() {
    #expect(labels("us-docker.pkg.dev/") == ["PROJECT/REPOSITORY"])
    #expect(labels("us-docker.pkg.dev/", projects: ["my-project"]) == ["my-project", "PROJECT/REPOSITORY"])
    #expect(labels("us-docker.pkg.dev/my", projects: ["my-project", "other"]) == ["my-project"])
    #expect(labels("us-docker.pkg.dev/my-project/") == ["REPOSITORY"])
    #expect(labels("us-docker.pkg.dev/my-project/re").isEmpty)
    #expect(labels("ghcr.io/a").isEmpty)
  }

  /// What is proposed is good once its placeholders are filled in.
  @Test func proposalsAreGood() {
    for candidate in RegistryCompletion.candidates(after: "") {
      let text = candidate.pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .placeholder("ACCOUNT_ID"): "123456789012"
        case .placeholder("GROUP/PROJECT"): "group/project"
        case .placeholder: "my-name"
        }
      }.joined()
      #expect(problems(text).isEmpty, "\(text)")
    }
  }
}
