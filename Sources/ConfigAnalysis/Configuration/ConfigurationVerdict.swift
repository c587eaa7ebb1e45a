package import YAMLSyntax

/// What ZenML would say to a component's configuration.
package struct ConfigurationVerdict: Sendable {
  /// Why ZenML refuses the configuration; empty where it accepts it. In the order
  /// in which ZenML would find them, though ZenML names only the first ones.
  package let refusals: [ConfigurationRefusal]
  /// All fields as the class holds them, defaults included, while nothing is
  /// refused: what run-time checks read.
  package let fields: PythonDictionary?
  /// The configuration as the store keeps it and an export writes it; while nothing
  /// is refused.
  let stored: PythonValue?
  /// All fields as the class holds them once ZenML has read the component from its
  /// store, defaults included; nil where the configuration is refused. Equal ones
  /// mean the same component.
  package let loaded: PythonDictionary?
  /// How much work it was; values that aliases repeat count as often as they
  /// stand.
  var steps = 0

  package var isAccepted: Bool { refusals.isEmpty }

  init(refusals: [ConfigurationRefusal]) {
    self.refusals = refusals
    fields = nil
    loaded = nil
    stored = nil
  }

  init(accepted fields: PythonDictionary?, loaded: PythonDictionary?, stored: PythonValue) {
    refusals = []
    self.fields = fields
    self.loaded = loaded
    self.stored = stored
  }
}

/// One reason to refuse a configuration.
package struct ConfigurationRefusal: Sendable {
  package enum Kind: Sendable, Hashable {
    /// The configuration is no mapping.
    case notAMapping
    /// A key that is no field.
    case unknownField
    /// A required field is not given.
    case missingField
    /// A value that the field's type does not take.
    case invalidValue
    /// A secret reference in a field that takes none.
    case secretNotAllowed
    /// ZenML looks the secret up while it imports the stack: a store without that
    /// secret refuses the configuration.
    case secretLookedUp(reference: String)
    /// A hand-written validator of that name refuses it.
    case check(String)
    /// The value passes, but cannot be written into ZenML's store.
    case notStorable
    /// Too large to be judged (ZenML itself would run for hours).
    case tooLarge
  }

  package let kind: Kind
  /// The way from the configuration to the value, such as `pod_settings`,
  /// `tolerations`, `0`. For a missing field its name is the last part.
  package let path: [PathPart]
  /// The smallest text to change. For an unknown field its key; for a missing
  /// field the mapping that lacks it.
  package let range: ByteRange
  /// What stands in the way, in words; nil where there is nothing to expect.
  package let expected: String?
  /// The names or values allowed at this place, where they can be listed.
  package let allowed: [String]
  /// One sentence that says what is wrong and one that says what to do.
  package let message: String

  package init(
    _ kind: Kind, path: [PathPart], range: ByteRange, expected: String? = nil, allowed: [String] = [],
    message: String
  ) {
    self.kind = kind
    self.path = path
    self.range = range
    self.expected = expected
    self.allowed = allowed
    self.message = message
  }

  /// The configuration's field that this is about.
  package var field: String? {
    if case .key(let name)? = path.first { name } else { nil }
  }
}

/// A step from a container to one of its values.
package enum PathPart: Sendable, Hashable, CustomStringConvertible {
  case key(String)
  case index(Int)

  package var description: String {
    switch self {
    case .key(let name): name
    case .index(let index): String(index)
    }
  }
}

extension [PathPart] {
  /// Such as `pod_settings.tolerations[0].key`.
  package var dotted: String {
    reduce(into: "") { text, part in
      switch part {
      case .key(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}
