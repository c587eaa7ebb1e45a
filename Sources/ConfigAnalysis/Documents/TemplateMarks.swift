import YAMLSyntax

/// Marks of a text that another program (`envsubst`, Terraform, Jinja) fills in
/// before ZenML reads it (design §5).
enum TemplateMarks {
  private static let openings = ["${", "$(", "%{"]

  /// Is the value unknown until a template is filled in?
  static func isUnknown(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 == 0x24 || $0 == 0x25 }) else { return false }
    return openings.contains { text.contains($0) }
  }

  /// Does the file hold template statements (`{%`, or a line that starts with
  /// `%{`) outside comments and quoted scalars? Such a file is not judged.
  static func isTemplateFile(_ tree: SyntaxTree) -> Bool {
    let bytes = tree.source.bytes
    var index = 0
    while index + 1 < bytes.count {
      let isStatement =
        (bytes[index] == UInt8(ascii: "{") && bytes[index + 1] == UInt8(ascii: "%"))
        || (bytes[index] == UInt8(ascii: "%") && bytes[index + 1] == UInt8(ascii: "{")
          && startsLine(at: index, bytes))
      if isStatement, !isInert(at: index, tree) { return true }
      index += 1
    }
    return false
  }

  private static func startsLine(at index: Int, _ bytes: [UInt8]) -> Bool {
    var index = index
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") || bytes[index - 1] == UInt8(ascii: "\t") {
      index -= 1
    }
    return index == 0 || bytes[index - 1] == UInt8(ascii: "\n") || bytes[index - 1] == UInt8(ascii: "\r")
  }

  private static func isInert(at index: Int, _ tree: SyntaxTree) -> Bool {
    if Comments(tree).contains(index) { return true }
    guard let node = tree.node(at: index), node.kind == .scalar else { return false }
    switch node.style {
    case .singleQuoted, .doubleQuoted: return true
    default: return false
    }
  }
}

/// The comments of a tree, searched by place.
struct Comments {
  private let ranges: [ByteRange]

  init(_ tree: SyntaxTree) { ranges = tree.comments }

  /// Lies the byte inside a comment? O(log n).
  func contains(_ offset: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(offset)
  }
}
