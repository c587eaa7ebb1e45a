/// The components of one type that ZenML's store holds while a stack is
/// imported, and what a name finds among them
/// (`Client._get_entity_by_id_or_name_or_prefix`, 0.98.0).
///
/// A name finds the component that has it, else the only one that it is a
/// prefix of, by SQLite's `LIKE`: letter case of ASCII letters does not matter,
/// `_` and `%` are wildcards. The same is asked of identifiers, which are
/// random: only a pattern of wildcards alone is sure to match one.
struct KnownComponents<Component: Sendable>: Sendable {
  enum Match: Sendable {
    case nothing
    case one(Component)
    /// ZenML takes several matches for none.
    case several
  }

  private var components: [(name: String, component: Component)] = []
  private var byName: [[UInt8]: Int] = [:]
  private var prefixes = PrefixTree()

  /// What `name` finds.
  ///
  /// - Parameter name: what `f"{name}"` is in Python.
  func match(_ name: String) -> Match {
    if PythonUUID.isValid(name) { return .nothing }
    if let index = byName[Array(name.utf8)] { return .one(components[index].component) }
    let pattern = LikePattern(prefix: name)
    let identifier = LikePattern(prefix: String(name.unicodeScalars.filter { $0 != "-" }.map(Character.init)))
    if identifier.isWildcardsOnly, identifier.matches(Self.anyIdentifier) {
      return match(only: Set(components.indices))
    }
    if let prefix = pattern.prefixUnits { return match(only: prefixes.twoMatches(prefix)) }
    let candidates = components.indices.prefix(Self.maximumComparisons)
    return match(only: Set(candidates.lazy.filter { pattern.matches(components[$0].name) }.prefix(2)))
  }

  private func match(only found: Set<Int>) -> Match {
    guard let first = found.first else { return .nothing }
    return found.count == 1 ? .one(components[first].component) : .several
  }

  /// Is there a component of exactly this name?
  func holds(_ name: String) -> Bool { byName[Array(name.utf8)] != nil }

  /// The component of exactly this name.
  func component(named name: String) -> Component? {
    byName[Array(name.utf8)].map { components[$0].component }
  }

  mutating func insert(_ component: Component, named name: String) {
    guard byName[Array(name.utf8)] == nil else { return }
    byName[Array(name.utf8)] = components.count
    prefixes.insert(LikePattern.visible(name), value: components.count)
    components.append((name, component))
  }

  /// Only names made to be costly need more.
  private static var maximumComparisons: Int { 1000 }

  /// Stands for all identifiers: 32 hexadecimal digits.
  private static var anyIdentifier: String { String(repeating: "0", count: 32) }
}

/// Texts by their prefixes, so that a list of many components is not compared
/// name by name.
struct PrefixTree: Sendable {
  private struct Edge: Hashable {
    let node: Int
    let scalar: Unicode.Scalar
  }

  private struct Node {
    /// At most two of the values below: enough to tell one from several.
    var values: [Int] = []
    var children: [Unicode.Scalar] = []
  }

  private var nodes: [Node] = [Node()]
  private var edges: [Edge: Int] = [:]

  mutating func insert(_ text: [Unicode.Scalar], value: Int) {
    var node = 0
    note(value, at: node)
    for scalar in text.map(LikePattern.folded) {
      let edge = Edge(node: node, scalar: scalar)
      if let next = edges[edge] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].children.append(scalar)
        node = nodes.count - 1
        edges[edge] = node
      }
      note(value, at: node)
    }
  }

  private mutating func note(_ value: Int, at node: Int) {
    if nodes[node].values.count < 2 { nodes[node].values.append(value) }
  }

  /// Up to two of the texts that begin with `prefix`, in which `_` stands for
  /// any code point.
  func twoMatches(_ prefix: ArraySlice<Unicode.Scalar>) -> Set<Int> {
    var current = [0]
    var steps = 0
    for unit in prefix {
      var next: [Int] = []
      for node in current {
        let scalars = unit == "_" ? nodes[node].children : [LikePattern.folded(unit)]
        for scalar in scalars {
          if let child = edges[Edge(node: node, scalar: scalar)] { next.append(child) }
        }
      }
      current = next
      steps += next.count
      // Only names made to be costly get here.
      if current.isEmpty || steps > Self.maximumSteps { return [] }
    }
    return Set(current.flatMap { nodes[$0].values })
  }

  private static let maximumSteps = 20_000
}
