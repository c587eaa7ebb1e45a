/// Programs that run the command behind them.
enum CommandPrefix {
  /// The command itself: `sudo`, `env` and their like taken away, with their own
  /// options.
  static func stripped(_ words: [ReadWord]) -> ArraySlice<ReadWord> {
    var rest = words[...]
    while let program = rest.first?.word.literal, let taking = options[program] {
      rest = rest.dropFirst()
      while let word = rest.first?.word.literal {
        if word.hasPrefix("-"), word != "-" {
          rest = rest.dropFirst(taking.contains(word) ? 2 : 1)
          if word == "--" { break }
        } else if program != "exec", isAssignment(word) {
          rest = rest.dropFirst()
        } else {
          break
        }
      }
    }
    return rest
  }

  /// By program: its options that take a word.
  private static let options: [String: Set<String>] = [
    "sudo": ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-D", "-R", "-T"], "env": ["-u", "-C", "-S"],
    "exec": ["-a"], "command": [], "builtin": [], "nohup": [], "time": ["-f", "-o"],
  ]

  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign != word.startIndex else {
      return false
    }
    return word.utf8[..<sign].allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }
}
