import YAMLSyntax

extension PythonValue {
  /// Are the two values of the same types, with the same contents, be
  /// it that keys stand in another order? Values that JSON does not keep as they are (dates, bytes, sets,
  /// tuples) are never identical, NaN neither. Stricter than Python's `==`.
  func isIdentical(to other: PythonValue) -> Bool {
    var open = [(self, other)]
    var steps = 0
    while let (left, right) = open.popLast() {
      // Aliases can make a small value large to walk; then the answer is no.
      steps += 1
      if steps > 1_000_000 { return false }
      switch (left.kind, right.kind) {
      case (.none, .none): continue
      case (.bool(let one), .bool(let two)): if one != two { return false }
      case (.int(let one), .int(let two)): if one != two { return false }
      case (.float(let one), .float(let two)): if one != two { return false }
      case (.string(let one), .string(let two)): if one != two { return false }
      case (.list(let one), .list(let two)):
        if one.count != two.count { return false }
        open.append(contentsOf: zip(one, two))
      case (.dict(let one), .dict(let two)):
        if one.entries.count != two.entries.count { return false }
        if one.sharesStorage(with: two) {
          // Nothing was copied on the way: only the kinds of the values count.
          if one.entries.contains(where: { !$0.key.isText }) { return false }
          for entry in one.entries where !entry.value.isText { open.append((entry.value, entry.value)) }
          continue
        }
        guard let pairs = one.paired(with: two) else { return false }
        open.append(contentsOf: pairs)
      default: return false
      }
    }
    return true
  }
}

extension PythonValue {
  fileprivate var isText: Bool { if case .string = kind { true } else { false } }
}

extension PythonDictionary {
  fileprivate func sharesStorage(with other: PythonDictionary) -> Bool {
    entries.withUnsafeBufferPointer { own in
      other.entries.withUnsafeBufferPointer { $0.baseAddress == own.baseAddress }
    }
  }

  /// The values of both, key by key; nil unless both have the same text keys.
  fileprivate func paired(with other: PythonDictionary) -> [(PythonValue, PythonValue)]? {
    var pairs: [(PythonValue, PythonValue)] = []
    pairs.reserveCapacity(entries.count)
    var byKey: [String: PythonValue]?
    for (entry, twin) in zip(entries, other.entries) {
      guard let key = entry.key.string else { return nil }
      if byKey == nil, twin.key.string == key {
        pairs.append((entry.value, twin.value))
        continue
      }
      let table = byKey ?? other.byTextKey
      byKey = table
      guard let value = table[key] else { return nil }
      pairs.append((entry.value, value))
    }
    return pairs
  }

  private var byTextKey: [String: PythonValue] {
    var table: [String: PythonValue] = [:]
    for entry in entries { if let key = entry.key.string { table[key] = entry.value } }
    return table
  }
}
