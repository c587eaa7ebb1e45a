import ConfigAnalysis
import Testing
import YAMLSyntax

/// What completion and hover ask; Tests/parity/mlstacks_specs.py compares the
/// words with the real package, all combinations of them.
struct MLStacksFactsTests {
  @Test func `flavors are those of the provider`() {
    #expect(MLStacksFacts.flavors(of: "container_registry", at: "gcp") == ["gcp"])
    #expect(MLStacksFacts.flavors(of: "orchestrator", at: "k3d").contains("sagemaker"))
    #expect(MLStacksFacts.flavors(of: "step_operator", at: "k3d") == [])
    #expect(MLStacksFacts.componentTypes(of: "azure") == [])
    #expect(MLStacksFacts.componentTypes(of: "nowhere") == [])
  }

  @Test func `every flavor and type of a provider is a word of the models`() {
    for provider in MLStacksFacts.providers {
      for type in MLStacksFacts.componentTypes(of: provider) {
        #expect(MLStacksFacts.componentTypes.contains(type))
        #expect(!MLStacksFacts.flavors(of: type, at: provider).isEmpty)
        for flavor in MLStacksFacts.flavors(of: type, at: provider) {
          #expect(MLStacksFacts.flavors.contains(flavor))
        }
      }
    }
  }

  @Test(arguments: MLStacksFacts.SpecificationKind.allCases)
  func `the required keys are those that are missed`(_ kind: MLStacksFacts.SpecificationKind) {
    let findings = compactFindings(
      "spec_type: \(kind.rawValue)\n", settings: AnalysisSettings(kind: .mlstacks))
    for key in MLStacksFacts.keys(of: kind) where key.name != "spec_type" {
      #expect(findings.contains { $0.contains("`\(key.name)`") } == key.isRequired, "\(key.name)")
    }
  }
}
