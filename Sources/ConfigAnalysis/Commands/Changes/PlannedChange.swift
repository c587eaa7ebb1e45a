import YAMLSyntax

/// What becomes of one component on the way from one document to another.
enum PlannedChange {
  /// Only the wanted document has it.
  case added(PlannedComponent)
  /// Both have it, by one name and flavor.
  case updated(PlannedComponent, PlannedComponent, ComponentChange)
  /// Both have the name, and no `update` makes one into the other: it is registered
  /// anew, once the former one has made room.
  case replaced(PlannedComponent, PlannedComponent, reason: String)
  /// Only the former document has it.
  case removed(PlannedComponent)
  /// What the wanted one is cannot be told: ZenML would refuse it.
  case unknown(PlannedComponent)
}

/// Pairs the components of two documents by type and name.
struct ChangeFinder {
  private(set) var changes: [PlannedChange] = []

  init(_ old: CommandPlanner, _ new: CommandPlanner) {
    var former: [ComponentKey: PlannedComponent] = [:]
    for component in old.components {
      guard let key = ComponentKey(component), former[key] == nil else { continue }
      // The default stack's own.
      if case .exists = component.fate { continue }
      former[key] = component
    }
    let readings = (Self.reading(old), Self.reading(new))
    let ledgers = (
      JudgementLedger(bytes: old.analysis.source.bytes.count),
      JudgementLedger(bytes: new.analysis.source.bytes.count)
    )
    var seen: Set<ComponentKey> = []
    for component in new.components {
      guard let key = ComponentKey(component), seen.insert(key).inserted else { continue }
      let before = former[key]
      switch (component.fate, before) {
      case (.refused, _): changes.append(.unknown(component))
      // Nothing is registered under that name.
      case (.exists, _): continue
      case (_, nil): changes.append(.added(component))
      case (_, let before?):
        guard before.component.flavorName == component.component.flavorName else {
          changes.append(.replaced(before, component, reason: Self.flavorReason))
          continue
        }
        let change = ComponentChange(
          from: StoredConfiguration(before.component, before.schema, readings.0, ledgers.0),
          to: StoredConfiguration(component.component, component.schema, readings.1, ledgers.1),
          component.flags, component.schema, ledgers.1)
        if change.unsayable.isEmpty {
          changes.append(.updated(before, component, change))
        } else {
          changes.append(.replaced(before, component, reason: change.unsayable.joined(separator: "; ")))
        }
      }
    }
    for component in old.components {
      guard let key = ComponentKey(component), !seen.contains(key), former[key] != nil else { continue }
      former[key] = nil
      changes.append(.removed(component))
    }
  }

  private static func reading(_ planner: CommandPlanner) -> ComponentFlags.Reading {
    planner.analysis.document?.kind == .stack ? .value : .flag
  }

  private static let flavorReason = "its flavor changes"
}

/// By what a store tells components apart.
struct ComponentKey: Hashable {
  let type: String
  let name: String

  /// Nil where one of both is missing.
  init?(_ component: PlannedComponent) {
    guard let type = component.type else { return nil }
    self.type = type
    if let name = component.nameText {
      self.name = name
    } else if case .exists = component.fate {
      name = "default"
    } else {
      return nil
    }
  }
}
