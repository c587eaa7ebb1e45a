import YAMLSyntax

extension SyntaxTree {
  /// Is every node of the text there? Not where PyYAML's parser stops; what only
  /// its constructor refuses does no harm to the tree.
  var isWhole: Bool {
    !problems.contains { problem in
      switch problem.kind {
      case .syntax, .encoding, .limits, .conflictMarker: problem.isBlocking
      case .constructor, .unknownTag, .multipleDocuments: false
      }
    }
  }
}

/// What may still be said of a document that PyYAML cannot read.
extension ImportRefusal {
  /// Does the refusal follow from the text at its own place alone? In a broken
  /// document a key or component that seems to be missing, or to stand twice,
  /// may be the damage itself.
  var isCertainInBrokenText: Bool {
    switch kind {
    case .unknownComponentType, .unknownFlavor: true
    case .configuration(let reason, _, _): reason.kind == .unknownField || reason.kind == .invalidValue
    case .wrongShape, .missingKey, .missingRequiredComponent, .tooManyComponents, .duplicateComponent,
      .invalidName, .unprintableVersion:
      false
    }
  }
}
