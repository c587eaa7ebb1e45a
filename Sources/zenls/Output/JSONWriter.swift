/// Writes JSON piece by piece, indented: a report of any size takes no more
/// memory than what is written at a time.
struct JSONWriter {
  private let stream: OutputStream
  private var depth = 0
  private var needsComma = false
  /// Behind a key, or at the start: no comma comes first.
  private var isValue = true
  private var text: [UInt8] = []

  init(to stream: OutputStream) { self.stream = stream }

  mutating func beginObject() { begin("{") }
  mutating func endObject() { end("}") }
  mutating func beginArray() { begin("[") }
  mutating func endArray() { end("]") }

  mutating func beginArray(_ name: String) {
    key(name)
    beginArray()
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

  /// An array of strings.
  mutating func field(_ name: String, _ values: [String]) {
    beginArray(name)
    for value in values {
      separate()
      string(value)
    }
    endArray()
  }

  /// An object.
  mutating func field(_ name: String, _ write: (inout JSONWriter) -> Void) {
    key(name)
    begin("{")
    write(&self)
    end("}")
  }

  /// An array of objects.
  mutating func field<Items: Sequence>(
    _ name: String, of items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
  ) {
    beginArray(name)
    for item in items {
      beginObject()
      write(item, &self)
      endObject()
    }
    endArray()
  }

  /// Ends the document.
  mutating func finish() {
    text += "\n".utf8
    drain()
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    text += ": ".utf8
    isValue = true
  }

  private mutating func begin(_ bracket: String) {
    if !isValue { separate() }
    text += bracket.utf8
    depth += 1
    needsComma = false
    isValue = false
  }

  private mutating func end(_ bracket: String) {
    depth -= 1
    // Nothing was written in it.
    if needsComma { newLine() }
    text += bracket.utf8
    needsComma = true
    isValue = false
    if text.count > 16 * 1024 { drain() }
  }

  private mutating func separate() {
    if needsComma { text += ",".utf8 }
    newLine()
    needsComma = true
    isValue = false
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
    isValue = false
  }
}
