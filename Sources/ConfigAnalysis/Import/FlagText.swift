import YAMLSyntax

/// The text that stands for a YAML value behind `--KEY=`: a text stands for
/// itself, everything else for its JSON, as Python's `json.dumps` writes it.
///
/// JSON has no word for dates (their ISO form is taken), `!!binary` (its text)
/// and sets (a list).
struct FlagText {
  /// Why there is no such text.
  enum Problem: Error {
    /// Ends every argument of a process.
    case nullCharacter
    /// Half of a surrogate pair: no UTF-8.
    case unpairedSurrogate
    /// What JSON has no form for.
    case noJSON(PythonValue)
    /// Longer than an argument can be, with its aliases written out.
    case tooLarge
  }

  private var text: [UInt8] = []
  private let limit: Int
  /// An argument with its NUL on Linux (`MAX_ARG_STRLEN`), less what a long key
  /// takes.
  static let maximumLength = 128 * 1024 - 1
  /// `json.dumps` raises for an int of more digits.
  private static let maximumDigits = 4300

  /// - Parameters:
  ///   - node: an alias already followed.
  ///   - limit: in bytes.
  static func text(of node: SyntaxNode, limit: Int = maximumLength) -> Result<String, Problem> {
    let limit = min(limit, maximumLength)
    let value = node.value
    switch value.kind {
    case .string(let text):
      if node.hasSurrogate { return .failure(.unpairedSurrogate) }
      return checked(text, limit)
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else { return .failure(.noJSON(value)) }
      return checked(text, limit)
    case .date(let date): return .success(date.isoText)
    case .datetime(let moment): return .success(moment.isoText)
    default: return json(of: value, limit: limit)
    }
  }

  /// An argument ends at its first NUL.
  private static func checked(_ text: String, _ limit: Int) -> Result<String, Problem> {
    if text.utf8.count > limit { return .failure(.tooLarge) }
    return text.utf8.contains(0) ? .failure(.nullCharacter) : .success(text)
  }

  /// The JSON of any value.
  static func json(
    of value: PythonValue, limit: Int = maximumLength
  ) -> Result<String, Problem> {
    var writer = FlagText(limit: limit)
    if let problem = writer.write(value) { return .failure(problem) }
    return .success(String(decoding: writer.text, as: UTF8.self))
  }

  private enum Step {
    case value(PythonValue)
    case key(PythonValue)
    case text(String)
  }

  /// Nesting is kept on a list of our own, never on the call stack.
  private mutating func write(_ root: PythonValue) -> Problem? {
    var todo: [Step] = [.value(root)]
    while let step = todo.popLast() {
      guard text.count < limit else { return .tooLarge }
      switch step {
      case .text(let part): text += part.utf8
      case .key(let key):
        guard let name = keyText(key) else { return .noJSON(key) }
        write(string: name)
        text += ": ".utf8
      case .value(let value):
        if let word = scalarText(value) {
          text += word.utf8
        } else if let string = stringText(value) {
          write(string: string)
        } else if isLonger(value) {
          return .tooLarge
        } else if let parts = parts(of: value) {
          todo.append(contentsOf: parts.reversed())
        } else {
          return .noJSON(value)
        }
      }
    }
    return text.count <= limit ? nil : .tooLarge
  }

  /// Is the text of a list or mapping certainly longer than what is left?
  private func isLonger(_ value: PythonValue) -> Bool {
    switch value.kind {
    case .list(let items), .tuple(let items), .set(let items): items.count > limit - text.count
    case .dict(let dictionary): dictionary.entries.count > limit - text.count
    default: false
    }
  }

  private func parts(of value: PythonValue) -> [Step]? {
    switch value.kind {
    case .list(let items), .tuple(let items), .set(let items):
      return joined("[", items.map { [.value($0)] }, "]")
    case .dict(let dictionary):
      return joined("{", dictionary.entries.map { [.key($0.key), .value($0.value)] }, "}")
    default: return nil
    }
  }

  private func joined(_ open: String, _ items: [[Step]], _ close: String) -> [Step] {
    var steps: [Step] = [.text(open)]
    for (index, item) in items.enumerated() {
      if index > 0 { steps.append(.text(", ")) }
      steps += item
    }
    return steps + [.text(close)]
  }

  private func scalarText(_ value: PythonValue) -> String? {
    switch value.kind {
    case .none: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return intText(number)
    case .float(let number): return floatText(number)
    default: return nil
    }
  }

  private func stringText(_ value: PythonValue) -> String? {
    switch value.kind {
    case .string(let text): text
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    case .date(let date): date.isoText
    case .datetime(let moment): moment.isoText
    default: nil
    }
  }

  /// Keys of JSON are texts; `json.dumps` writes these ones as such.
  private func keyText(_ key: PythonValue) -> String? {
    key.string ?? scalarText(key)
  }

  private func intText(_ number: PythonInteger) -> String? {
    let digits = number.decimal.utf8.count { $0 != UInt8(ascii: "-") }
    return digits <= Self.maximumDigits ? number.decimal : nil
  }

  private func floatText(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return "\(number)"
  }

  private mutating func write(string: String) {
    text.append(UInt8(ascii: "\""))
    for unit in string.utf16 {
      switch unit {
      case 0x22, 0x5C: text += [UInt8(ascii: "\\"), UInt8(unit)]
      case 0x0A: text += "\\n".utf8
      case 0x0D: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      case 0x08: text += "\\b".utf8
      case 0x0C: text += "\\f".utf8
      case 0x20..<0x7F: text.append(UInt8(unit))
      default:
        let digits = String(unit, radix: 16)
        text += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
