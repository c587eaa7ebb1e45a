/// One reason why a stack validator refuses a stack when a pipeline starts.
struct RunTimeRefusal: Sendable {
  enum Kind: Sendable, Equatable {
    /// The stack has no component of this type.
    case missing(type: String)
    /// The component at this place of the stack is bound to the user's machine.
    case local(component: Int)
    /// The component at this place of the stack is not of the flavor that is
    /// needed.
    case flavor(component: Int, needed: String)
    /// Vertex AI keeps its files below `pipeline_root`, or in a gcp artifact
    /// store.
    case pipelineRoot
    /// A tracker without `tracking_uri` keeps its files in a local artifact
    /// store.
    case trackingURI
    /// `tracking_uri` has a scheme that the component does not take: it cannot
    /// even be built.
    case trackingScheme
    /// None of these sets of fields is given completely.
    case credentials(anyOf: [[String]])
  }

  /// Whose validator refuses: its place in the stack.
  let component: Int
  let kind: Kind
}
