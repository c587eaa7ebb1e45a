/// The rules about mlstacks specifications alone.
enum MLStacksRules {
  static let all: [any Rule.Type] = [
    MLStacksUnsupportedComponent.self, MLStacksMissingFile.self, MLStacksInvalidFile.self,
    MLStacksProviderMismatch.self, MLStacksUnknownRegion.self, MLStacksUncheckedFile.self,
  ]
}
