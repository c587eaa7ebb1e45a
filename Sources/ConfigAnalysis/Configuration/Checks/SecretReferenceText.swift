/// The form of a ZenML secret reference, `{{ name.key }}`
/// (`zenml.utils.secret_utils`, 0.98.0: `\{\{\s*\S+?\.\S+\s*\}\}` on the whole
/// text).
enum SecretReferenceText {
  static func matches(_ text: String) -> Bool {
    var text = text
    if let answer = text.withUTF8(answer) { return answer }
    let inner = String(decoding: text.utf8.dropFirst(2).dropLast(2), as: UTF8.self).pythonStripped()
    guard !inner.unicodeScalars.contains(where: \.isPythonSpace) else { return false }
    // A dot with something on either side of it.
    return inner.utf8.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }

  /// What the bytes alone say; nil where there are blanks or letters beyond ASCII
  /// between the braces.
  private static func answer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    guard bytes.count > 4, bytes[0] == open, bytes[1] == open,
      bytes[bytes.count - 1] == close, bytes[bytes.count - 2] == close
    else { return false }
    let between = bytes[2..<bytes.count - 2]
    guard between.allSatisfy({ (0x21..<0x7F).contains($0) }) else { return nil }
    return between.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }
}
