import YAMLSyntax

extension PythonValue {
  /// Python's `==`. Values nested deeper than 200 levels, or with more than
  /// 100,000 pairs to compare, count as different.
  func isPythonEqual(to other: PythonValue) -> Bool {
    var steps = 100_000
    return Self.equal(self, other, depth: 0, &steps)
  }

  private static func equal(_ left: PythonValue, _ right: PythonValue, depth: Int, _ steps: inout Int) -> Bool
  {
    steps -= 1
    guard steps > 0, depth < 200 else { return false }
    switch (left.kind, right.kind) {
    case (.none, .none): return true
    case (.string(let one), .string(let two)): return one.isPythonEqual(to: two)
    case (.bytes(let one), .bytes(let two)): return one == two
    case (.date(let one), .date(let two)): return one == two
    case (.datetime(let one), .datetime(let two)): return one == two
    case (.list(let one), .list(let two)), (.tuple(let one), .tuple(let two)):
      return one.count == two.count
        && zip(one, two).allSatisfy { equal($0, $1, depth: depth + 1, &steps) }
    case (.set(let one), .set(let two)):
      return one.count == two.count
        && one.allSatisfy { item in two.contains { equal(item, $0, depth: depth + 1, &steps) } }
    case (.dict(let one), .dict(let two)):
      guard one.entries.count == two.entries.count else { return false }
      return one.entries.allSatisfy { entry in
        two.entries.contains {
          equal(entry.key, $0.key, depth: depth + 1, &steps)
            && equal(entry.value, $0.value, depth: depth + 1, &steps)
        }
      }
    default: return equalNumbers(left, right)
    }
  }

  /// `True == 1 == 1.0`.
  private static func equalNumbers(_ left: PythonValue, _ right: PythonValue) -> Bool {
    if let one = left.integer, let two = right.integer { return one == two }
    switch (left.kind, right.kind) {
    case (.float(let one), .float(let two)): return one == two
    case (.float(let one), _): return right.integer.map { $0.equals(one) } ?? false
    case (_, .float(let two)): return left.integer.map { $0.equals(two) } ?? false
    default: return false
    }
  }

  private var integer: PythonInteger? {
    switch kind {
    case .int(let number): number
    case .bool(let flag): PythonInteger(flag ? 1 : 0)
    default: nil
    }
  }
}

extension PythonInteger {
  /// `==` with a float: exact, however large.
  fileprivate func equals(_ number: Double) -> Bool {
    number.rounded(.towardZero) == number && PythonInteger(truncating: number) == self
  }
}
