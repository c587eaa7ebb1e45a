import YAMLSyntax

/// The bytes that any of several ranges cover, searched by place.
struct ByteCover {
  /// In order of place; none touches another.
  private var parts: [ByteRange] = []

  /// - Parameter ranges: in any order; they may overlap.
  init(_ ranges: some Sequence<ByteRange>) {
    for range in ranges.sorted(by: { $0.start < $1.start }) {
      if let last = parts.last, last.end >= range.start {
        parts[parts.count - 1] = last.union(range)
      } else {
        parts.append(range)
      }
    }
  }

  /// The lines where one of `ranges` begins or ends.
  init(linesOf ranges: [ByteRange], in source: SourceText) {
    let lines = Set(
      ranges.flatMap { [source.line(at: $0.start), source.line(at: max($0.start, $0.end - 1))] })
    self.init(lines.map(source.lineRange))
  }

  /// - Parameter offset: of a byte.
  func contains(_ offset: Int) -> Bool { part(startingBefore: offset + 1).map { $0.end > offset } ?? false }

  func touches(_ range: ByteRange) -> Bool {
    part(startingBefore: range.end).map { $0.end > range.start } ?? false
  }

  /// The last part that starts before `offset`.
  private func part(startingBefore offset: Int) -> ByteRange? {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? parts[low - 1] : nil
  }
}
