import ContainerRegistries

extension Explanations {
  /// A location of a cloud: `gcp`, `aws` or `azure`.
  func region(cloud: String, name: String) -> String? {
    guard let provider = CloudProvider(rawValue: cloud) else { return nil }
    guard let location = CloudLocations.of(provider)[name.lowercased()] else {
      return analyzer.settings.extraRegions[cloud]?.contains(name) == true
        ? "**`\(name)`** · \(provider.words) region, declared in `.zenls.yaml`" : nil
    }
    return Self.joined([
      "**`\(location.id)`** · \(provider.words) \(location.kind == .region ? "region" : "multi-region")",
      location.name.map { "\($0): \(location.place)" } ?? location.place,
      Self.list([
        location.isRestricted ? "not open to everybody" : nil,
        location.isLowCarbon ? "low CO₂, says Google" : nil,
        location.partition.flatMap { $0 == "aws" ? nil : "partition `\($0)`" },
      ]),
    ])
  }

  func rule(_ name: String) -> String? {
    guard let rule = RuleRegistry.rule(named: name) else { return nil }
    return Self.joined([
      "**`\(rule.id.name)`** · \(rule.severity.rawValue)", rule.summary + ".",
      RulePage.of(rule.id)?.section("Why"), "More: `zenls explain \(rule.id.name)`",
    ])
  }

  /// What a secret reference, `{{name.key}}`, means; nil for other texts.
  func secretReference(_ text: String) -> String? {
    guard SecretReferenceText.matches(text) else { return nil }
    let inner = text.drop { $0 == "{" || $0 == " " }.prefix { $0 != "}" && $0 != " " }
    guard let dot = inner.firstIndex(of: ".") else { return nil }
    let (name, key) = (String(inner[..<dot]), String(inner[inner.index(after: dot)...]))
    return "The key \(key.quoted) of ZenML's secret \(name.quoted), read when the component is used."
  }
}

extension CloudProvider {
  var words: String {
    switch self {
    case .gcp: "Google Cloud"
    case .aws: "AWS"
    case .azure: "Azure"
    }
  }
}
