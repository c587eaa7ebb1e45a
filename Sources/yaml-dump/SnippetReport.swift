import YAMLSyntax

/// One parsed snippet as JSON: verdict, problems, value and nodes. Offsets are
/// bytes; lines and columns 0-based, columns in code points.
struct SnippetReport {
  private let tree: SyntaxTree

  init(_ tree: SyntaxTree) { self.tree = tree }

  var json: String {
    var parts = ["\"valid\":\(tree.isValid)"]
    let problems = tree.problems.map { problem in
      let place = tree.source.position(at: problem.range.start, unit: .codePoints)
      return """
        {"kind":"\(problem.kind)","blocking":\(problem.isBlocking),"line":\(place.line),"column":\(place.column),\
        "start":\(problem.range.start),"end":\(problem.range.end),"message":\(quoted(problem.message))}
        """
    }
    parts.append("\"problems\":[\(problems.joined(separator: ","))]")
    parts.append("\"comments\":[\(tree.comments.map { "[\($0.start),\($0.end)]" }.joined(separator: ","))]")
    parts.append("\"duplicates\":\(tree.duplicateKeys.count)")
    if let root = tree.root {
      parts.append("\"value\":\(canonical(root.value))")
      parts.append("\"nodes\":\(describe(root))")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  // MARK: Nodes

  private func describe(_ node: SyntaxNode) -> String {
    let full = node.fullRange
    let head = "\"\(node.kind)\",\"\(node.style)\",\(full.start),\(node.range.start),\(node.range.end)"
    switch node.kind {
    case .scalar: return "[\(head),\(quoted(node.text))]"
    case .alias: return "[\(head),\(quoted(node.anchor?.name ?? ""))]"
    case .sequence: return "[\(head),[\(node.items.map(describe).joined(separator: ","))]]"
    case .mapping:
      let pairs = node.pairs.map { "[\(describe($0.key)),\(describe($0.value))]" }
      return "[\(head),[\(pairs.joined(separator: ","))]]"
    }
  }

  // MARK: Values

  /// `[type, content]`, types kept apart.
  private func canonical(_ value: PythonValue) -> String {
    switch value.kind {
    case .none: return "[\"none\"]"
    case .bool(let flag): return "[\"bool\",\(flag)]"
    case .int(let number): return "[\"int\",\"\(number.decimal)\"]"
    case .float(let number): return "[\"float\",\"\(String(number.bitPattern, radix: 16))\"]"
    case .string(let text): return "[\"str\",\(quoted(text))]"
    case .bytes(let bytes): return "[\"bytes\",[\(bytes.map { String($0) }.joined(separator: ","))]]"
    case .date(let date): return "[\"date\",[\(date.year),\(date.month),\(date.day)]]"
    case .datetime(let time):
      let parts = [
        time.date.year, time.date.month, time.date.day, time.hour, time.minute, time.second, time.microsecond,
      ]
      let offset = time.utcOffsetSeconds.map { String($0) } ?? "null"
      return "[\"datetime\",[\(parts.map { String($0) }.joined(separator: ",")),\(offset)]]"
    case .list(let items): return "[\"list\",[\(items.map(canonical).joined(separator: ","))]]"
    case .tuple(let items): return "[\"tuple\",[\(items.map(canonical).joined(separator: ","))]]"
    case .set(let items): return "[\"set\",[\(items.map(canonical).joined(separator: ","))]]"
    case .dict(let dictionary):
      let entries = dictionary.entries.map { "[\(canonical($0.key)),\(canonical($0.value))]" }
      return "[\"dict\",[\(entries.joined(separator: ","))]]"
    case .cycle: return "[\"cycle\"]"
    }
  }

  private func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": json += "\\\(scalar)"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}
