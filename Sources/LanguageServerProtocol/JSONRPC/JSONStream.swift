import FoundationEssentials

/// Writes a value as JSON while it is being encoded, members in the order in
/// which the value names them.
///
/// FoundationEssentials' encoder builds a tree of the whole value first, which
/// takes most of the time of a large answer. What this one does not do (nested
/// containers by hand, which no structure of the protocol asks for) is left to
/// that one.
enum JSONStream {
  /// Nil where the value cannot be encoded.
  static func bytes(of value: some Encodable) -> [UInt8]? {
    let sink = JSONSink()
    guard (try? sink.write(value)) != nil else { return nil }
    guard sink.isUnsupported else { return sink.bytes }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { Array($0) }
  }
}

/// What was written so far, and the values that are open.
private final class JSONSink {
  /// ``bytes`` are not the value.
  var isUnsupported = false

  private enum Shape { case open, object, array, scalar }

  private(set) var bytes: [UInt8] = []
  /// Innermost last.
  private var values: [(shape: Shape, isEmpty: Bool)] = []

  func write(_ value: some Encodable) throws {
    values.append((.open, true))
    try value.encode(to: JSONStreamEncoder(sink: self))
    switch values.popLast()?.shape {
    case .object: bytes.append(UInt8(ascii: "}"))
    case .array: bytes.append(UInt8(ascii: "]"))
    case .scalar: break
    // It wrote nothing.
    case .open, nil: isUnsupported = true
    }
  }

  func beginObject() { begin(.object, UInt8(ascii: "{")) }
  func beginArray() { begin(.array, UInt8(ascii: "[")) }

  /// A value may ask for its container more than once.
  private func begin(_ shape: Shape, _ mark: UInt8) {
    guard let last = values.indices.last, values[last].shape == .open else { return }
    values[last].shape = shape
    bytes.append(mark)
  }

  func beginScalar() {
    if let last = values.indices.last { values[last].shape = .scalar }
  }

  func separate() {
    guard let last = values.indices.last else { return }
    if !values[last].isEmpty { bytes.append(UInt8(ascii: ",")) }
    values[last].isEmpty = false
  }

  func key(_ key: some CodingKey) {
    separate()
    string(key.stringValue)
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Scalars

  func null() { bytes.append(contentsOf: "null".utf8) }
  func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }
  func integer(_ value: some BinaryInteger) { bytes.append(contentsOf: String(value).utf8) }

  func double(_ value: Double) {
    // JSON has no others.
    guard value.isFinite else { return string(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity") }
    if let whole = Int(exactly: value) { integer(whole) } else { bytes.append(contentsOf: "\(value)".utf8) }
  }

  func string(_ value: String) {
    let text = value.utf8
    bytes.append(UInt8(ascii: "\""))
    if text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text)
    } else {
      bytes.append(contentsOf: Self.escaped(text))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escaped(_ text: String.UTF8View) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      case 0x0A: result.append(contentsOf: "\\n".utf8)
      case 0..<0x20:
        result.append(contentsOf: "\\u00".utf8)
        if byte < 0x10 { result.append(UInt8(ascii: "0")) }
        result.append(contentsOf: String(byte, radix: 16).utf8)
      default: result.append(byte)
      }
    }
    return result
  }
}

private struct JSONStreamEncoder: Encoder {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    sink.beginObject()
    return KeyedEncodingContainer(JSONStreamObject(sink: sink))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sink.beginArray()
    return JSONStreamArray(sink: sink)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONStreamScalar(sink: sink) }
}

private struct JSONStreamObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws {
    sink.key(key)
    sink.null()
  }

  func encode(_ value: Bool, forKey key: Key) throws {
    sink.key(key)
    sink.bool(value)
  }

  func encode(_ value: String, forKey key: Key) throws {
    sink.key(key)
    sink.string(value)
  }

  func encode(_ value: Int, forKey key: Key) throws {
    sink.key(key)
    sink.integer(value)
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    sink.key(key)
    try sink.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    sink.isUnsupported = true
    return KeyedEncodingContainer(JSONStreamObject<Nested>(sink: sink))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    sink.isUnsupported = true
    return JSONStreamArray(sink: sink)
  }

  func superEncoder() -> any Encoder {
    sink.isUnsupported = true
    return JSONStreamEncoder(sink: sink)
  }

  func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
}

private struct JSONStreamArray: UnkeyedEncodingContainer {
  let sink: JSONSink
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(sink: JSONSink) { self.sink = sink }

  private mutating func next() {
    sink.separate()
    count += 1
  }

  mutating func encodeNil() throws {
    next()
    sink.null()
  }

  mutating func encode(_ value: String) throws {
    next()
    sink.string(value)
  }

  mutating func encode(_ value: some Encodable) throws {
    next()
    try sink.write(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    sink.isUnsupported = true
    return KeyedEncodingContainer(JSONStreamObject<Nested>(sink: sink))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    sink.isUnsupported = true
    return self
  }

  mutating func superEncoder() -> any Encoder {
    sink.isUnsupported = true
    return JSONStreamEncoder(sink: sink)
  }
}

private struct JSONStreamScalar: SingleValueEncodingContainer {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }

  func encodeNil() throws { scalar { sink.null() } }
  func encode(_ value: Bool) throws { scalar { sink.bool(value) } }
  func encode(_ value: String) throws { scalar { sink.string(value) } }
  func encode(_ value: Double) throws { scalar { sink.double(value) } }
  func encode(_ value: Float) throws { scalar { sink.double(Double(value)) } }
  func encode(_ value: Int) throws { scalar { sink.integer(value) } }
  func encode(_ value: Int8) throws { scalar { sink.integer(value) } }
  func encode(_ value: Int16) throws { scalar { sink.integer(value) } }
  func encode(_ value: Int32) throws { scalar { sink.integer(value) } }
  func encode(_ value: Int64) throws { scalar { sink.integer(value) } }
  func encode(_ value: UInt) throws { scalar { sink.integer(value) } }
  func encode(_ value: UInt8) throws { scalar { sink.integer(value) } }
  func encode(_ value: UInt16) throws { scalar { sink.integer(value) } }
  func encode(_ value: UInt32) throws { scalar { sink.integer(value) } }
  func encode(_ value: UInt64) throws { scalar { sink.integer(value) } }

  func encode(_ value: some Encodable) throws {
    sink.beginScalar()
    try sink.write(value)
  }

  private func scalar(_ write: () -> Void) {
    sink.beginScalar()
    write()
  }
}
