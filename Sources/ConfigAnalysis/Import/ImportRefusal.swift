import YAMLSyntax
import ZenMLCatalog

/// One reason why the real command refuses the document; the rules under
/// `Rules/structure` and `Rules/configuration` give it words and fixes.
struct ImportRefusal {
  let kind: Kind
  /// The smallest text that the user has to change.
  let range: ByteRange
  /// `components.container_registry[0].flavor`.
  let location: String
  /// The component that it is about; nil for the file as a whole.
  let component: StackComponent?

  init(_ kind: Kind, at range: ByteRange, location: String, component: StackComponent? = nil) {
    self.kind = kind
    self.range = range
    self.location = location
    self.component = component
  }

  enum Kind {
    /// Something stands here that is not what ZenML reads at this place.
    case wrongShape(expected: ExpectedShape, found: PythonValue)
    /// A key that ZenML reads is not there.
    case missingKey(AbsentKey)
    /// A key of `components` that is no component type.
    case unknownComponentType(SyntaxNode)
    /// The stack lacks components of these types.
    case missingRequiredComponent([String])
    /// More than one component of a type of which a stack holds one.
    case tooManyComponents(type: String, first: StackComponent)
    /// The name finds an earlier component of the file.
    case duplicateComponent(earlier: StackComponent)
    /// The name of the stack or of a component.
    case invalidName(NameProblem)
    /// The flavor is not one of its component type.
    case unknownFlavor(PythonValue)
    /// `zenml_version` makes ZenML's own warning about it fail.
    case unprintableVersion
    /// ZenML's configuration class, or the store behind it, refuses. For an
    /// unknown field: the required one that it stands in the place of.
    case configuration(ConfigurationRefusal, of: FlavorSchema, replacing: String?)
  }
}

/// What ZenML reads at a place of a stack file.
enum ExpectedShape {
  /// The mapping of the whole file.
  case stackFile
  /// The mapping below `components`.
  case components
  /// A component, or a list of them, below a component type.
  case componentGroup
  /// One component of a list.
  case component
  /// A component that stands by itself in a file, or in its list.
  case standaloneComponent
  /// The mapping below `configuration`.
  case configuration
  /// The same, where the fields stand beside `configuration`.
  case indentedConfiguration
}

/// Required keys that a mapping lacks: one that another key stands in the place
/// of, or all that are simply not there.
struct AbsentKey {
  /// Never empty.
  let names: [String]
  /// The mapping that lacks it.
  let mapping: SyntaxNode
  /// A key of the mapping, unknown to ZenML, that stands in the place of the
  /// only name.
  let replacement: SyntaxPair?
}

/// What ZenML has against a name.
enum NameProblem {
  /// Whose name it is.
  enum Owner { case stack, component }

  /// No `str` (nor `!!binary` text).
  case notText(Owner, PythonValue)
  case empty(Owner)
  /// Length in Unicode code points.
  case tooLong(Owner, length: Int)
  case forbiddenCharacter(Owner, Unicode.Scalar)
  /// Half of a surrogate pair: no UTF-8, so SQLite refuses it.
  case unpairedSurrogate(Owner)
  case secretReference
  /// The default stack has it.
  case stackExists
  /// ZenML takes the name for a filter expression (`contains:…`) which fails.
  case brokenFilter(FilterOperator)
  /// ZenML takes the name for a filter expression that finds the default stack.
  case filterFindsDefault(FilterOperator)
  /// It finds the default stack's component `default`, whose configuration is
  /// empty and so differs.
  case findsDefaultComponent(type: String)
  /// It is the name of the default stack's component.
  case isDefaultComponent(type: String)
  /// It holds a NUL, which ends every argument of a command.
  case nullCharacter
  /// `zenml … register` takes it for an option: it begins with `--`.
  case takenForOption
  /// ZenML prints it, and Rich's markup in it makes that fail.
  case brokenMarkup
}
