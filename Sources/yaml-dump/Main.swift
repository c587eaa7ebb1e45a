import Glibc
import YAMLSyntax

/// Reads snippets from standard input, each as a decimal byte count, a line
/// feed and the bytes, and writes one line of JSON for each: what
/// `Tests/yaml_differential` compares with PyYAML. Not part of any product.
@main
struct Dump {
  static func main() {
    let input = readAll()
    var index = 0
    while let end = input[index...].firstIndex(of: 0x0A),
      let count = Int(String(decoding: input[index..<end], as: UTF8.self)), count <= input.count - end - 1
    {
      let snippet = Array(input[(end + 1)..<(end + 1 + count)])
      print(SnippetReport(SyntaxTree.parse(SourceText(snippet))).json)
      index = end + 1 + count
    }
  }

  private static func readAll() -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return input }
      input.append(contentsOf: buffer[..<count])
    }
  }
}
