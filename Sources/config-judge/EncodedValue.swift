import YAMLSyntax

/// Python values in JSON: what JSON has stands for itself, a list is `["list", …]`,
/// a dict `["dict", [key, value], …]`, and so on; Tests/parity/encoded_value.py
/// writes it.
enum EncodedValue {
  static func decode(_ value: PythonValue) -> PythonValue? {
    guard case .list(let parts) = value.kind else { return value }
    guard let tag = parts.first?.string else { return nil }
    let rest = parts.dropFirst()
    let kind: PythonValue.Kind?
    switch tag {
    case "list": kind = items(rest).map { .list($0) }
    case "tuple": kind = items(rest).map { .tuple($0) }
    case "set": kind = items(rest).map { .set($0) }
    case "dict": kind = dictionary(rest).map { .dict($0) }
    case "bytes": kind = numbers(rest).map { .bytes($0.map { UInt8(truncatingIfNeeded: $0) }) }
    case "date": kind = numbers(rest).flatMap(date).map { .date($0) }
    case "datetime": kind = numbers(rest).flatMap(datetime).map { .datetime($0) }
    case "cycle": kind = .cycle
    default: kind = nil
    }
    return kind.map { PythonValue($0, range: .empty(at: 0)) }
  }

  private static func items(_ values: ArraySlice<PythonValue>) -> [PythonValue]? {
    let decoded = values.compactMap(decode)
    return decoded.count == values.count ? decoded : nil
  }

  private static func numbers(_ values: ArraySlice<PythonValue>) -> [Int]? {
    let decoded: [Int] = values.compactMap { value in
      if case .int(let number) = value.kind { number.int64.map { Int($0) } } else { nil }
    }
    return decoded.count == values.count ? decoded : nil
  }

  private static func dictionary(_ pairs: ArraySlice<PythonValue>) -> PythonDictionary? {
    var entries: [PythonDictionary.Entry] = []
    for pair in pairs {
      guard case .list(let parts) = pair.kind, parts.count == 2, let key = decode(parts[0]),
        let value = decode(parts[1])
      else { return nil }
      entries.append(.init(key: key, value: value))
    }
    return PythonDictionary(entries)
  }

  private static func date(_ parts: [Int]) -> PythonDate? {
    guard parts.count >= 3 else { return nil }
    return PythonDate(year: parts[0], month: parts[1], day: parts[2])
  }

  /// Seven numbers, and the offset from UTC in seconds where there is one.
  private static func datetime(_ parts: [Int]) -> PythonDateTime? {
    guard let date = date(parts), parts.count >= 7 else { return nil }
    return PythonDateTime(
      date: date, hour: parts[3], minute: parts[4], second: parts[5], microsecond: parts[6],
      utcOffsetSeconds: parts.count > 7 ? parts[7] : nil)
  }
}
