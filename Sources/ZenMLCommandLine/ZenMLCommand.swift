public import ZenMLCatalog

/// The versions between two, both included; an end that is nil is not known to the data.
public struct VersionSpan: Sendable, Hashable {
  /// Nil where the oldest version of the data has it already.
  public let since: ZenMLVersion?
  /// The last version that has it; nil where the newest version of the data has it still.
  public let until: ZenMLVersion?
}

/// A command of one ZenML version, such as `zenml container-registry register`.
public struct ZenMLCommand: Sendable, Hashable {
  /// The words after `zenml`; none for `zenml` itself.
  public let path: [String]
  /// It has commands below it and does nothing by itself.
  public let isGroup: Bool
  public let isHidden: Bool
  public let isDeprecated: Bool
  /// Options that it does not have become arguments: `--KEY=VALUE` of a configuration.
  public let passesUnknownOptions: Bool
  /// In their order.
  public let arguments: [ZenMLArgument]
  public let options: [ZenMLOption]

  /// The option with that spelling, dashes included. Click takes no abbreviations.
  public func option(_ spelling: String) -> ZenMLOption? {
    options.first { $0.spellings.contains(spelling) || $0.offSpellings.contains(spelling) }
  }
}

/// What a value has to be.
public enum ZenMLValueKind: String, Sendable, Hashable {
  case text, boolean, integer, float, path, choice, uuid, datetime
}

/// A positional argument.
public struct ZenMLArgument: Sendable, Hashable {
  /// The name that the program calls it by, such as `name_id_or_prefix`.
  public let name: String
  public let kind: ZenMLValueKind
  /// It takes all words that are left, none too.
  public let takesRest: Bool
  public let isRequired: Bool
  /// In alphabetical order.
  public let choices: [String]
  public let ignoresCase: Bool
}

public struct ZenMLOption: Sendable, Hashable {
  /// Such as `--flavor` and `-f`, and as odd ones as `-ri`.
  public let spellings: [String]
  /// Spellings that turn a flag off.
  public let offSpellings: [String]
  /// Nil for a flag and for an option that is counted.
  public let kind: ZenMLValueKind?
  /// Words after the spelling: none for a flag.
  public let valueCount: Int
  public let isRequired: Bool
  public let isRepeatable: Bool
  public let isHidden: Bool
  /// The user is asked for it where it is missing.
  public let isPrompted: Bool
  /// In alphabetical order.
  public let choices: [String]
  public let ignoresCase: Bool
}
