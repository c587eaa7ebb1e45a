/// Which texts Python's `float` takes (CPython 3.11).
enum PythonFloatText {
  static func isValid(_ text: String) -> Bool {
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
    var scalars = Array(text.unicodeScalars.drop(while: isSpace))
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    var rest = scalars[...]
    if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
    let word = String(String.UnicodeScalarView(rest.map(LikePattern.folded)))
    if ["inf", "infinity", "nan"].contains(word) { return true }
    let whole = digits(&rest)
    var fraction = false
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = digits(&rest)
    }
    guard whole || fraction else { return false }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
      guard digits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  /// Takes decimal digits of any script, with single underscores between them,
  /// from the front.
  private static func digits(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var taken = false
    while let first = rest.first {
      if isDigit(first) {
        taken = true
      } else if !(first == "_" && taken && rest.dropFirst().first.map(isDigit) == true) {
        break
      }
      rest = rest.dropFirst()
    }
    return taken
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }
}
