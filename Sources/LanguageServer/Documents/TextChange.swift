import LanguageServerProtocol
import YAMLSyntax

/// Applies what the client changed. Positions outside the text are clamped, as
/// the specification says.
enum TextChange {
  static func apply(
    _ changes: [TextDocumentContentChangeEvent], to source: SourceText, _ encoding: PositionEncoding
  ) -> SourceText {
    var source = source
    for change in changes {
      guard let range = change.range else {
        source = SourceText(change.text)
        continue
      }
      let place = Positions(source, encoding).byteRange(of: range)
      var bytes = source.bytes
      bytes.replaceSubrange(place.start..<place.end, with: change.text.utf8)
      source = SourceText(bytes)
    }
    return source
  }
}
