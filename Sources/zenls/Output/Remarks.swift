import YAMLSyntax

/// What is to be said beside the output, on standard error, in the form that
/// compilers made usual: `FILE:LINE:COLUMN: error: MESSAGE`.
struct Remarks {
  enum Kind: String {
    case error, note
  }

  /// As the user named it; `<stdin>` for standard input.
  let file: String
  let source: SourceText

  /// - Parameter range: nil where it is about the file as a whole.
  func say(_ kind: Kind, _ message: String, at range: ByteRange? = nil) {
    var place = file
    if let start = range.map({ FindingPlace($0, in: source) }) {
      place += ":\(start.startLine):\(start.startColumn)"
    }
    StandardStreams.error.write(TerminalText.visible("\(place): \(kind.rawValue): \(message)") + "\n")
  }
}
