import Testing
import ZenMLCatalog
import ZenMLCommandLine

struct CommandLineCatalogTests {
  let catalog = CommandLineCatalog.zenml

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  @Test func `registering a registry takes a name, a flavor and free options`() throws {
    let register = try #require(catalog.command(["container-registry", "register"]))
    #expect(register.passesUnknownOptions && !register.isGroup)
    #expect(register.arguments.map(\.name) == ["name", "args"])
    #expect(register.arguments.map(\.takesRest) == [false, true])
    let flavor = try #require(register.option("-f"))
    #expect(flavor.spellings == ["--flavor", "-f"] && flavor.isRequired && flavor.valueCount == 1)
    #expect(register.option("--label")?.isRepeatable == true)
    #expect(register.option("--flavour") == nil)
    #expect(register.nearestOptions(to: "--flavour").first?.name == "--flavor")
  }

  @Test func `flags take no value, pairs take two, and odd spellings are kept`() throws {
    let register = try #require(catalog.command(["service-connector", "register"]))
    let asks = try #require(register.option("-i"))
    #expect(asks.kind == nil && asks.valueCount == 0)
    #expect(register.option("-ri")?.spellings.contains("--resource-id") == true)
    let update = try #require(catalog.command(["webhook", "update"]))
    #expect(update.option("--inactive")?.offSpellings == ["--inactive"])
    let version = try #require(catalog.command(words("model-registry models register-version")))
    #expect(version.option("--metadata")?.valueCount == 2)
  }

  @Test(arguments: [
    ("container-registry deploy", nil, "0.67.0"), ("stack recipe deploy", nil, "0.67.0"),
    ("stack deploy-mlstack", "0.61.0", "0.67.0"), ("deployer register", "0.90.0", nil),
    ("log-store register", "0.93.0", nil), ("sandbox register", "0.95.0", nil),
    ("stack import", nil, nil), ("login", "0.70.0", nil), ("project set", "0.80.0", nil),
  ])
  func `commands come and go`(path: String, since: String?, until: String?) {
    let spans = catalog.availability(of: words(path))
    #expect(spans.map(\.since?.description) == [since])
    #expect(spans.map(\.until?.description) == [until])
  }

  @Test(arguments: ["deployer deploy", "container-registry regsiter", "*", "* register", "nothing"])
  func `what no version has has no command`(path: String) {
    #expect(catalog.availability(of: words(path)).isEmpty)
    #expect(catalog.command(words(path)) == nil)
  }

  @Test func `an option has its own versions`() {
    let path = ["stack", "register"]
    #expect(catalog.availability(of: "--deployer", in: path).map(\.since?.description) == ["0.90.0"])
    #expect(catalog.availability(of: "-c", in: path).map(\.since) == [nil])
    #expect(catalog.availability(of: "--nothing", in: path).isEmpty)
  }

  /// As asking one version after the other tells it.
  @Test(arguments: [
    "stack register", "stack update", "stack deploy", "artifact-store register", "service-connector register",
    "container-registry deploy", "container-registry register", "model list", "pipeline build", "login",
  ])
  func `the versions of an option are those that have it`(path: String) {
    let path = words(path)
    let commands = catalog.versions.map { catalog.command(path, at: $0) }
    let spellings = Set(commands.flatMap { $0?.options.flatMap { $0.spellings + $0.offSpellings } ?? [] })
    #expect(!spellings.isEmpty)
    for spelling in spellings {
      let spans = catalog.availability(of: spelling, in: path)
      for (version, command) in zip(catalog.versions, commands) {
        let isThere = spans.contains { span in
          (span.since.map { $0 <= version } ?? true) && (span.until.map { version <= $0 } ?? true)
        }
        #expect(isThere == (command?.option(spelling) != nil), "\(spelling) \(version)")
      }
    }
  }

  @Test(arguments: [
    ("0.67.0", true), ("0.67.9", true), ("0.68.0", false), ("0.12.0", true), ("9.0.0", false),
  ])
  func `a version between two is the earlier one`(version: String, deploys: Bool) throws {
    let version = try #require(ZenMLVersion(version))
    let deploy = catalog.command(["container-registry", "deploy"], at: version)
    #expect((deploy != nil) == deploys)
    if let deploy {
      #expect(
        deploy.options.filter(\.isRequired).flatMap(\.spellings).sorted() == [
          "--flavor", "--provider", "--region", "-f", "-p", "-r",
        ])
      #expect(deploy.option("-p")?.choices == ["aws", "gcp", "k3d"])
    }
  }

  @Test func `names below a group`() throws {
    let now = catalog.subcommands(of: ["container-registry"])
    #expect(now.contains("connect") && !now.contains("deploy"))
    let then = catalog.subcommands(of: ["container-registry"], at: ZenMLVersion(0, 67, 0))
    #expect(then.contains("deploy"))
    #expect(catalog.subcommands(of: []).contains("sandbox"))
    #expect(!catalog.subcommands(of: [], at: ZenMLVersion(0, 94, 0)).contains("sandbox"))
    #expect(catalog.nearestSubcommands(to: "regsiter", of: ["orchestrator"]).first?.name == "register")
    #expect(catalog.nearestSubcommands(to: "container-registy", of: []).first?.name == "container-registry")
    #expect(catalog.subcommands(of: ["nothing"]).isEmpty)
  }

  @Test func `the command that words begin with`() {
    #expect(catalog.command(startOf: words("stack set mine"))?.path == ["stack", "set"])
    #expect(catalog.command(startOf: words("stack sett mine"))?.path == ["stack"])
    #expect(catalog.command(startOf: [])?.path == [])
  }

  @Test func `every command of every version can be read`() {
    for version in catalog.versions {
      var pending: [[String]] = [[]]
      var count = 0
      while let path = pending.popLast() {
        let command = catalog.command(path, at: version)
        #expect(command != nil, "\(path) at \(version)")
        count += 1
        if command?.isGroup == true {
          pending += catalog.subcommands(of: path, at: version).map { path + [$0] }
        }
      }
      #expect(count > 390, "\(version)")
    }
    #expect(catalog.versions.count == 69)
  }
}
