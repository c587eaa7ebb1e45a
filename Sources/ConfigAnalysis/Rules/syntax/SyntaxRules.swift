/// The rules about the text itself, in the order in which they run.
enum SyntaxRules {
  static let ids = Set(all.map { $0.metadata.id })

  static let all: [any Rule.Type] = [
    YAMLSyntaxError.self, YAMLUnknownTag.self, YAMLMultipleDocuments.self, YAMLLimits.self, FileEncoding.self,
    ConflictMarker.self, YAMLDuplicateKey.self, ConfigurationInvalid.self,
  ]
}
