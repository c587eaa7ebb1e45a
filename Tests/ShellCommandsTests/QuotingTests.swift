import Foundation
import ShellCommands
import Testing

struct QuotingTests {
  @Test(arguments: [
    ("", "''"),
    ("plain", "plain"),
    ("--uri=europe-west1-docker.pkg.dev/p/r", "--uri=europe-west1-docker.pkg.dev/p/r"),
    ("two words", "'two words'"),
    ("it's", #"'it'\''s'"#),
    ("$(reboot)", "'$(reboot)'"),
    ("~", "'~'"),
    ("=ls", "'=ls'"),
    ("{{secret.key}}", "'{{secret.key}}'"),
    ("line\nbreak", "'line\nbreak'"),
    ("gar\u{0}bage", "'garbage'"),
  ])
  func `what a POSIX shell reads`(text: String, written: String) {
    #expect(ShellDialect.posix.text(of: ShellWord(text)) == written)
  }

  @Test(arguments: [
    ("", "''"),
    ("plain", "plain"),
    ("--flavor=gcp", "--flavor=gcp"),
    ("--uri=a.b/c", "'--uri=a.b/c'"),
    ("it's", "'it''s'"),
    ("it’s", "'it’’s'"),
    ("a,b", "'a,b'"),
    ("@home", "'@home'"),
    ("$env:PATH", "'$env:PATH'"),
    ("007", "'007'"),
    ("gar\u{0}bage", "'garbage'"),
  ])
  func `what PowerShell reads`(text: String, written: String) {
    #expect(ShellDialect.powerShell.text(of: ShellWord(text)) == written)
  }

  @Test func `a placeholder is visible, or a variable, and always one argument`() {
    let word = ShellWord(parts: [.literal("--connector="), .placeholder("connector-name"), .literal("$x")])
    #expect(ShellDialect.posix.text(of: word) == "'--connector=<CONNECTOR_NAME>$x'")
    #expect(ShellDialect.posix.text(of: word, .variables) == #"--connector="$CONNECTOR_NAME"'$x'"#)
    #expect(ShellDialect.powerShell.text(of: word, .variables) == #""--connector=${env:CONNECTOR_NAME}`$x""#)
    #expect(word.placeholders == ["CONNECTOR_NAME"])
    #expect(word.literal == nil)
  }

  @Test(arguments: [("a b", "A_B"), ("9lives", "_9LIVES"), ("", "_"), ("é", "__")])
  func `every placeholder can be a variable`(name: String, variable: String) {
    #expect(ShellWord(placeholder: name).placeholders == [variable])
  }

  @Test func `a quoted program is still called by PowerShell`() {
    let command = ShellCommand(["my tool", "x"])
    #expect(ShellDialect.powerShell.text(of: command) == "& 'my tool' x")
  }

  /// 10,000 words of what shells treat in a special way, in three real shells.
  @Test(arguments: ["bash", "dash", "zsh", "sh"])
  func `random words survive a real shell unchanged`(shell: String) throws {
    let path = try #require(
      ["/bin/", "/usr/bin/"].map { $0 + shell }.first(where: FileManager.default.isExecutableFile))
    var random = HostileWords(seed: 20_261_125)
    let words = (0..<10_000).map { _ in random.word() }
    let command = ShellCommand(["printf", #"%s\0"#] + words.map { ShellWord($0) })
    let script = ShellDialect.posix.text(of: command) + "\n"
    let output = try run(path, script)
    let read = output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
    #expect(read.count == words.count)
    let changed = zip(words, read).filter { Array($0.0.utf8) != $0.1 }
    #expect(changed.isEmpty, "\(changed.prefix(3))")
  }

  @Test(arguments: ["bash", "dash", "zsh"])
  func `hostile values of variables stay one argument`(shell: String) throws {
    let path = try #require(
      ["/bin/", "/usr/bin/"].map { $0 + shell }.first(where: FileManager.default.isExecutableFile))
    var random = HostileWords(seed: 7)
    for _ in 0..<50 {
      let value = random.word()
      let word = ShellWord(parts: [.literal(random.word()), .placeholder("VALUE"), .literal(random.word())])
      let command = ShellCommand(["printf", #"%s\0"#, word])
      let output = try run(path, ShellDialect.posix.text(of: command, .variables) + "\n", ["VALUE": value])
      let expected = word.visible.replacing("<VALUE>", with: value)
      #expect(output == Data(expected.utf8 + [0]))
    }
  }

  private func run(_ shell: String, _ script: String, _ environment: [String: String] = [:]) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("zenls-\(UUID().uuidString).sh")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = [file.path]
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return output
  }
}

/// Words of letters and of everything that some shell gives a meaning.
struct HostileWords {
  private var state: UInt64
  private static let pieces =
    [
      "a", "Z", "0", " ", "  ", "\t", "\n", "\r", "'", "\"", "\\", "\\\\", "$", "$$", "$(id)", "${HOME}",
      "`id`", "!",
      "!!", "#", "~", "~root", "*", "?", "[a]", "{a,b}", "{1..3}", "(", ")", "<", ">", "<(", "|", "&", ";",
      "=", "==",
      "-", "--", "-n", "%", "%1", "^", "@", "@@", "+", ",", ":", "é", "日本", "🙂", "\u{2019}", "\u{7F}",
      "\u{1}",
      "\u{1B}[31m", "\u{85}", "\u{2028}", "{{secret.key}}", "\\n", "$'a'", "\u{FEFF}", "",
    ]

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func word() -> String {
    (0..<next(below: 7)).reduce(into: "") { text, _ in text += Self.pieces[next(below: Self.pieces.count)] }
  }
}
