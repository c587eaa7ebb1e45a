/// The stable name of a rule, kebab-case, naming the bad pattern.
///
/// Only rules make one: a finding's kind is never a free string.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let name: String

  init(_ name: String) { self.name = name }

  public var description: String { name }

  public static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }
}
