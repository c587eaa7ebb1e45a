import YAMLSyntax

/// One thing to say about an mlstacks specification; ``MLStacksReport`` gives it
/// words and fixes.
struct MLStacksProblem {
  let kind: Kind
  /// The smallest text that the user has to change.
  let range: ByteRange
  /// `metadata.config.project_id`.
  let location: String

  init(_ kind: Kind, at range: ByteRange, _ location: String) {
    self.kind = kind
    self.range = range
    self.location = location
  }

  enum Kind {
    // What mlstacks refuses.
    case wrongShape(Shape, found: PythonValue)
    case missingKey(AbsentKey, of: MLStacksFacts.SpecificationKind)
    /// A value that the key does not take.
    case invalidValue(key: String, SyntaxNode, Expected)
    case invalidName(SyntaxNode)
    case unknownComponentType(SyntaxNode, provider: String?)
    case unknownFlavor(SyntaxNode, type: String?, provider: String?)
    /// The provider has no component of this type.
    case unsupportedType(String, provider: String)
    /// The provider has the type in other flavors only.
    case unsupportedFlavor(String, type: String, provider: String)
    /// A component's file that is not there, or that cannot be read.
    case missingFile(String, reason: String?)
    case invalidFile(String, FileFault)
    case otherProvider(path: String, provider: String, stackProvider: String)

    // What it takes, and what does not mean what it says.
    /// A key that mlstacks does not read; the name it may be meant for.
    case ignoredKey(SyntaxPair, meant: Meant)
    case unknownRegion(String, provider: String)
    case uncheckedFile(String, reason: String)
  }

  enum Shape {
    /// The whole file.
    case specification
    /// Below `components`.
    case paths
    /// One of them.
    case path
    /// Below `metadata`.
    case metadata
    /// Below `default_tags`, `config`, `environment_variables`.
    case texts(key: String)
  }

  enum Expected {
    /// The number of the specification's version.
    case version
    case oneOf([String])
    case text
    /// As the key of a mapping.
    case textAsKey
  }

  enum Meant {
    /// Another spelling of it.
    case name(String)
    /// It belongs somewhere else.
    case place(String)
    /// It says nothing, wherever it stands.
    case nothing(instead: String)
  }

  /// What is wrong with a component's file.
  enum FileFault {
    /// PyYAML does not read it.
    case yaml(line: Int)
    /// It is something else, about which nothing is told.
    case noSpecification
    /// The first of what mlstacks refuses, in words, and its line (1-based).
    case refused(String, line: Int)
  }

  /// Would mlstacks refuse the specification because of this?
  var isRefusal: Bool {
    switch kind {
    case .ignoredKey, .unknownRegion, .uncheckedFile: false
    default: true
    }
  }
}
