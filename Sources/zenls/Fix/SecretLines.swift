import YAMLSyntax

extension SourceText {
  /// The lines, ended by `\n` alone as a diff does, on which the ranges stand.
  ///
  /// - Parameter ranges: in order of place.
  func newlineLines(of ranges: [ByteRange]) -> Set<Int> {
    var lines: Set<Int> = []
    var line = 0
    var offset = 0
    for range in ranges {
      while offset < min(range.start, bytes.count) {
        if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
        offset += 1
      }
      lines.insert(line)
      while offset < min(range.end, bytes.count) {
        lines.insert(line)
        if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
        offset += 1
      }
    }
    return lines
  }
}
