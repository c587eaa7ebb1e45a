import ContainerRegistries
import YAMLSyntax

/// A field that names a location of a cloud.
struct CloudField {
  let provider: CloudProvider

  /// Nil for every other field.
  init?(_ place: FieldLocation) {
    guard let name = place.path.last, ["region", "location", "default_region"].contains(name) else {
      return nil
    }
    switch (place.type, place.flavor) {
    case (_, "vertex"), (_, "gcp"), (_, "vm_gcp"): provider = .gcp
    case (_, "sagemaker"), (_, "aws"), (_, "vm_aws"), (_, "s3"): provider = .aws
    case (_, "azure"), (_, "azureml"), (_, "vm_azure"): provider = .azure
    default: return nil
    }
  }

  init(_ provider: CloudProvider) { self.provider = provider }
}

extension CompletionRequest {
  /// Locations: those that are in use first.
  func regionWords(of field: CloudField) -> [ExpectedWord] {
    let used = known.regions
    let cloud = field.provider.rawValue
    let own = (analyzer.settings.extraRegions[cloud] ?? []).sorted().map {
      ExpectedWord(label: $0, kind: .region, detail: "from .zenls.yaml", description: cloud)
    }
    let all = CloudLocations.of(field.provider).all.filter { !$0.isRestricted }.inUsualOrder
    let words = all.map { location in
      (
        isUsed: used.contains(location.id),
        word: ExpectedWord(
          label: location.id, kind: .region, detail: location.place, description: cloud,
          filterText: "\(location.id) \(location.place)",
          topic: .region(cloud: cloud, name: location.id))
      )
    }
    return words.filter(\.isUsed).map(\.word) + own + words.filter { !$0.isUsed }.map(\.word)
  }
}

extension [CloudLocation] {
  /// The first region of each area before its further ones: `europe-west1` before
  /// `europe-north2`, that before `europe-west10`.
  var inUsualOrder: [CloudLocation] {
    map { location in
      let digits = location.id.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
      let stem = location.id.dropLast(digits)
      return (stem: stem, number: Int(location.id.suffix(digits)) ?? 0, location: location)
    }
    .sorted { ($0.number, $0.stem) < ($1.number, $1.stem) }
    .map(\.location)
  }
}
