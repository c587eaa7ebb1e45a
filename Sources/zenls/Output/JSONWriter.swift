/// Writes JSON piece by piece, indented: a report of any size takes no more
/// memory than its findings.
struct JSONWriter {
  private let stream: OutputStream
  private var depth = 0
  private var needsComma = false
  private var text: [UInt8] = []

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
    text += ": ".utf8
  }

  mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { text += "null".utf8 }
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    text += String(value).utf8
  }

  mutating func field(_ name: String, _ value: Bool) {
    key(name)
    text += (value ? "true" : "false").utf8
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
    text += "\n".utf8
    drain()
  }

  private mutating func collection(_ open: String, _ close: String, _ write: (inout JSONWriter) -> Void) {
    text += open.utf8
    depth += 1
    needsComma = false
    write(&self)
    depth -= 1
    // Nothing was written in it.
    if needsComma { newLine() }
    text += close.utf8
    needsComma = true
    if text.count > 16 * 1024 { drain() }
  }

  private mutating func separate() {
    if needsComma { text += ",".utf8 }
    newLine()
    needsComma = true
  }

  private mutating func newLine() {
    text += "\n".utf8
    for _ in 0..<depth { text += "  ".utf8 }
  }

  private mutating func drain() {
    stream.write(text)
    text.removeAll(keepingCapacity: true)
  }

  private mutating func string(_ value: String) {
    text.append(UInt8(ascii: "\""))
    // UTF-8 is JSON as it is, but for these.
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x0A: text += "\\n".utf8
      case 0x0D: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        text += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        text += digits.utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
