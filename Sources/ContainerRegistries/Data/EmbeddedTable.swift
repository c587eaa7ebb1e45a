import CEmbeddedData

/// The rows of one embedded data file, by the word that each line starts with.
///
/// The format (README.md, "Data files") needs no decoder: lines of
/// tab-separated columns, the first one naming the kind of the row, `#` for
/// comments.
struct EmbeddedTable {
  private var rows: [String: [[String]]] = [:]

  init(_ file: zenls_embedded_file) {
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let kind = columns.first else { continue }
      rows[kind, default: []].append(Array(columns.dropFirst()))
    }
  }

  /// The rows of one kind, without the kind.
  subscript(kind: String) -> [[String]] { rows[kind] ?? [] }

  /// The first column of the rows of one kind.
  func names(_ kind: String) -> [String] { self[kind].compactMap(\.first) }

  /// The first two columns of the rows of one kind.
  func pairs(_ kind: String) -> [(String, String)] {
    self[kind].compactMap { $0.count >= 2 ? ($0[0], $0[1]) : nil }
  }
}
