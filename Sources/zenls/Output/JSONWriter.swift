/// Writes JSON piece by piece, indented: a report of any size takes no more
/// memory than its findings.
struct JSONWriter {
  private let stream: OutputStream
  private var depth = 0
  private var needsComma = false
  private var text = ""

  init(to stream: OutputStream) { self.stream = stream }

  mutating func object(_ write: (inout JSONWriter) -> Void) { collection("{", "}", write) }

  /// An array of objects.
  mutating func array<Items: Sequence>(of items: Items, _ write: (Items.Element, inout JSONWriter) -> Void) {
    collection("[", "]") { writer in
      for item in items {
        writer.separate()
        writer.object { write(item, &$0) }
      }
    }
  }

  mutating func key(_ name: String) {
    separate()
    string(name)
    text += ": "
  }

  mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { text += "null" }
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    text += String(value)
  }

  mutating func field(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  mutating func field(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(name)
    object(write)
  }

  mutating func field<Items: Sequence>(
    _ name: String, of items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
  ) {
    key(name)
    array(of: items, write)
  }

  /// Ends the document.
  mutating func finish() {
    text += "\n"
    drain()
  }

  private mutating func collection(_ open: String, _ close: String, _ write: (inout JSONWriter) -> Void) {
    text += open
    depth += 1
    needsComma = false
    write(&self)
    depth -= 1
    // Nothing was written in it.
    if needsComma { newLine() }
    text += close
    needsComma = true
    if text.utf8.count > 16 * 1024 { drain() }
  }

  private mutating func separate() {
    if needsComma { text += "," }
    newLine()
    needsComma = true
  }

  private mutating func newLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  private mutating func drain() {
    stream.write(text)
    text = ""
  }

  private mutating func string(_ value: String) {
    text += "\""
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
      text += value
    } else {
      for scalar in value.unicodeScalars { escape(scalar) }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{00}"..<"\u{20}", "\u{7F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
