/// The form of a ZenML secret reference, `{{ name.key }}`
/// (`zenml.utils.secret_utils`, 0.98.0: `\{\{\s*\S+?\.\S+\s*\}\}` on the whole
/// text).
enum SecretReferenceText {
  static func matches(_ text: String) -> Bool {
    guard text.pythonHasPrefix("{{"), text.utf8.count > 4, text.utf8.suffix(2).elementsEqual("}}".utf8)
    else { return false }
    let between = text.utf8.dropFirst(2).dropLast(2)
    if between.allSatisfy({ (0x21..<0x7F).contains($0) }) {
      return between.dropFirst().dropLast().contains(UInt8(ascii: "."))
    }
    let inner = String(decoding: between, as: UTF8.self).pythonStripped()
    guard !inner.unicodeScalars.contains(where: \.isPythonSpace) else { return false }
    // A dot with something on either side of it.
    return inner.utf8.dropFirst().dropLast().contains(UInt8(ascii: "."))
  }
}
