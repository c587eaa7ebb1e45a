/// What stands around an address or between its parts and does not belong.
extension RegistryReference {
  func emptyProblem() -> RegistryProblem? {
    guard host == nil, path.isEmpty, userInfo == nil else { return nil }
    return RegistryProblem(
      .invalidHost, .error, at: 0..<text.utf8.count,
      text.utf8.isEmpty
        ? "the registry's address is empty; write where images are pushed to, such as `ghcr.io/my-name`"
        : "\(quoted(text)) holds no registry's address; write where images are pushed to, such as "
          + "`ghcr.io/my-name`")
  }

  /// One problem for all placeholders: the template was not filled in.
  func placeholderProblems() -> [RegistryProblem] {
    guard let first = placeholders.first else { return [] }
    let names = placeholders.prefix(3).map { quoted($0.text) }.joined(separator: ", ")
    let rest = placeholders.count > 3 ? ", …" : ""
    return [
      RegistryProblem(
        .placeholder, .warning, at: first.range,
        placeholders.count == 1
          ? "\(names) is a placeholder; write your own value there"
          : "\(names)\(rest) are placeholders; write your own values there")
    ]
  }

  /// Scheme, blanks, slashes, user names.
  func wrappingProblems() -> [RegistryProblem] {
    var problems: [RegistryProblem] = []
    if let scheme {
      problems.append(
        RegistryProblem(
          .scheme, .error, at: scheme.range,
          "a registry's address has no scheme, so images cannot be named with \(quoted(scheme.text)) in "
            + "front; remove it",
          fixes: [
            RegistryFix(
              "Remove \(quoted(scheme.text))", isSafe: true, edits: [RegistryEdit(scheme.range, "")])
          ]))
    }
    problems += whitespaceProblems()
    problems += slashProblems()
    if let userInfo {
      // The text may be a password: it is not quoted.
      let range = userInfo.range
      problems.append(
        RegistryProblem(
          .invalidHost, .error, at: range,
          "a registry's address carries no user name or password; remove what stands before the `@` and log "
            + "in with `docker login`",
          fixes: host == nil && path.isEmpty
            ? [] : [RegistryFix("Remove the user name", isSafe: false, edits: [RegistryEdit(range, "")])]))
    }
    return problems
  }

  private func whitespaceProblems() -> [RegistryProblem] {
    guard let first = blanks.first, let last = blanks.last else { return [] }
    let bytes = Array(text.utf8)
    let isSafe = blanks.allSatisfy { blank in
      blank.lowerBound == 0 || blank.upperBound == bytes.count || isSeparator(bytes[blank.lowerBound - 1])
        || isSeparator(bytes[blank.upperBound])
    }
    let edits = blanks.map { RegistryEdit($0, "") }
    return [
      RegistryProblem(
        .whitespace, .error, at: first.lowerBound..<(blanks.count == 1 ? last.upperBound : first.upperBound),
        isSafe && blanks.allSatisfy({ $0.lowerBound == 0 || $0.upperBound == bytes.count })
          ? "white space stands around the registry's address and becomes part of every image's name; remove it"
          : "a registry's address has no white space in it; remove it",
        fixes: [RegistryFix("Remove the white space", isSafe: isSafe, edits: edits)])
    ]
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte == "/" || byte == ":" || byte == "@" }

  private func slashProblems() -> [RegistryProblem] {
    var edits = extraSlashes.map { RegistryEdit($0, "") }
    if let trailingSlashes { edits.append(RegistryEdit(trailingSlashes, "")) }
    guard let first = edits.first else { return [] }
    if extraSlashes.isEmpty {
      return [
        RegistryProblem(
          .slashes, .hint, at: first.range,
          "the slash at the end of the registry's address says nothing; remove it",
          fixes: [RegistryFix("Remove the slash at the end", isSafe: true, edits: edits)])
      ]
    }
    return [
      RegistryProblem(
        .slashes, .error, at: first.range,
        "a registry's address has one slash between its parts and none in front; remove the others",
        fixes: [RegistryFix("Remove the slashes that are too many", isSafe: true, edits: edits)])
    ]
  }

  /// Where the first of several tags and digests begins (`images:a:b@sha256:c`).
  private func startOfTags(before start: Int) -> Int {
    var start = start
    for _ in 0..<4 {
      let rest = RegistryReference.parse(String(decoding: text.utf8.prefix(start), as: UTF8.self))
      guard let last = rest.digest ?? rest.tag else { break }
      let owner = rest.path.last ?? rest.port ?? rest.host ?? rest.userInfo
      let earlier = owner?.range.upperBound ?? last.range.lowerBound
      guard earlier < start else { break }
      start = earlier
    }
    return start
  }

  /// A tag or a digest.
  func imageProblems() -> [RegistryProblem] {
    guard let last = digest ?? tag else { return [] }
    let start = path.last ?? port ?? host ?? userInfo
    let end = last.range.upperBound
    let begin = startOfTags(before: start?.range.upperBound ?? last.range.lowerBound)
    let range = begin..<end
    let what = digest == nil ? "tag" : tag == nil ? "digest" : "tag and digest"
    let written = digest == nil ? ":" + last.text : "@" + last.text
    return [
      RegistryProblem(
        .imageInURI, .error, at: range,
        "\(quoted(written)) is an image's \(what), but this is where images go: their names and tags are "
          + "appended; remove it",
        fixes: [RegistryFix("Remove the \(what)", isSafe: false, edits: [RegistryEdit(range, "")])])
    ]
  }
}
