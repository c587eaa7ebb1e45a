/// The rules about keys, component types, flavors, names and versions.
enum StructureRules {
  static let all: [any Rule.Type] = [
    MissingKey.self, UnknownKey.self, WrongShape.self, UnknownComponentType.self, UnknownFlavor.self,
    InvalidName.self, DuplicateComponent.self, TooManyComponents.self, MissingRequiredComponent.self,
    VersionUnknown.self, VersionFeature.self,
  ]
}
