import YAMLSyntax

/// Python's `str()` and `repr()` of a value, as far as brackets, quotes and
/// letters of it matter.
struct PythonRepr {
  private(set) var text = ""
  /// Python raises `ValueError` for an int of more digits.
  private static let maximumDigits = 4300
  /// An "alias bomb" has a repr that nobody can hold.
  private static let maximumLength = 4_000_000

  /// `str(value)`; nil where Python raises.
  static func str(_ value: PythonValue) -> String? {
    if let text = value.string { return text }
    var writer = PythonRepr()
    return writer.write(value) ? writer.text : nil
  }

  private enum Step {
    case value(PythonValue)
    case text(String)
  }

  /// Nesting is kept on a list of our own, never on the call stack.
  private mutating func write(_ root: PythonValue) -> Bool {
    var todo: [Step] = [.value(root)]
    while let step = todo.popLast() {
      guard text.utf8.count < Self.maximumLength else { return true }
      switch step {
      case .text(let part): text += part
      case .value(let value):
        guard let parts = parts(of: value) else { return false }
        todo.append(contentsOf: parts.reversed())
      }
    }
    return true
  }

  private func parts(of value: PythonValue) -> [Step]? {
    switch value.kind {
    case .none: return [.text("None")]
    case .bool(let value): return [.text(value ? "True" : "False")]
    case .int(let value):
      let digits = value.decimal.utf8.count { $0 != UInt8(ascii: "-") }
      return digits > Self.maximumDigits ? nil : [.text(value.decimal)]
    case .float(let value): return [.text("\(value)")]
    case .string(let text): return [.text(Self.repr(of: text))]
    case .bytes(let bytes): return [.text(Self.repr(of: bytes))]
    case .date(let date): return [.text("datetime.date(\(date.year), \(date.month), \(date.day))")]
    case .datetime(let moment):
      return [.text("datetime.datetime(\(moment.date.year), \(moment.date.month), \(moment.date.day))")]
    case .list(let items): return Self.enclosed("[", items, "]")
    case .tuple(let items): return Self.enclosed("(", items, items.count == 1 ? ",)" : ")")
    case .set(let items): return items.isEmpty ? [.text("set()")] : Self.enclosed("{", items, "}")
    case .dict(let dictionary):
      var steps: [Step] = [.text("{")]
      for (index, entry) in dictionary.entries.enumerated() {
        if index > 0 { steps.append(.text(", ")) }
        steps += [.value(entry.key), .text(": "), .value(entry.value)]
      }
      return steps + [.text("}")]
    case .cycle: return [.text("[...]")]
    }
  }

  private static func enclosed(_ open: String, _ items: [PythonValue], _ close: String) -> [Step] {
    var steps: [Step] = [.text(open)]
    for (index, item) in items.enumerated() {
      if index > 0 { steps.append(.text(", ")) }
      steps.append(.value(item))
    }
    return steps + [.text(close)]
  }

  /// `repr` of a `str`; characters that Python does not print are left as they
  /// are, the C0 controls excepted.
  static func repr(of text: String) -> String {
    quoted(text.unicodeScalars) { $0.value < 0x20 || $0.value == 0x7F }
  }

  /// `repr` of `bytes`.
  static func repr(of bytes: [UInt8]) -> String {
    "b" + quoted(bytes.map(Unicode.Scalar.init)) { $0.value < 0x20 || $0.value >= 0x7F }
  }

  private static func quoted(
    _ scalars: some Sequence<Unicode.Scalar>, isEscaped: (Unicode.Scalar) -> Bool
  ) -> String {
    let holdsSingle = scalars.contains("'")
    let quote: Unicode.Scalar = holdsSingle && !scalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in scalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case quote: result.append(contentsOf: ["\\", quote])
      default:
        if isEscaped(scalar) {
          let digits = String(scalar.value, radix: 16)
          result.append(contentsOf: ("\\x" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    result.append(quote)
    return String(result)
  }
}
