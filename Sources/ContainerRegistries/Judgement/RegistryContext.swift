/// What stands around an address and decides what it is completed to.
public struct RegistryContext: Sendable {
  /// What a tool puts between the address and an image's tag.
  public enum Suffix: Sendable, Hashable {
    /// This many segments, at least 1: one where a tool appends only an
    /// image's name.
    case segments(Int)
    /// Not known: nothing is said about missing segments.
    case unknown
  }

  public var suffix: Suffix
  /// Locations that exist besides those in the data.
  public var extraLocations: Set<String>

  public init(suffix: Suffix = .segments(1), extraLocations: Set<String> = []) {
    self.suffix = suffix
    self.extraLocations = extraLocations
  }
}
