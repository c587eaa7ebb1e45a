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
  private var byName: [ExactText: Int] = [:]
  private var prefixes = PrefixTree()

  /// What `name` finds.
  ///
  /// - Parameter name: what `f"{name}"` is in Python.
  func match(_ name: String) -> Match {
    if PythonUUID.isValid(name) { return .nothing }
    if let index = byName[ExactText(name)] { return .one(components[index].component) }
    if Self.findsAnyIdentifier(name) { return match(only: Array(components.indices.prefix(2))) }
    if let found = prefixes.twoMatches(name) { return match(only: found) }
    let pattern = LikePattern(prefix: name)
    let candidates = components.indices.prefix(Self.maximumComparisons)
    return match(only: Array(candidates.lazy.filter { pattern.matches(components[$0].name) }.prefix(2)))
  }

  private func match(only found: [Int]) -> Match {
    guard let first = found.first else { return .nothing }
    return found.count == 1 ? .one(components[first].component) : .several
  }

  /// Is there a component of exactly this name?
  func holds(_ name: String) -> Bool { byName[ExactText(name)] != nil }

  /// The component of exactly this name.
  func component(named name: String) -> Component? {
    byName[ExactText(name)].map { components[$0].component }
  }

  mutating func insert(_ component: Component, named name: String) {
    guard byName[ExactText(name)] == nil else { return }
    byName[ExactText(name)] = components.count
    prefixes.insert(name, value: components.count)
    components.append((name, component))
  }

  /// Only names made to be costly need more.
  private static var maximumComparisons: Int { 1000 }

  /// Is the name, behind which ZenML puts a `%`, a pattern of wildcards alone
  /// that an identifier of 32 hexadecimal digits matches?
  private static func findsAnyIdentifier(_ name: String) -> Bool {
    let visible = name.utf8.prefix { $0 != 0 }
    guard visible.allSatisfy({ $0 == UInt8(ascii: "-") || LikePattern.isWildcard($0) }) else { return false }
    let single = visible.count { $0 == UInt8(ascii: "_") }
    // A NUL hides the `%` behind the name.
    let isOpen = visible.count == name.utf8.count || visible.contains(UInt8(ascii: "%"))
    return isOpen ? single <= 32 : single == 32
  }
}

/// A text that equals texts of the same code points only, as in Python: Swift's
/// `String` also equals other normal forms.
private struct ExactText: Hashable, Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool {
    // Native strings lend their bytes, which are compared many times as fast.
    let isEqual = left.text.utf8.withContiguousStorageIfAvailable { left in
      right.text.utf8.withContiguousStorageIfAvailable { left.count == $0.count && left.elementsEqual($0) }
    }
    return (isEqual ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
