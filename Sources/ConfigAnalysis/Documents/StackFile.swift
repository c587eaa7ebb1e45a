public import YAMLSyntax

/// A stack file as written: a view over its nodes, complete or not.
public struct StackFile: Sendable {
  /// The top-level mapping.
  public let root: SyntaxNode
  public let stackName: SyntaxPair?
  public let zenmlVersion: SyntaxPair?
  public let components: SyntaxPair?
  /// One group for each key of `components`, in order.
  public let groups: [ComponentGroup]

  /// Every component of the file, in order of place.
  public var allComponents: [StackComponent] { groups.flatMap(\.components) }

  /// The components whose group's key is `type`.
  public func components(ofType type: String) -> [StackComponent] {
    groups.filter { $0.typeName == type }.flatMap(\.components)
  }
}

/// What stands below one key of `components`.
public struct ComponentGroup: Sendable {
  /// How the group is written.
  public enum Form: Sendable {
    /// A list of components: what ZenML exports since 0.94.3.
    case list
    /// One mapping: a single component.
    case mapping
    /// Anything else; ZenML refuses it.
    case other
  }

  /// The key and what stands below it, as written (an alias is not followed).
  public let pair: SyntaxPair
  /// The key, where it is a string.
  public let typeName: String?
  public let form: Form
  public let components: [StackComponent]
  /// `components.artifact_store`.
  public let location: String
}

/// One component: of a stack file, or of a component file.
///
/// Immutable. A class, since rules, refusals and verdicts pass it around by the
/// thousand, and a copy of its nodes would count up a dozen references each time.
public final class StackComponent: Sendable {
  /// The component's mapping, or whatever stands in its place, aliases
  /// followed.
  public let node: SyntaxNode
  /// The component type that its group's key (or its own `type`) names, known
  /// or not; nil where that is no string or is not given.
  public let typeName: String?
  public let name: SyntaxPair?
  public let flavor: SyntaxPair?
  public let configuration: SyntaxPair?
  /// `components.artifact_store`; "" for a component file.
  private let groupLocation: String
  /// The component's place in the list that it stands in; nil where it is in none.
  private let index: Int?
  /// The flat form of a component file: configuration fields stand beside
  /// `name` and `flavor`.
  public let isFlat: Bool
  /// The flavor's name, where it is a string.
  public let flavorName: String?

  init(
    node: SyntaxNode, typeName: String?, name: SyntaxPair?, flavor: SyntaxPair?, configuration: SyntaxPair?,
    groupLocation: String, index: Int?, isFlat: Bool
  ) {
    self.node = node
    self.typeName = typeName
    self.name = name
    self.flavor = flavor
    self.configuration = configuration
    self.groupLocation = groupLocation
    self.index = index
    self.isFlat = isFlat
    flavorName = flavor.flatMap { $0.value.resolved.value.string }
  }

  /// `components.artifact_store[0]`; "" where the component is the whole document.
  public var location: String { index.map { "\(groupLocation)[\($0)]" } ?? groupLocation }

  /// `components.artifact_store[0].name` for the key `name`.
  func location(of key: String) -> String {
    let location = location
    return location.isEmpty ? key : "\(location).\(key)"
  }

  /// `type/flavor`, the key of catalogs; nil unless both are strings.
  public var flavorKey: (type: String, flavor: String)? {
    guard let typeName, let flavorName else { return nil }
    return (typeName, flavorName)
  }
}
