import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// A Python value as a test writes it. Each part gets a place of its own, in
/// order, so that a test can say which one a refusal stands at.
enum PythonLiteral: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  case value(PythonValue.Kind)
  case list([PythonLiteral])
  case dict([(PythonLiteral, PythonLiteral)])

  init(stringLiteral value: String) { self = .value(.string(value)) }
  init(integerLiteral value: Int64) { self = .value(.int(PythonInteger(value))) }
  init(floatLiteral value: Double) { self = .value(.float(value)) }
  init(booleanLiteral value: Bool) { self = .value(.bool(value)) }
  init(arrayLiteral elements: PythonLiteral...) { self = .list(elements) }
  init(dictionaryLiteral elements: (PythonLiteral, PythonLiteral)...) { self = .dict(elements) }
  init(nilLiteral: ()) { self = .value(.none) }

  static func bytes(_ text: String) -> PythonLiteral { .value(.bytes(Array(text.utf8))) }

  var python: PythonValue {
    var offset = 0
    return placed(&offset)
  }

  private func placed(_ offset: inout Int) -> PythonValue {
    let start = offset
    offset += 1
    let kind: PythonValue.Kind =
      switch self {
      case .value(let kind): kind
      case .list(let items): .list(items.map { $0.placed(&offset) })
      case .dict(let pairs):
        .dict(
          PythonDictionary(
            pairs.map { key, value in
              let key = key.placed(&offset)
              return PythonDictionary.Entry(key: key, value: value.placed(&offset))
            }))
      }
    return PythonValue(kind, range: ByteRange(start, offset))
  }
}

extension PythonValue {
  /// The value as Python prints it, as far as the tests need it.
  var printed: String {
    switch kind {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): value.decimal
    case .float(let value): "\(value)"
    case .string(let text): "'\(text)'"
    case .bytes(let bytes): "b'\(String(decoding: bytes, as: UTF8.self))'"
    case .list(let items), .tuple(let items), .set(let items):
      "[" + items.map(\.printed).joined(separator: ", ") + "]"
    case .dict(let dictionary):
      "{" + dictionary.entries.map { "\($0.key.printed): \($0.value.printed)" }.joined(separator: ", ") + "}"
    default: "?"
    }
  }
}

/// What a check answers, in a form that a test can write down.
enum Verdict: Equatable, CustomStringConvertible {
  /// The returned value as Python prints it.
  case accepted(String)
  /// The field it is about (model validators) or "".
  case refused(String)
  /// The field whose secret has to be looked up.
  case needsSecret(String)

  init(_ result: CheckResult) {
    switch result {
    case .accepted(let value): self = .accepted(value.printed)
    case .refused(_, _, let field): self = .refused(field ?? "")
    case .needsSecret(_, _, let field): self = .needsSecret(field)
    }
  }

  var description: String {
    switch self {
    case .accepted(let value): "accepted \(value)"
    case .refused(let field): "refused \(field)"
    case .needsSecret(let field): "needs the secret in \(field)"
    }
  }
}

/// One row of a check's table.
struct CheckCase: Sendable, CustomTestStringConvertible {
  let check: ConfigurationCheck
  let input: PythonValue
  let owner: String
  let expected: Verdict

  init(_ check: ConfigurationCheck, _ input: PythonLiteral, _ expected: Verdict, owner: String = "") {
    self.check = check
    self.input = input.python
    self.owner = owner
    self.expected = expected
  }

  /// Refused, whatever the field.
  init(_ check: ConfigurationCheck, refuses input: PythonLiteral, owner: String = "") {
    self.init(check, input, .refused(""), owner: owner)
  }

  /// Accepted as it is.
  init(_ check: ConfigurationCheck, accepts input: PythonLiteral, owner: String = "") {
    self.init(check, input, .accepted(input.python.printed), owner: owner)
  }

  /// The fields of a model count as given.
  var verdict: Verdict {
    let names = input.dictionary?.entries.compactMap(\.key.string) ?? []
    return Verdict(check.run(CheckInput(value: input, owner: owner, fieldsSet: Set(names))))
  }

  var testDescription: String { "\(check.name) of \(input.printed)" }
}
