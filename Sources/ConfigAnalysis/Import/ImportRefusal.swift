import YAMLSyntax

/// One reason why the real command refuses the document; the rules under
/// `Rules/structure` and `Rules/configuration` give it words and fixes.
struct ImportRefusal {
  let kind: Kind
  /// The smallest text that the user has to change.
  let range: ByteRange
  /// `components.container_registry[0].flavor`.
  let location: String
  let related: [RelatedPlace]

  enum Kind {
    /// A key that ZenML reads is not there.
    case missingKey(String)
  }
}
