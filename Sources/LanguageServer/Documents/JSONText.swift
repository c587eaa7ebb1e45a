import FoundationEssentials
import LanguageServerProtocol

/// JSON values as text, one member a line.
enum JSONText {
  static func of(_ value: LSPAny) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
