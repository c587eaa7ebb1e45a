/// What makes two mapping keys the same key in Python: equal values of types
/// that compare equal (`1`, `1.0` and `true` are one key), as bytes.
struct KeyIdentity {
  let storage: TreeStorage
  let decoder: ScalarDecoder

  /// - Parameter node: an alias already followed.
  /// - Returns: nil for what cannot be a key.
  func identity(of node: Int32) -> [UInt8]? {
    let record = storage.records[Int(node)]
    guard record.kind == .scalar else { return nil }
    let text = decoder.text(of: record)
    // What the constructor refuses is compared as text.
    guard let value = ScalarConstructor.construct(record.tag, text) else { return [0x73] + text }
    switch value {
    case .none: return tagged("-", "")
    case .bool(let flag): return number(flag ? "1" : "0")
    case .int(let integer): return number(integer.decimal)
    case .float(let float): return number(float, node: node, text: text)
    case .bytes(let bytes): return [0x62] + bytes
    case .date(let date): return tagged("d", "\(date.year)-\(date.month)-\(date.day)")
    case .datetime(let time):
      return tagged(time.utcOffsetSeconds == nil ? "t" : "z", "\(time.microseconds)")
    default: return [0x73] + text
    }
  }

  private func tagged(_ prefix: String, _ text: String) -> [UInt8] { Array(prefix.utf8) + Array(text.utf8) }

  private func number(_ decimal: String) -> [UInt8] { tagged("n", decimal) }

  private func number(_ float: Double, node: Int32, text: [UInt8]) -> [UInt8] {
    // `.nan` is one object in PyYAML, so it equals itself; another NaN is a new
    // object each time, equal only to its own aliases.
    if float.isNaN { return tagged("N", PythonNumbers.float(text)?.isSharedNaN == true ? "" : "\(node)") }
    guard float.isFinite, float == float.rounded(.towardZero) else { return tagged("f", "\(float)") }
    if let whole = Int64(exactly: float) { return number("\(whole)") }
    // Whole, so a multiple of a power of two: its decimal digits are exact.
    var digits = BigDecimal()
    for byte in String(float.significandBitPattern | 1 << 52).utf8 {
      digits.multiply(by: 10, adding: UInt32(byte - 0x30))
    }
    for _ in 0..<max(0, Int(float.exponent) - 52) { digits.multiply(by: 2, adding: 0) }
    return number((float < 0 ? "-" : "") + digits.decimal)
  }
}

extension ScalarDecoder {
  func text(of record: NodeRecord) -> [UInt8] {
    decode(
      style: record.style, from: Int(record.start), to: Int(record.end), indent: Int(record.link),
      isVerbatim: record.flags.contains(.verbatim)
    ).bytes
  }
}
