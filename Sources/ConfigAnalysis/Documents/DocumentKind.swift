/// What a YAML document is to zenls.
public enum DocumentKind: String, Sendable, CaseIterable {
  /// What `zenml stack export` writes and `zenml stack import` reads.
  case stack
  /// One component, or a list of them, kept beside `zenml … register` scripts.
  case component
  /// An mlstacks specification.
  case mlstacks
  /// zenls' own settings, `.zenls.yaml`.
  case settings = "config"
}

/// What a document turned out to be.
public enum Recognition: Sendable, Equatable {
  case recognised(DocumentKind)
  /// None of our business, or not readable as anything we judge. The reason is
  /// for a person who named the file: half a sentence, without a full stop.
  case foreign(reason: String)
}
