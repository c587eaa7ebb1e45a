import ContainerRegistries
import Testing

@Suite("Any text has an answer")
struct HostileInputTests {
  @Test(
    arguments: [
      "", " ", "/", ":", "@", "@@@", "::", ":::/", "/:@/", "a@", "@a", "a:", ":a", "[", "]", "[]", "[::]",
      "[::1", "::1]",
      ".", "..", "a.", ".a", "a..b", "-", "_", "pkg.dev", ".pkg.dev", "-docker.pkg.dev", "..pkg.dev",
      "a.b.c.d.pkg.dev",
      "rep.pkg.dev", ".rep.pkg.dev", "docker..rep.pkg.dev", "gcr.io", ".gcr.io", "..gcr.io", "dkr.ecr",
      "dkr.ecr.",
      ".dkr.ecr.", "a.dkr.ecr", "dkr-ecr", "dkr-ecr.", "a.dkr-ecr.b", "azurecr", ".azurecr", "azurecr.",
      "a.b.c.azurecr.",
      "a.b.geo.azurecr.io", "://", "http://", "http:/", "http:", "a://b://c", "\u{0}", "\u{0}/\u{0}",
      "\u{1F600}",
      "İstanbul-docker.pkg.dev/İ/İ", "ǅ.azurecr.io", "ß.dkr.ecr.ß.amazonaws.com", "e\u{301}.gcr.io/e\u{301}",
      "\u{202E}moc.elpmaxe", "<", ">", "<>", "<a", "{", "}", "{}", "{a", "${", "$(", "%{", "{{", "{%", "$",
      "$$", "%%",
      "<a><b><c><d>", "a\u{85}b", "\u{2028}", "\r\n", "a@sha256:", "a/b@sha256:", "a@b@c", "u:p@h:1/x:y@z",
      "99999999999999999999:99999999999999999999", "a:99999999999999999999/b", "123.dkr.ecr.amazonaws.com.cn",
    ])
  func odd(_ address: String) { checkAnswer(address) }

  @Test(
    "much of it",
    arguments: [
      "a", "/", ":", "@", ".", "-", " ", "A", "_", "a/", "a.", "a:", "a@", "http://", "<a>", "<", "{a}", "{",
      "${", "${a}",
      "$(", "{{", "A/", "PORT/", "YOUR_", "\u{1F600}", "\u{A0}", "a ", "us-", "1", "%", "$a", "a__", "[", "]",
    ])
  func large(_ piece: String) {
    for (prefix, suffix) in [("us-docker.pkg.dev/", "/x"), ("gcr.io/", ""), ("", ".azurecr.io")] {
      checkAnswer(prefix + String(repeating: piece, count: 5_000 / piece.utf8.count) + suffix)
    }
  }

  @Test("a megabyte", arguments: ["a", "/", "a.", "a:/", "<a>"])
  func megabyte(_ piece: String) {
    checkAnswer(String(repeating: piece, count: 1_000_000 / piece.utf8.count))
  }

  /// Seeded random texts out of the pieces that the parser looks for.
  @Test func random() {
    let pieces = [
      "a", "Z", "0", "1", "-", "_", ".", "/", ":", "@", " ", "\n", "\u{0}", "é", "\u{1F600}", "\u{A0}",
      "https://", "us",
      "-docker", ".pkg.dev", "docker.", "rep", ".rep", "europe-west1", "eu", "us-west1-c", "gcr.io",
      "eu.gcr.io", "mirror.",
      "123456789012", ".dkr.ecr", ".dkr-ecr", "-fips", ".us-east-1", ".amazonaws.com", ".cn", ".azurecr",
      ".io", ".geo",
      ".data", "docker.io", "ghcr.io", "library", "localhost", "127.0.0.1", "[::1]", "<REGION>", "${X}", "$X",
      "{{", "}}",
      "{", "}", "<", ">", "%{", "sha256:", "PROJECT_ID", "my_repo", "//", "example.com:p", "www",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<5_000 {
      checkAnswer((0..<next(9)).map { _ in pieces[next(pieces.count)] }.joined())
    }
  }

  /// Ranges lie inside and on the borders of characters, fixes apply, messages
  /// are short, and applying a safe fix does not bring its own problem back.
  private func checkAnswer(_ address: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let count = address.utf8.count
    let reference = RegistryReference.parse(address)
    for part in [
      reference.scheme, reference.userInfo, reference.host, reference.port, reference.tag, reference.digest,
    ]
    .compactMap(\.self) + reference.path.prefix(100) {
      #expect(part.range.upperBound <= count, sourceLocation: sourceLocation)
    }
    for problem in reference.problems() {
      #expect(isOnBorders(problem.range, of: address), "\(problem)", sourceLocation: sourceLocation)
      #expect(problem.message.utf8.count < 1500, sourceLocation: sourceLocation)
      for fix in problem.fixes {
        let fixed = fix.applied(to: address)
        #expect(fixed != nil && fixed != address, "\(fix)", sourceLocation: sourceLocation)
        #expect(fix.title.utf8.count < 500, sourceLocation: sourceLocation)
        guard fix.isSafe, count < 1000, let fixed else { continue }
        #expect(
          !problems(fixed).contains {
            $0.kind == problem.kind && $0.severity == problem.severity && $0.range == problem.range
          },
          "\(address.debugDescription): \(problem.kind) → \(fixed.debugDescription)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func isOnBorders(_ range: Range<Int>, of address: String) -> Bool {
    let bytes = Array(address.utf8)
    func isBorder(_ offset: Int) -> Bool {
      offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
    }
    return isBorder(range.lowerBound) && isBorder(range.upperBound)
  }
}
