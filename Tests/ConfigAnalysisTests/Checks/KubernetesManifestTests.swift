import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// How ZenML reads the Kubernetes objects in pod settings.
struct KubernetesManifestTests {
  typealias Pod = KubernetesPodSettingsChecks

  static let rows = [
    CheckCase(Pod.affinity, accepts: [:]),
    CheckCase(Pod.affinity, accepts: nil),
    CheckCase(Pod.affinity, accepts: ["nodeAffinity": nil]),
    CheckCase(Pod.affinity, refuses: ["nodeAffinity": "gpu"]),
    CheckCase(
      Pod.affinity,
      refuses: [
        "nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": nil]]
      ]),
    CheckCase(
      Pod.affinity,
      accepts: ["nodeAffinity": ["requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": []]]]
    ),
    // What is required counts before a class is built, what is unknown as soon
    // as it is met: the rest is not read.
    CheckCase(Pod.volumes, refuses: [[:]]),
    CheckCase(Pod.volumes, accepts: [["mount_path": "/a"]]),
    CheckCase(Pod.volumes, refuses: [["hostPath": [:], "persistentVolumeClaim": ["readOnly": true]]]),
    CheckCase(Pod.volumes, accepts: [["name": "a", "hostPath": ["Path": "/a"]], ["unknown": 1]]),
    CheckCase(Pod.volumes, refuses: [["unknown": 1], ["name": "a", "hostPath": ["path": nil]]]),
    CheckCase(Pod.volumes, refuses: [["name": "a", "projected": ["sources": ["configMap": [:]]]]]),
    CheckCase(Pod.env, refuses: nil),
    CheckCase(Pod.env, refuses: 1),
    CheckCase(Pod.env, "", .accepted("[]")),
    CheckCase(Pod.env, ["name": "a"], .accepted("['name']")),
    CheckCase(Pod.env, accepts: [["name": "", "value": 1]]),
    CheckCase(Pod.env, refuses: [["name": "a", "valueFrom": ["secretKeyRef": ["name": "s"]]]]),
    CheckCase(Pod.env, accepts: [["name": "a", "valueFrom": ["secret\u{212A}eyRef": ["name": "s"]]]]),
    CheckCase(Pod.containerSecurityContext, refuses: ["capabilities": ["add": "NET_ADMIN"]]),
    CheckCase(Pod.containerSecurityContext, accepts: ["run_as_user": 1]),
    CheckCase(Pod.tolerations, accepts: [[:]]),
    CheckCase(Pod.volumeMounts, refuses: [["name": "a"]]),
    CheckCase(Pod.resources, refuses: ["claims": [["request": "a"]]]),
  ]

  @Test(arguments: rows)
  func `an object is read as the client's classes say`(_ row: CheckCase) {
    #expect(row.verdict == row.expected)
  }

  @Test func `a missing attribute is refused at the mapping that lacks it, a null one at the null`() throws {
    let missing: PythonLiteral = [["name": "a", "hostPath": ["type": "x"]]]
    let null: PythonLiteral = [["name": "a", "hostPath": ["path": nil]]]
    // Places count the parts in order: the list is 0, the volume 1, `name` 2, …
    #expect(Self.place(of: missing) == ByteRange(5, 8))
    #expect(Self.place(of: null) == ByteRange(7, 8))
  }

  private static func place(of value: PythonLiteral) -> ByteRange? {
    guard case .refused(_, let place, _) = Pod.volumes.run(CheckInput(value: value.python, owner: "")) else {
      return nil
    }
    return place
  }

  @Test func `the table of classes is complete in itself`() throws {
    let volume = try #require(KubernetesModel.named("V1Volume"))
    #expect(volume.requiredAttributes == ["name"])
    var open = ["V1Affinity", "V1EnvVar", "V1EnvFromSource", "V1Volume", "V1VolumeMount"]
    var known: Set<String> = []
    while let name = open.popLast() {
      guard known.insert(name).inserted else { continue }
      let model = try #require(KubernetesModel.named(name), "\(name) is not declared")
      open += model.attributes.values.compactMap(\.model)
    }
    #expect(known.count > 60)
  }

  @Test func `an alias bomb costs a bounded time`() {
    let requirements = PythonLiteral.list(Array(repeating: ["key": "a", "operator": "In"], count: 1_000))
    let term: PythonLiteral = ["matchExpressions": requirements]
    // A hundred million requirements, all of them one object.
    let terms = PythonValue(.list(Array(repeating: term.python, count: 100_000)), range: ByteRange(0, 1))
    let name = PythonLiteral(stringLiteral: "nodeSelectorTerms").python
    let selector = PythonValue(
      .dict(PythonDictionary([.init(key: name, value: terms)])), range: ByteRange(0, 1))
    #expect(KubernetesManifest.refusal(of: selector, as: "V1NodeSelector") == nil)
  }
}
