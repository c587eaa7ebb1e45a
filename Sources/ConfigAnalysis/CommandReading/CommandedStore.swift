import ZenMLCatalog

/// A component as commands make it.
struct CommandedComponent {
  struct Field {
    let key: String
    var value: CommandLineWord
    let keyRange: Range<Int>
  }

  let type: String
  var name: String
  /// Nil where no command says it.
  var flavor: CommandLineWord?
  private(set) var fields: [Field] = []
  /// By key.
  private var places: [String: Int] = [:]
  /// Of the command that registers it.
  var range: Range<Int>

  mutating func set(_ field: Field) {
    if let place = places[field.key] {
      fields[place].value = field.value
    } else {
      places[field.key] = fields.count
      fields.append(field)
    }
  }

  mutating func remove(_ keys: Set<String>) {
    let left = fields.filter { !keys.contains($0.key) }
    fields = []
    places = [:]
    for field in left { set(field) }
  }

  init(type: String, name: String, flavor: CommandLineWord?, range: Range<Int>) {
    self.type = type
    self.name = name
    self.flavor = flavor
    self.range = range
  }
}

/// A stack as commands make it.
struct CommandedStack {
  var name: String
  /// False where the commands change a stack that was there before.
  let isRegistered: Bool
  /// Places in the store's components, by type.
  var components: [String: [Int]] = [:]
  var range: Range<Int>
}

/// What ZenML's store holds after the commands, as far as they tell.
struct CommandedStore {
  /// Nil for one that was deleted.
  private(set) var components: [CommandedComponent?] = []
  var stacks: [CommandedStack] = []
  /// The name of the active stack, where a command chose it.
  var active: String?
  private var places: [String: Int] = [:]
  /// By type: what a name may be the beginning of.
  private var byType: [String: [Int]] = [:]

  /// Among more, a name is not looked for by its beginning.
  private static let mostCandidates = 1000

  private static func key(_ type: String, _ name: String) -> String { "\(type) \(name)" }

  func place(_ type: String, _ name: String) -> Int? { places[Self.key(type, name)] }

  /// What a name finds: the component that has it, else the only one that begins
  /// so (``KnownComponents``).
  func find(_ type: String, _ name: String) -> Int? {
    if let place = place(type, name) { return place }
    let pattern = LikePattern(prefix: name)
    let found = (byType[type] ?? []).prefix(Self.mostCandidates).filter { place in
      components[place].map { pattern.matches($0.name) } ?? false
    }
    return found.count == 1 ? found.first : nil
  }

  mutating func insert(_ component: CommandedComponent) -> Int {
    places[Self.key(component.type, component.name)] = components.count
    byType[component.type, default: []].append(components.count)
    components.append(component)
    return components.count - 1
  }

  mutating func change(_ place: Int, _ change: (inout CommandedComponent) -> Void) {
    guard var component = components[place] else { return }
    places[Self.key(component.type, component.name)] = nil
    change(&component)
    places[Self.key(component.type, component.name)] = place
    components[place] = component
  }

  mutating func remove(_ place: Int) {
    guard let component = components[place] else { return }
    places[Self.key(component.type, component.name)] = nil
    components[place] = nil
  }

  func stack(_ name: String?) -> Int? {
    guard let name = name ?? active else { return nil }
    return stacks.lastIndex { $0.name == name }
  }
}
