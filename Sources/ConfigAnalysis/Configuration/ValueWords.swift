import YAMLSyntax

extension PythonValue {
  /// The value for a message: quoted where it is short, else its kind.
  var inWords: String {
    switch kind {
    case .none: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): number.decimal.utf8.count <= 40 ? number.decimal : "a very long number"
    case .float(let number): "the number \(number)"
    case .string(let text): text.isEmpty ? "an empty text" : text.quoted
    case .bytes: "binary data"
    case .date(let date): "the date \(date.isoText)"
    case .datetime(let moment): "the time \(moment.isoText)"
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .tuple: "a list"
    case .set: "a set"
    case .dict(let dictionary): dictionary.entries.isEmpty ? "an empty mapping" : "a mapping"
    case .cycle: "a value that contains itself"
    }
  }

  /// A single value that would be a text if it stood in quotes.
  var becomesTextInQuotes: Bool {
    switch kind {
    case .bool, .int, .float, .date, .datetime: true
    default: false
    }
  }
}
