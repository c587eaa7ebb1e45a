extension Catalog {
  /// Is it a component type of this version, or one of earlier versions?
  public func isPresentOrFormerType(_ name: String) -> Bool {
    componentType(name) != nil || formerComponentTypes.contains(name)
  }

  /// The component types that have a flavor of this name.
  public func types(ofFlavor name: String) -> [String] {
    flavors.filter { $0.name == name }.map(\.type)
  }
}
