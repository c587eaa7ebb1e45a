/// PyYAML's `SafeLoader` constructors for scalars.
enum ScalarConstructor {
  /// The value of a scalar with this tag.
  /// - Returns: nil where the constructor raises.
  static func construct(_ tag: ResolvedTag, _ text: [UInt8]) -> PythonValue.Kind? {
    switch tag {
    case .string: return .string(String(decoding: text, as: UTF8.self))
    case .null: return PythonValue.Kind.none
    case .bool: return bool(text).map { .bool($0) }
    case .int: return PythonNumbers.integer(text).map { .int($0) }
    case .float: return PythonNumbers.float(text).map { .float($0.value) }
    case .timestamp: return text.withUnsafeBufferPointer { TimestampFields($0, isStrict: false)?.value }
    case .binary: return text.allSatisfy { $0 < 0x80 } ? decodeBase64(text).map { .bytes($0) } : nil
    case .sequence, .mapping, .orderedMap, .pairs, .set, .merge, .value, .unknown: return nil
    }
  }

  private static func bool(_ text: [UInt8]) -> Bool? {
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "yes", "true", "on": true
    case "no", "false", "off": false
    default: nil
    }
  }
}
