/// A type in words, for messages, hovers and `zenls catalog show`.
extension ValueType {
  /// Such as "a whole number from 1 to 20" or "a list of texts".
  public var words: String { phrase.singular }

  /// The texts that the type takes, where only few do.
  public var allowedTexts: [String] {
    switch self {
    case .literal(let values), .enumeration(_, let values): values
    case .bool: ["true", "false"]
    case .nullable(let inner), .validated(_, _, let inner): inner.allowedTexts
    default: []
    }
  }

  /// Whether null is among the values that the type takes.
  public var takesNull: Bool {
    switch self {
    case .any, .none, .nullable: true
    case .validated(_, _, let inner): inner.takesNull
    case .union(_, let members): members.contains(where: \.takesNull)
    default: false
    }
  }

  /// The type without the null around it.
  public var withoutNull: ValueType {
    if case .nullable(let inner) = self { inner } else { self }
  }

  /// Whether every text passes.
  public var takesAnyText: Bool {
    switch self {
    case .any, .secret: true
    case .string(let limits): limits == TextLimits()
    case .nullable(let inner), .validated(_, _, let inner): inner.takesAnyText
    case .union(_, let members): members.contains(where: \.takesAnyText)
    default: false
    }
  }

  /// The type without the null and the validators around it.
  public var core: ValueType {
    switch self {
    case .nullable(let inner), .validated(_, _, let inner): inner.core
    default: self
    }
  }

  /// The model that a value or the items of a value are made of, if any.
  public var innerModel: ModelSchema? {
    switch core {
    case .model(let model): model
    case .list(let item): item.innerModel
    default: nil
    }
  }

  private var phrase: (singular: String, plural: String) {
    switch self {
    case .any: ("any value", "any values")
    case .none: ("null", "nulls")
    case .bool: ("true or false", "truth values")
    case .int(let bounds): ("a whole number" + bounds.words, "whole numbers" + bounds.words)
    case .float(let bounds): ("a number" + bounds.words, "numbers" + bounds.words)
    case .string(let limits): ("a text" + limits.words, "texts" + limits.words)
    case .secret: ("a text", "texts")
    case .literal(let values), .enumeration(_, let values):
      ("one of \(Self.listed(values, "or"))", "texts out of \(Self.listed(values, "and"))")
    case .nullable(let inner): ("\(inner.phrase.singular) or null", "\(inner.phrase.plural) or nulls")
    case .list(let item): ("a list of \(item.phrase.plural)", "lists of \(item.phrase.plural)")
    case .tuple(let items): Self.tuple(items)
    case .dictionary(let key, let value):
      (
        "a mapping of \(key.phrase.plural) to \(value.phrase.plural)",
        "mappings of \(key.phrase.plural) to \(value.phrase.plural)"
      )
    case .union(_, let members):
      (
        members.map(\.phrase.singular).joined(separator: ", or "),
        members.map(\.phrase.plural).joined(separator: " or ")
      )
    case .model(let model): ("a mapping (\(model.name))", "mappings (\(model.name))")
    case .validated(_, _, let inner): inner.phrase
    }
  }

  private static func tuple(_ items: [ValueType]) -> (String, String) {
    let kinds = Set(items.map(\.phrase.plural))
    let what = kinds.count == 1 ? kinds.first ?? "values" : items.map(\.words).joined(separator: " and ")
    let count = kinds.count == 1 ? "\(items.count) " : ""
    return ("a list of exactly \(count)\(what)", "lists of exactly \(count)\(what)")
  }

  private static func listed(_ values: [String], _ last: String) -> String {
    let quoted = values.map { "`\($0)`" }
    guard let final = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}

extension NumberBounds {
  /// Such as " from 1 to 20", with the blank before it; empty without bounds.
  var words: String {
    // The stricter of two lower bounds is the one to name.
    let lower = above.map { above in (above, false) }
    let atLeast = atLeast.map { ($0, true) }
    let low: (Double, Bool)? =
      if let lower, let atLeast { atLeast.0 > lower.0 ? atLeast : lower } else { lower ?? atLeast }
    let high = atMost.map { ($0, true) } ?? below.map { ($0, false) }
    switch (low, high) {
    case (let low?, let high?) where low.1 && high.1: return " from \(text(low.0)) to \(text(high.0))"
    case (let low?, let high?):
      return " \(low.1 ? "from" : "above") \(text(low.0))\(high.1 ? " up to" : ", below") \(text(high.0))"
    case (let low?, nil): return low.1 ? ", \(text(low.0)) or more" : " above \(text(low.0))"
    case (nil, let high?): return high.1 ? " up to \(text(high.0))" : " below \(text(high.0))"
    case (nil, nil): return ""
    }
  }

  private func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}

extension TextLimits {
  /// Such as " that is not empty", with the blank before it; empty without limits.
  var words: String {
    var parts: [String] = []
    switch (minLength, maxLength) {
    case (1, nil): parts.append("that is not empty")
    case (let low?, let high?): parts.append("of \(low) to \(high) characters")
    case (let low?, nil): parts.append("of at least \(low) characters")
    case (nil, let high?): parts.append("of at most \(high) characters")
    case (nil, nil): break
    }
    if let pattern { parts.append("that matches `\(pattern.source)`") }
    return parts.isEmpty ? "" : " " + parts.joined(separator: " ")
  }
}
