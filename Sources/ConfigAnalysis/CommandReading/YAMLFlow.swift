import YAMLSyntax

/// Values of Python as YAML on one line.
enum YAMLFlow {
  private enum Step {
    case value(PythonValue)
    case text(String)
  }

  /// Lists and mappings in brackets; what is nested is kept on a list of our own.
  static func text(_ value: PythonValue) -> String {
    var result = ""
    var todo: [Step] = [.value(value)]
    while let step = todo.popLast() {
      switch step {
      case .text(let text): result += text
      case .value(let value):
        switch value.kind {
        case .list(let items), .tuple(let items), .set(let items):
          result += "["
          todo.append(.text("]"))
          todo += joined(items.map { [.value($0)] })
        case .dict(let dictionary):
          result += "{"
          todo.append(.text("}"))
          todo += joined(dictionary.entries.map { [.value($0.key), .text(": "), .value($0.value)] })
        default: result += scalar(value)
        }
      }
    }
    return result
  }

  /// In the order in which a list of steps is taken from its end.
  private static func joined(_ items: [[Step]]) -> [Step] {
    var steps: [Step] = []
    for (index, item) in items.enumerated() {
      if index > 0 { steps.append(.text(", ")) }
      steps += item
    }
    return steps.reversed()
  }

  private static func scalar(_ value: PythonValue) -> String {
    switch value.kind {
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): number.decimal
    case .float(let number): float(number)
    case .string(let text): scalar(text)
    default: "null"
    }
  }

  /// As YAML 1.1 reads a float: with a point, and a sign in the exponent.
  private static func float(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let text = "\(number)"
    guard let mark = text.firstIndex(of: "e") else { return text }
    let mantissa = text[..<mark]
    return (mantissa.contains(".") ? String(mantissa) : mantissa + ".0") + text[mark...]
  }

  /// Any text, as a scalar that is this text.
  static func scalar(_ text: String) -> String { PlainText.written(text) ?? PlainText.escaped(text) }
}
