import YAMLSyntax

/// ZenML's filter mini-language, which `zenml stack import` applies to
/// `stack_name` by accident: it asks `list_stacks(name=stack_name)`, and a name
/// such as `contains:x` is a filter there (zenml/models/v2/base/filter.py,
/// 0.98.0).
enum FilterOperator: String, CaseIterable {
  case equals, notequals, contains, startswith, endswith, oneof, notoneof, notcontains, isnull, isnotnull
  case gte, gt, lte, lt
  /// Only for dates: fails for names.
  case `in`
}

/// What the question for a stack's name finds in a store that holds the stack
/// `default` only.
enum StackNameFilter {
  enum Answer: Equatable {
    case findsNothing
    case findsDefault(FilterOperator)
    /// The expression itself is refused.
    case fails(FilterOperator)
  }

  /// The only stack of a fresh store.
  static let existing = "default"

  static func answer(for name: String) -> Answer {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let filter = FilterOperator(rawValue: String(name[..<colon]))
    else { return answer(.equals, isFound: equals(name)) }
    let value = String(name.utf8[name.utf8.index(after: colon)...]) ?? ""
    switch filter {
    case .equals: return answer(filter, isFound: equals(value))
    case .notequals: return answer(filter, isFound: !equals(value))
    case .contains: return answer(filter, isFound: LikePattern("%\(value)%").matches(existing))
    case .notcontains: return answer(filter, isFound: !LikePattern("%\(value)%").matches(existing))
    case .startswith: return answer(filter, isFound: LikePattern(prefix: value).matches(existing))
    case .endswith: return answer(filter, isFound: LikePattern("%" + value).matches(existing))
    case .isnull: return value.isEmpty ? .findsNothing : .fails(filter)
    case .isnotnull: return value.isEmpty ? .findsDefault(filter) : .fails(filter)
    // The stored name is cast to a number, which is 0 and therefore false.
    case .gte, .gt, .lte, .lt: return PythonFloatText.isValid(value) ? .findsNothing : .fails(filter)
    case .in: return .fails(filter)
    case .oneof, .notoneof: return list(filter, value)
    }
  }

  private static func answer(_ filter: FilterOperator, isFound: Bool) -> Answer {
    isFound ? .findsDefault(filter) : .findsNothing
  }

  private static func equals(_ value: String) -> Bool { value.utf8.elementsEqual(existing.utf8) }

  /// `oneof:` and `notoneof:` want a JSON list of what SQLite can bind.
  private static func list(_ filter: FilterOperator, _ text: String) -> Answer {
    guard case .list(let items)? = PythonJSON.parse(text, range: .empty(at: 0))?.kind,
      items.allSatisfy(isBindable)
    else { return .fails(filter) }
    // JSON's own escapes of half a surrogate pair cannot be bound either.
    if !text.unicodeScalars.contains("\u{FFFD}"),
      items.contains(where: { $0.string?.unicodeScalars.contains("\u{FFFD}") == true })
    {
      return .fails(filter)
    }
    // An empty condition is no condition.
    guard !items.isEmpty else { return .findsDefault(filter) }
    let holdsExisting = items.contains { $0.string.map(equals) ?? false }
    if filter == .oneof { return answer(filter, isFound: holdsExisting) }
    return answer(filter, isFound: !holdsExisting && !items.contains(where: isNotANumber))
  }

  private static func isBindable(_ value: PythonValue) -> Bool {
    switch value.kind {
    case .none, .bool, .float, .string: true
    case .int(let number): number.int64 != nil
    default: false
    }
  }

  /// SQLite stores NaN as NULL, which differs from nothing.
  private static func isNotANumber(_ value: PythonValue) -> Bool {
    if case .float(let number) = value.kind { number.isNaN } else { false }
  }
}
