/// Which texts Python's `uuid.UUID` takes: ZenML looks up a component whose
/// name is one by its identifier (`zenml.utils.uuid_utils.is_valid_uuid`).
enum PythonUUID {
  /// `UUID(text, version=4)` does not raise (CPython 3.11).
  static func isValid(_ text: String) -> Bool {
    guard (32...4096).contains(text.utf8.count) else { return false }
    var scalars = removing("uuid:", from: removing("urn:", from: Array(text.unicodeScalars)))
    let isBrace = { (scalar: Unicode.Scalar) in scalar == "{" || scalar == "}" }
    scalars = Array(scalars.drop(while: isBrace))
    while let last = scalars.last, isBrace(last) { scalars.removeLast() }
    scalars.removeAll { $0 == "-" }
    return scalars.count == 32 && isHexadecimalInteger(scalars)
  }

  /// `int(text, 16)` does not raise, for a text without `-`.
  private static func isHexadecimalInteger(_ scalars: [Unicode.Scalar]) -> Bool {
    var rest = scalars.drop { $0.properties.isWhitespace }
    while let last = rest.last, last.properties.isWhitespace { rest = rest.dropLast() }
    if rest.first == "+" { rest = rest.dropFirst() }
    if rest.count >= 2, digit(rest[rest.startIndex]) == 0, isX(rest[rest.startIndex + 1]) {
      rest = rest.dropFirst(2)
      if rest.first == "_" { rest = rest.dropFirst() }
    }
    guard let first = rest.first, let last = rest.last, first != "_", last != "_" else { return false }
    var previous: Unicode.Scalar?
    for scalar in rest {
      if scalar == "_" {
        if previous == "_" { return false }
      } else if digit(scalar) == nil {
        return false
      }
      previous = scalar
    }
    return true
  }

  private static func isX(_ scalar: Unicode.Scalar) -> Bool { scalar == "x" || scalar == "X" }

  /// Python takes any script's decimal digits.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."f": Int(scalar.value) - 0x61 + 10
    case "A"..."F": Int(scalar.value) - 0x41 + 10
    default:
      scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
    }
  }

  private static func removing(_ word: String, from scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let word = Array(word.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index...].starts(with: word) {
        index += word.count
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }
}
