import ConfigAnalysis
import Testing
import YAMLSyntax

/// What is said of commands in comments, and above all of what is none.
struct WrongCommandTests {
  private static let registry = """
    type: container_registry
    name: images
    flavor: gcp
    configuration:
      uri: europe-west1-docker.pkg.dev/acme-ml/images

    """
  private static let address = "europe-west1-docker.pkg.dev/acme-ml/images"

  private static func stack(_ version: String = "0.98.0", registry: Bool = true) -> String {
    """
    zenml_version: \(version)
    stack_name: prod
    components:
      orchestrator: {name: default, flavor: local, configuration: {}}
      artifact_store: {name: default, flavor: local, configuration: {}}

    """
      + (registry
        ? "  container_registry: {name: images, flavor: gcp, configuration: {uri: \(address)}}\n" : "")
  }

  private struct Found: Equatable {
    let marked: String
    let message: String
    let fixed: String?
  }

  /// The comment is the document's first line, and the lines below it.
  private static func found(_ comment: String, _ document: String = registry) -> [Found] {
    let source = SourceText(comment + "\n" + document)
    let analysis = Analyzer().analyze(source)
    #expect(analysis.document != nil && analysis.tree.isValid)
    return analysis.findings.filter { $0.rule.name == "wrong-command" }.map { finding in
      let fixed = finding.fixes.first.map { fix in
        String(decoding: applying(fix.edits, to: source.bytes), as: UTF8.self)
          .prefix { !document.isEmpty && $0 != "\u{0}" }
      }.map { $0.hasSuffix(document) ? String($0.dropLast(document.count + 1)) : String($0) }
      return Found(marked: source.string(in: finding.range), message: finding.message, fixed: fixed)
    }
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let comment: String
    var document = registry
    let marked: String
    /// A part of the message.
    let says: String
    let fixed: String?
    var testDescription: String { comment }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      comment: "# zenml stack register s -o default -a default --sett", marked: "--sett",
      says: "has no option `--sett`; did you mean `--set`?",
      fixed: "# zenml stack register s -o default -a default --set"),
    Mistake(
      comment: "#zenml stack update -c images --container-registri images", document: stack(),
      marked: "--container-registri", says: "did you mean `--container_registry`",
      fixed: nil),
    Mistake(
      comment: "# $ zenml stack register s -o default -a default --set=yes", marked: "--set=yes",
      says: "takes no value", fixed: "# $ zenml stack register s -o default -a default --set"),
    Mistake(
      comment: "# - zenml container-registry registr images --flavor=gcp", marked: "registr",
      says: "`zenml container-registry` has no command `registr`; did you mean `register`?",
      fixed: "# - zenml container-registry register images --flavor=gcp"),
    Mistake(
      comment: "# zenml container_registry register images --flavor=gcp", marked: "container_registry",
      says: "did you mean `container-registry`?",
      fixed: "# zenml container-registry register images --flavor=gcp"),
    Mistake(
      comment: "# zenml container-registry register images --uri=\(address)",
      marked: "zenml container-registry register", says: "`--flavor`",
      fixed: "# zenml container-registry register images --uri=\(address) --flavor=gcp"),
    Mistake(
      comment: "# Run: zenml container-registry register images --uri=\(address)",
      marked: "zenml container-registry register", says: "`--flavor`",
      fixed: "# Run: zenml container-registry register images --uri=\(address) --flavor=gcp"),
    Mistake(
      comment: "# zenml container-registry register images \\\n#   --flvor=gcp \\\r\n  #   --uri=\(address)",
      marked: "--flvor=gcp", says: "did you mean `--flavor`?", fixed: nil),
    Mistake(
      comment: "# zenml container-registry register images --flavor gpc", marked: "gpc",
      says: "did you mean `gcp`?", fixed: "# zenml container-registry register images --flavor gcp"),
    Mistake(
      comment: "# zenml artifact-store register files --flavor=gcp '--pathh=gs://x'",
      marked: "'--pathh=gs://x'",
      says: "the flavor `gcp` has no field `--pathh`; did you mean `--path`?", fixed: nil),
    Mistake(
      comment: "# zenml artifact-store register files --flavor=gcp --pathh=gs://x", marked: "--pathh=gs://x",
      says: "`--path`", fixed: "# zenml artifact-store register files --flavor=gcp --path=gs://x"),
    Mistake(
      comment: "# zenml container-registry register images --flavor=gcp --uri=eu.gcr.io/acme-ml",
      marked: "eu.gcr.io/acme-ml", says: "another address in this file",
      fixed: "# zenml container-registry register images --flavor=gcp --uri=\(address)"),
    Mistake(
      comment: "# zenml container-registry register images --flavor=gcp --uri=\"eu.gcr.io/acme-ml\"",
      marked: "eu.gcr.io/acme-ml", says: "another address in this file",
      fixed: "# zenml container-registry register images --flavor=gcp --uri=\"\(address)\""),
    Mistake(
      comment:
        "# zenml container-registry register other --flavor=gcp --uri=https://europe-west1-docker.pkg.dev/acme-ml/o",
      marked: "https://", says: "",
      fixed:
        "# zenml container-registry register other --flavor=gcp --uri=europe-west1-docker.pkg.dev/acme-ml/o"),
    Mistake(
      comment: "# zenml container-registry deploy images --flavor=gcp --provider=gcp", document: stack(),
      marked: "deploy",
      says: "ZenML 0.98.0 has no `zenml container-registry deploy`; it was there up to 0.67.0",
      fixed: nil),
    Mistake(
      comment: "# zenml stack deploy -p gcp --location europe-west1", document: stack("0.55.0"),
      marked: "--location", says: "ZenML 0.55.0 has no", fixed: nil),
    Mistake(
      comment: "# zenml pipeline runs wait-conditions resolv x --yes", marked: "resolv",
      says: "did you mean `resolve`?", fixed: nil),
    // A slip in the last word.
    Mistake(
      comment: "# zenml service-connector list-resource --connector-type=gcp", marked: "list-resource",
      says: "did you mean `list-resources`?",
      fixed: "# zenml service-connector list-resources --connector-type=gcp"),
    // Docker's login.
    Mistake(
      comment: "# gcloud auth configure-docker europe-west4-docker.pkg.dev",
      marked: "europe-west4-docker.pkg.dev",
      says: "no registry of this file is on `europe-west4-docker.pkg.dev`",
      fixed: "# gcloud auth configure-docker europe-west1-docker.pkg.dev"),
    Mistake(
      comment: "# gcloud auth configure-docker --quiet --project acme europe-west4-docker.pkg.dev",
      marked: "europe-west4-docker.pkg.dev", says: "did you mean `europe-west1-docker.pkg.dev`?",
      fixed: "# gcloud auth configure-docker --quiet --project acme europe-west1-docker.pkg.dev"),
    Mistake(
      comment: "# gcloud auth configure-docker \(address)", marked: address, says: "takes hosts alone",
      fixed: "# gcloud auth configure-docker europe-west1-docker.pkg.dev"),
    Mistake(
      comment: "# first `gcloud auth configure-docker https://europe-west1-docker.pkg.dev` once",
      marked: "https://europe-west1-docker.pkg.dev", says: "takes hosts alone",
      fixed: "# first `gcloud auth configure-docker europe-west1-docker.pkg.dev` once"),
    Mistake(
      comment: "# gcloud auth configure-docker", marked: "gcloud auth configure-docker",
      says: "about `gcr.io` alone", fixed: "# gcloud auth configure-docker europe-west1-docker.pkg.dev"),
    Mistake(
      comment: "# 😀 é: gcloud auth configure-docker eu.gcr.io", marked: "eu.gcr.io",
      says: "no registry of this file",
      fixed: "# 😀 é: gcloud auth configure-docker europe-west1-docker.pkg.dev"),
  ]

  @Test(arguments: mistakes)
  func `a wrong command is told, where it is wrong`(_ item: Mistake) throws {
    let found = Self.found(item.comment, item.document)
    #expect(found.map(\.marked) == [item.marked], "\(found)")
    let first = try #require(found.first)
    #expect(first.message.contains(item.says), "\(first.message)")
    if let fixed = item.fixed {
      #expect(first.fixed == fixed)
      // The fix leaves nothing to say.
      #expect(Self.found(fixed, item.document).isEmpty)
    }
  }

  struct Good: Sendable, CustomTestStringConvertible {
    let comment: String
    var document = registry
    var testDescription: String { comment }
  }

  /// Commands that are right, and text that is none.
  static let silent: [Good] = [
    Good(comment: "# zenml container-registry register images --flavor=gcp --uri=\(address)"),
    Good(comment: "# zenml container-registry register images --flavor=gcp --uri=\(address)/"),
    Good(comment: "# zenml container-registry register images -f gcp --uri=\(address) --anything=1"),
    Good(comment: "# gcloud auth configure-docker europe-west1-docker.pkg.dev"),
    Good(comment: "# gcloud auth configure-docker europe-west1-docker.pkg.dev,eu.gcr.io --quiet"),
    Good(comment: "# gcloud auth login"),
    // Placeholders.
    Good(comment: "# zenml container-registry register <NAME> --flavor=<FLAVOR> --uri=<URI>"),
    Good(comment: "# zenml container-registry register $NAME --flavor=$FLAVOR --uri=\"$URI\""),
    Good(comment: "# zenml container-registry register images --flavor=gcp --uri=${REGISTRY}/x"),
    Good(comment: "# zenml container-registry register NAME --flavor=FLAVOR --uri=URI"),
    Good(comment: "# gcloud auth configure-docker <HOST>"),
    Good(comment: "# gcloud auth configure-docker $HOST"),
    Good(comment: "# gcloud auth configure-docker REGION-docker.pkg.dev"),
    // Synopses.
    Good(comment: "# zenml container-registry register NAME [--flavor FLAVOR] [--uri URI]"),
    Good(comment: "# zenml container-registry register images --uri=x ..."),
    Good(comment: "# zenml stack register s -o default -a default …"),
    Good(comment: "# zenml container-registry register --help"),
    // Prose.
    Good(comment: "# zenml stack register needs a flavor"), Good(comment: "# zenml stacks are nice"),
    Good(comment: "# zenml container-registry register needs --flavor"),
    Good(comment: "# zenml artifact-store register works"), Good(comment: "# zenml is great"),
    Good(comment: "# zenml 0.98.0 was the first with --foo for all"), Good(comment: "# zenml"),
    Good(comment: "# zenml stack register takes no --component option any more"),
    Good(comment: "# see zenml container-registry register images --uri=x for more"),
    Good(comment: "# `zenml stack register` takes `--sett`"),
    Good(comment: "# use `zenml container-registry register images` for that"),
    Good(comment: "# gcloud auth configure-docker first"),
    Good(comment: "# gcloud auth configure-docker is needed"),
    Good(comment: "# `gcloud auth configure-docker` is needed"),
    Good(comment: "# run `gcloud auth configure-docker` with the host"),
    Good(comment: "# run gcloud auth configure-docker europe-west4-docker.pkg.dev."),
    Good(comment: "# zenml: stack register --sett"), Good(comment: "# zenml_version: --sett"),
    Good(comment: "# myzenml stack register s --sett"),
    // Shells.
    Good(comment: "# zenml stack list | grep --colour prod"),
    Good(comment: "# zenml connect --url https://x --sett 'unclosed"),
    Good(comment: "# zenml stack register s -o default -a default \\"),
    // Other versions.
    Good(comment: "# zenml container-registry register images --type=gcp --uri=\(address)"),
    Good(comment: "# zenml stack register s --metadata-store m -o default -a default"),
    Good(
      comment: "# zenml stack register s --metadata-store m -o default",
      document: stack("0.13.0", registry: false)),
    // As they stand in other people's files.
    Good(comment: "# zenml register stack <STACK_NAME> -a <NAME> -o default --set"),
    Good(comment: "# zenml stack register hyperai_stack -o hyperai_orch ... --set"),
    Good(
      comment:
        "# # # zenml down\n# #zenml stack set mlflow_stack_$var_creation_name\n# zenml stack set mlflow_stack    or ->"
    ),
    Good(
      comment: "# zenml stack register s_$var \\\n#   -a default -o default -d m_$var \\\n#   || echo \"\";"),
    Good(
      comment:
        "# zenml container-registry register ecr_registry \n#    --flavor=default \n#    --uri=<ECR_REGISTRY_NAME>"
    ),
    Good(comment: "# gcloud auth configure-docker may fail silently on some machines"),
    Good(comment: "# gcloud auth configure-docker \\\n#   ${A}-docker.pkg.dev \\\n#   ${B}-docker.pkg.dev"),
    Good(comment: "# uv run zenml artifact-store register files --flavor=gcp --path=${BUCKET}/x"),
    Good(
      comment:
        "# zenml artifact-store register f --flavor=s3     --path=s3://b --client_kwargs='{\"endpoint_url\": \"http://x\"}'"
    ),
    Good(
      comment: "# zenml container-registry deploy images --flavor=gcp --provider=gcp --region=europe-west1"),
    Good(
      comment: "# zenml container-registry deploy images --flavor=gcp --provider=gcp --region=europe-west1",
      document: stack("0.67.0")),
    Good(comment: "# zenml stack deploy -p gcp --location europe-west1", document: stack()),
    Good(comment: "# zenml stack frobnicate --fast", document: stack("99.0.0")),
    // Addresses of other registries, and of none.
    Good(comment: "# zenml container-registry register other --flavor=gcp --uri=us-docker.pkg.dev/acme-ml/x"),
    Good(
      comment: "# gcloud auth configure-docker europe-west4-docker.pkg.dev", document: stack(registry: false)),
    Good(comment: "# gcloud auth configure-docker", document: stack(registry: false)),
    Good(
      comment: "# gcloud auth configure-docker",
      document: "type: container_registry\nname: n\nflavor: gcp\nuri: eu.gcr.io/acme-ml\n"),
    Good(
      comment: "# gcloud auth configure-docker europe-west4-docker.pkg.dev",
      document: "type: container_registry\nname: n\nflavor: gcp\nuri: ${REGION}-docker.pkg.dev/a/b\n"),
    Good(
      comment: "# gcloud auth configure-docker europe-west4-docker.pkg.dev",
      document: registry + "  default_repository: x\nlabels: {base: europe-west4-docker.pkg.dev/acme/base}\n"),
    Good(comment: "# zenml container-registry update images --uri=eu.gcr.io/acme-ml"),
    // Secrets.
    Good(
      comment: "# zenml container-registry register images --flavor=gcp --uri=https://a:hunter2@ghcr.io/x"),
    Good(comment: "# zenml artifact-store register f --flavor=s3 --path=s3://b -phunter2"),
  ]

  @Test(arguments: silent)
  func `nothing is said of what may be right, and of what is no command`(_ item: Good) {
    #expect(Self.found(item.comment, item.document) == [])
  }

  @Test func `text inside of scalars is no comment`() {
    let document = Self.registry + "  description: |\n    # zenml stack register s -o a -a b --sett\n"
    #expect(Self.found("# x", document) == [])
    #expect(Self.found("# x", Self.registry + "labels: {a: 'x # zenml stack register s --sett'}\n") == [])
  }

  @Test func `other documents are left alone`() {
    for document in ["apiVersion: v1\nkind: Pod\n", "rules: {}\n", "stack_name: x\ncomponents: [\n"] {
      let analysis = Analyzer().analyze(SourceText("# zenml stack register s --sett\n" + document))
      #expect(!analysis.findings.contains { $0.rule.name == "wrong-command" })
    }
  }

  @Test func `what zenls writes itself is right`() {
    let gcr = "type: container_registry\nname: n\nflavor: gcp\nuri: eu.gcr.io/acme-ml\n"
    let documents = [gcr, Self.registry, Self.stack(), Self.stack("0.67.0"), Self.stack("0.60.0")]
    let analyzer = Analyzer()
    var count = 0
    for document in documents {
      let analysis = analyzer.analyze(SourceText(document))
      var seen: [DocumentAction] = []
      for offset in 0...document.utf8.count {
        for action in analyzer.actions(in: .empty(at: offset), of: analysis, only: .commands)
        where !seen.contains(action) {
          seen.append(action)
          let text = applying(action.edits, to: Array(document.utf8))
          let found = analyzer.analyze(SourceText(text)).findings.filter { $0.rule.name == "wrong-command" }
          #expect(found.map(\.message) == [], "\(action.edits)")
        }
      }
      count += seen.count
    }
    #expect(count > 20)
  }

  @Test func `a comment above silences it`() {
    let wrong = "# zenml stack register s -o default -a default --sett"
    #expect(Self.found("# zenls: ignore[wrong-command]\n" + wrong) == [])
    #expect(
      Self.found("# zenls: ignore[wrong-command]\n# zenml stack register s \\\n#  --sett \\\n#  -o a -a b")
        == [])
    #expect(Self.found("# zenls: ignore[wrong-command]\n# a\n" + wrong).count == 1)
    #expect(Self.found("# zenls: ignore-file[wrong-command]\n# a\n" + wrong) == [])
    let analysis = Analyzer().analyze(
      SourceText("# zenls: ignore[wrong-command]\n" + wrong + "\n" + Self.registry))
    #expect(analysis.findings.map(\.rule.name) == [])
  }

  @Test func `many commands take no longer than a text of their size`() {
    let line = "# zenml stack register s -o default -a default --sett `zenml x --y` : zenml z\n"
    let many = String(repeating: line, count: 2000) + Self.registry
    let analysis = Analyzer().analyze(SourceText(many))
    #expect(analysis.findings.count <= 1001)
    let ticks = "#" + String(repeating: "`zenml ", count: 10_000) + "\n" + Self.registry
    #expect(Analyzer().analyze(SourceText(ticks)).document != nil)
    let slashes = String(repeating: "# zenml a \\\n", count: 5000) + Self.registry
    #expect(Analyzer().analyze(SourceText(slashes)).document != nil)
  }
}
