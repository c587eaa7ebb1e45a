import Glibc
import YAMLSyntax

/// A debugging tool, not part of any product.
///
/// - `yaml-dump`: reads snippets from standard input, each as a decimal byte
///   count, a line feed and the bytes, and writes one line of JSON for each:
///   what `Tests/yaml_differential` compares with PyYAML.
/// - `yaml-dump --time FILE REPETITIONS`: prints the least CPU seconds that
///   parsing the file took.
@main
struct Dump {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "--time", let repetitions = Int(arguments[3]) {
      time(arguments[2], repetitions)
    } else {
      dumpSnippets()
    }
  }

  private static func dumpSnippets() {
    let input = readAll(STDIN_FILENO)
    var index = 0
    while let end = input[index...].firstIndex(of: 0x0A),
      let count = Int(String(decoding: input[index..<end], as: UTF8.self)), count <= input.count - end - 1
    {
      let snippet = Array(input[(end + 1)..<(end + 1 + count)])
      print(SnippetReport(SyntaxTree.parse(SourceText(snippet))).json)
      index = end + 1 + count
    }
  }

  private static func time(_ path: String, _ repetitions: Int) {
    let file = open(path, O_RDONLY)
    let bytes = readAll(file)
    var least = Double.infinity
    var problems = 0
    for _ in 0..<repetitions {
      let start = clock()
      problems += SyntaxTree.parse(SourceText(bytes)).problems.count
      least = min(least, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    print(least, problems)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return input }
      input.append(contentsOf: buffer[..<count])
    }
  }
}
