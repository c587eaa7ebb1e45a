// A debugging aid, not shipped: judges component configurations in bulk, so that
// Tests/parity/field_table.py can compare 60,000 of them with the real classes.
//
// Standard input: one JSON object a line, {"type", "flavor"} and either "yaml",
// the text of the configuration, or "value", its Python value in the encoding of
// Tests/parity/encoded_value.py. Standard output: one JSON object a line,
// {"accepted", "refusals": [{"kind", "path", "start", "end", "message"}]}.

import ConfigAnalysis
import YAMLSyntax
import ZenMLCatalog

@main
struct ConfigJudge {
  static func main() {
    while let line = readLine() {
      print(answer(line))
    }
  }

  static func answer(_ line: String) -> String {
    guard let request = PythonJSON.parse(line, range: .empty(at: 0)),
      case .dict(let fields) = request.kind,
      let type = fields["type"]?.string, let name = fields["flavor"]?.string
    else { return #"{"error": "no request"}"# }
    guard let flavor = Catalog.current.flavor(type: type, name: name) else {
      return #"{"error": "no such flavor"}"#
    }
    let configuration: PythonValue
    if let yaml = fields["yaml"]?.string {
      let tree = SyntaxTree.parse(SourceText(yaml))
      guard tree.isValid, let root = tree.root else { return #"{"error": "no YAML"}"# }
      configuration = root.value
    } else if let encoded = fields["value"], let value = EncodedValue.decode(encoded) {
      configuration = value
    } else {
      return #"{"error": "no value"}"#
    }
    let verdict = ConfigurationJudge.validate(configuration: configuration, flavor: flavor)
    let refusals = verdict.refusals.map { refusal in
      #"{"kind": \#(quoted("\(refusal.kind)")), "path": \#(quoted(refusal.path.dotted)), "#
        + #""start": \#(refusal.range.start), "end": \#(refusal.range.end), "#
        + #""message": \#(quoted(refusal.message))}"#
    }
    return #"{"accepted": \#(verdict.isAccepted), "refusals": [\#(refusals.joined(separator: ", "))]}"#
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
