import ShellCommands
import Testing

struct ReadingTests {
  /// Words with `|` between them, commands with ` ; `; placeholders as `<NAME>`.
  private func shown(_ reading: ShellReading) -> String {
    reading.commands.map { $0.words.map(\.word.visible).joined(separator: "|") }.joined(separator: " ; ")
  }

  @Test(arguments: [
    ("zenml stack set a", "zenml|stack|set|a"),
    (#"a 'b c' "d e" f\ g"#, "a|b c|d e|f g"),
    (#"a "x\"y\$z\n" 'it'\''s'"#, #"a|x"y$z\n|it's"#),
    (#"a $'b\n\x41\'' $"c""#, "a|b\nA'|c"),
    ("a \\\n  b \\\r\n  c\r\nd", "a|b|c ; d"),
    ("a b\\\nc", "a|bc"),
    ("a # b 'c\nd x#y", "a ; d|x#y"),
    ("a; b && c || d | e & f", "a ; b ; c ; d ; e ; f"),
    ("if a; then\n b\nelse c; fi", "a ; b ; c"),
    ("for x in 1 2; do a $x; done", "a|<X>"),
    ("f() { a; }\n(b; c)", "f ; a ; b ; c"),
    ("case $x in y) a ;; *) b;; esac", "a ; * ; b"),
    ("A=b c", "c"),
    ("sudo -u me FOO=1 a -x; time a; exec a; env X=1 a", "a|-x ; a ; a ; a"),
    ("a > out 2>&1 <in b &>both", "a|b"),
    ("a <<EOF b\nzenml c\nEOF\nd", "a|b ; d"),
    ("a <<-'E F'\n\tx\n\tE F\nd", "a ; d"),
    ("$ zenml a \\\n>   b\nprinted 'it\n$ c", "zenml|a|b ; c"),
    ("> zenml a", "zenml|a"),
    ("a ${X} $Y ${Z:-d} ${W:?no} $(b c) `d`", "a|<X>|<Y>|<Z>|<W>|<OUTPUT_OF_B>|<OUTPUT_OF_D>"),
    ("X=1 Y='b c'; export Z=\"$X-2\"\na $X \"$Y\" $Y ${Z} ${X:-9}", "a|1|b c|b|c|1-2|1"),
    ("P=$(gcloud config get-value project)\na $P", "a|<P>"),
    ("P=$P; a $P", "a|<P>"),
    ("A=(1 2)\na $A", "1|2 ; a|<A>"),
    ("a --uri=<YOUR_URI> <name> <MY NAME>", "a|--uri=<YOUR_URI>|<NAME>|<MY_NAME>"),
    ("a \"$(b \"c d\" ')')\" e", "a|<OUTPUT_OF_B>|e"),
    ("a $((1 + (2))) b", "a|<NUMBER>|b"),
    ("a '' \"\" $NONE", "a|||<NONE>"),
    ("EMPTY=\na $EMPTY b \"$EMPTY\"", "a|b|"),
    ("a <(b c) d", "a|<OUTPUT_OF_B>|d"),
  ])
  func `what a shell reads`(text: String, expected: String) {
    let reading = ShellReading.script(Array(text.utf8))
    #expect(shown(reading) == expected)
    #expect(reading.problems.isEmpty)
  }

  @Test(arguments: [
    ("a 'b\nc d", "a|b ; c|d", "'"),
    ("a \"b\nc d", "a|b ; c|d", "\""),
    ("a $(b\nc d", "a|<OUTPUT> ; c|d", "$("),
    ("a ${b\nc", "a|<VALUE> ; c", "${"),
    ("a <<EOF\nb", "a ; b", "EOF"),
    ("a \\ \n b", "a|b", "\\"),
  ])
  func `what cannot be read is told, and the next line is read`(text: String, expected: String, place: String)
    throws
  {
    let reading = ShellReading.script(Array(text.utf8))
    #expect(shown(reading) == expected)
    #expect(reading.problems.count == 1)
    let problem = try #require(reading.problems.first)
    #expect(String(decoding: Array(text.utf8)[problem.range], as: UTF8.self) == place)
  }

  @Test func `words and commands have their places`() throws {
    let text = "x=1\nsudo é 'b c' \"d\" # e"
    let bytes = Array(text.utf8)
    let command = try #require(ShellReading.script(bytes).commands.first)
    let places = command.words.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(places == ["é", "'b c'", "\"d\""])
    #expect(String(decoding: bytes[command.range], as: UTF8.self) == "é 'b c' \"d\"")
  }

  @Test(arguments: [
    ("# T\n```bash\na b\n```\nno\n~~~\nc\n~~~\n", "a|b ; c"),
    ("```python\nx\n```\n```yaml\ny\n```\n", ""),
    ("1. do\n   ```sh\n   a \\\n     b\n   ```\n", "a|b"),
    ("> ```console\n> $ a\n> said\n> ```\n", "a"),
    ("- ```\n  a\n  ```\n", "a"),
    ("run `a b` or ``c ` d``.", "a|b ; c|<OUTPUT>|d"),
    ("text\n\n    a b\n\n    c\n\nend\n", "a|b ; c"),
    ("```\na", "a"),
    ("```sh\nX=1\n```\n```sh\na $X\n```", "a|1"),
  ])
  func `code in Markdown is read`(text: String, expected: String) {
    #expect(shown(ShellReading.markdown(Array(text.utf8))) == expected)
  }

  @Test func `code in Markdown has its place in the whole text`() throws {
    let text = "# é\n\n> ```bash\n> zenml stack set 'x y'\n> ```\n"
    let bytes = Array(text.utf8)
    let word = try #require(ShellReading.markdown(bytes).commands.first?.words.last)
    #expect(String(decoding: bytes[word.range], as: UTF8.self) == "'x y'")
  }

  @Test func `a written command reads back the same`() {
    var random = HostileWords(seed: 20_261_129)
    for _ in 0..<400 {
      let words = (0..<25).map { number -> ShellWord in
        number % 5 == 0
          ? ShellWord(parts: [.literal(random.word()), .placeholder("VALUE"), .literal(random.word())])
          : ShellWord(random.word().replacing("\0", with: ""))
      }
      let command = ShellCommand(["printf"] + words)
      let text = ShellDialect.posix.text(of: command, .variables)
      let reading = ShellReading.script(Array((text + "\n").utf8))
      #expect(reading.commands.map(\.command) == [command])
      #expect(reading.problems.isEmpty)
    }
  }

  /// Whatever the bytes, the reader comes to its end, and its places are within.
  @Test func `noise is read to its end`() {
    var random = HostileWords(seed: 3)
    for _ in 0..<2000 {
      let bytes = Array((0..<6).map { _ in random.word() }.joined(separator: " ").utf8)
      for reading in [ShellReading.script(bytes), ShellReading.markdown(bytes)] {
        let ranges = reading.commands.flatMap { $0.words.map(\.range) } + reading.problems.map(\.range)
        #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= bytes.count })
      }
    }
  }

  @Test(arguments: ["'", "\"", "$(", "${", "`", "<<E\n", "$(\n", "\"\n", "<", "A=$A$A\n", "{ ", "((", "\\\n"])
  func `a text of marks alone is read in one go`(mark: String) {
    let bytes = Array(String(repeating: mark, count: 100_000).utf8)
    #expect(ShellReading.script(bytes).commands.count <= bytes.count)
    #expect(ShellReading.markdown(bytes).commands.count <= bytes.count)
  }
}
