import ContainerRegistries
import ShellCommands
import YAMLSyntax

/// Compares `gcloud auth configure-docker HOST` with the registries of the file.
struct DockerLoginCheck {
  private let context: AnalysisContext
  private let editor: CommandWordEditor
  /// The hosts of the file's registries for which gcloud has credentials.
  private let hosts: [String]
  private let hostSet: Set<String>
  /// A registry whose address is not known yet may be anywhere.
  private let isOpen: Bool
  /// Hosts that the file names anywhere else; found when they are asked for.
  private lazy var namedHosts = Self.namedHosts(in: context.tree)

  init(_ context: AnalysisContext) {
    self.context = context
    editor = CommandWordEditor(source: context.source)
    let addresses = context.registryAddresses.filter { $0.field == .uri }
    hosts = addresses.compactMap { Self.host(of: $0.reference) }.uniqued()
    hostSet = Set(hosts)
    isOpen =
      addresses.contains { $0.reference.hasTemplate }
      || addresses.count < context.document.components.count { $0.typeName == "container_registry" }
  }

  /// Among more, the nearest one is not looked for.
  private static let maximumAddresses = 100

  private static func host(of reference: RegistryReference) -> String? {
    if case .gcloud(let host) = reference.login, reference.host?.isKnown == true { host } else { nil }
  }

  mutating func mistakes(of read: CommentCommand) -> [CommandMistake] {
    let words = read.words.map { CommandLineWord($0) }
    guard words.count >= 3, words[1].text == "auth", words[2].text == "configure-docker" else { return [] }
    let arguments = Self.arguments(words[3...])
    // Two words are a sentence.
    guard arguments.count < 2 else { return [] }
    guard let argument = arguments.first else { return withoutHost(read, words) }
    let text = argument.text
    guard argument.placeholders.isEmpty, text.contains("."), !text.contains("..."), !text.contains("…"),
      text.utf8.last != UInt8(ascii: "."), !text.hasSuffix(")"), !text.hasSuffix(":")
    else { return [] }
    let parts = text.split(separator: ",").map { RegistryReference.parse(String($0)) }
    guard !parts.contains(where: \.hasTemplate) else { return [] }
    if parts.count == 1, let mistake = wrongHost(parts[0], argument) { return [mistake] }
    return otherHost(parts, argument, read)
  }

  /// Options are left out, with their values.
  private static func arguments(_ words: ArraySlice<CommandLineWord>) -> [CommandLineWord] {
    var found: [CommandLineWord] = []
    var rest = words
    while let word = rest.popFirst() {
      guard word.text.hasPrefix("-") else {
        found.append(word)
        continue
      }
      if takingValue.contains(word.text) { rest = rest.dropFirst() }
    }
    return found
  }

  /// Of gcloud's own options (`gcloud topic flags`).
  private static let takingValue: Set<String> = [
    "--account", "--billing-project", "--configuration", "--flags-file", "--format",
    "--impersonate-service-account", "--project", "--verbosity", "--access-token-file",
  ]

  // MARK: Mistakes

  private func withoutHost(_ read: CommentCommand, _ words: [CommandLineWord]) -> [CommandMistake] {
    guard !read.isWithinText, words.count == 3, !isOpen, let host = hosts.first,
      !hosts.contains(where: { RegistryLogin.gcloud(host: $0).isGcloudDefault })
    else { return [] }
    return [
      CommandMistake(
        Self.noHost(host), at: read.range,
        fixes: editor.fix(
          "Add `\(host)`", append: hosts.joined(separator: ","), behind: read.range.upperBound))
    ]
  }

  /// More than a host, or none of Google's.
  private func wrongHost(_ reference: RegistryReference, _ word: CommandLineWord) -> CommandMistake? {
    guard reference.userInfo == nil, let host = reference.authority else { return nil }
    let range = editor.range(ofEnd: word.text, in: word.range)
    if reference.login.map({ if case .gcloud = $0 { true } else { false } }) == true {
      guard reference.scheme != nil || !reference.path.isEmpty else { return nil }
      return CommandMistake(
        Self.hostAlone(host), at: range ?? word.range,
        fixes: editor.fix("Write the host alone", .safe, replace: range, with: host))
    }
    let problem = reference.problems(in: RegistryContext(suffix: .unknown)).first {
      $0.kind == .wrongDomain || $0.kind == .formatHost || $0.kind == .missingLocation
        || $0.kind == .invalidHost
    }
    guard let problem, let range else { return nil }
    let fixed = problem.fixes.first.flatMap { fix in fix.applied(to: word.text).map { (fix, $0) } }
    guard let fixed, Self.host(of: RegistryReference.parse(fixed.1)) != nil else { return nil }
    return CommandMistake(
      problem.message, at: range,
      fixes: editor.fix(fixed.0.title, fixed.0.isSafe ? .safe : .unsafe, replace: range, with: fixed.1))
  }

  /// None of the hosts is one that the file names.
  private mutating func otherHost(
    _ parts: [RegistryReference], _ word: CommandLineWord, _ read: CommentCommand
  ) -> [CommandMistake] {
    let given = parts.compactMap(Self.host)
    guard !isOpen, !hosts.isEmpty, given.count == parts.count,
      !given.contains(where: { hostSet.contains($0) || namedHosts.contains($0) })
    else { return [] }
    let range = editor.range(ofEnd: word.text, in: word.range)
    let wanted = hostBeneath(read) ?? (hosts.count == 1 ? hosts[0] : nil)
    return [
      CommandMistake(
        Self.notHere(given[0], wanted), at: range ?? word.range,
        fixes: wanted.map { editor.fix("Replace with `\($0)`", .unsafe, replace: range, with: $0) } ?? [])
    ]
  }

  /// Of the registry that the comment stands above, or in.
  private func hostBeneath(_ read: CommentCommand) -> String? {
    let place = read.range.lowerBound
    let addresses = context.registryAddresses.filter { $0.field == .uri }
    guard addresses.count <= Self.maximumAddresses else { return nil }
    let around = addresses.first { $0.component.node.range.contains(place) }
    let below = addresses.filter { $0.component.node.range.start >= place }
      .min { $0.component.node.range.start < $1.component.node.range.start }
    return (around ?? below).flatMap { Self.host(of: $0.reference) }
  }

  /// Hosts of Google's registries outside of comments.
  private static func namedHosts(in tree: SyntaxTree) -> Set<String> {
    var hosts: Set<String> = []
    let bytes = tree.source.bytes
    var comments = tree.comments[...]
    var index = 0
    while index < bytes.count {
      while let comment = comments.first, comment.end <= index { comments = comments.dropFirst() }
      if let comment = comments.first, comment.start <= index {
        index = comment.end
        continue
      }
      let start = index
      while index < bytes.count, isHostByte(bytes[index]) { index += 1 }
      if index - start > ".pkg.dev".utf8.count {
        let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if word.hasSuffix(".pkg.dev") || word.hasSuffix("gcr.io") { hosts.insert(word) }
      }
      index = max(index, start + 1)
    }
    return hosts
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: Texts

  private static func noHost(_ host: String) -> String {
    "without a host this command is about `gcr.io` alone, and the registry is on \(host.quoted); add the host"
  }

  private static func hostAlone(_ host: String) -> String {
    "`gcloud auth configure-docker` takes hosts alone; write \(host.quoted)"
  }

  private static func notHere(_ host: String, _ wanted: String?) -> String {
    "no registry of this file is on \(host.quoted)" + (wanted.map { "; did you mean \($0.quoted)?" } ?? "")
  }
}
