/// Paths of Artifact Registry: `PROJECT/REPOSITORY`, older
/// `DOMAIN/PROJECT/REPOSITORY` (docs.cloud.google.com,
/// artifact-registry/docs/docker/names, 2026-04-08).
extension RegistryReference {
  func artifactRegistryPathProblems(
    _ parts: ArtifactRegistryHost, host: ReferencePart, _ context: RegistryContext
  ) -> [RegistryProblem] {
    var problems = missingRepositoryProblems(host: host, context)
    problems += projectProblems(isRetired: false)
    let index = projectIndex + 1
    if index < path.count, path[0...index].allSatisfy(\.isKnown),
      let problem = repositoryProblem(path[index], parts)
    {
      problems.append(problem)
    }
    return problems
  }

  private func missingRepositoryProblems(
    host: ReferencePart, _ context: RegistryContext
  ) -> [RegistryProblem] {
    guard case .segments(let appended) = context.suffix, isPathKnown, host.isKnown,
      path.count + appended < projectIndex + 3, !hasMissingLocationOnly
    else { return [] }
    let prefix = ([host] + path).map(\.text).joined(separator: "/")
    let message =
      path.isEmpty
      ? "\(quoted(prefix)) names neither a project nor a repository; write "
        + "\(quoted(prefix + "/PROJECT/REPOSITORY")) with your own"
      : "\(quoted(prefix)) ends with the project, so images have no repository to go to; append its name: "
        + "\(quoted(prefix + "/REPOSITORY"))"
    return [
      RegistryProblem(
        .missingRepository, .error, at: addressRange, message,
        fixes: [appending(path.isEmpty ? "/<PROJECT_ID>/<REPOSITORY>" : "/<REPOSITORY>")])
    ]
  }

  /// `docker.pkg.dev` alone: the first thing to add is the location.
  private var hasMissingLocationOnly: Bool {
    guard path.isEmpty, case .artifactRegistry(let parts) = registry else { return false }
    return parts.location == nil || parts.form == .other
  }

  /// The project of an Artifact Registry or gcr.io address.
  func projectProblems(isRetired: Bool) -> [RegistryProblem] {
    guard let first = path.first, first.isKnown else { return [] }
    if let problem = colonProblem(first) { return [problem] }
    guard projectIndex < path.count, path[0...projectIndex].allSatisfy(\.isKnown) else { return [] }
    let project = path[projectIndex]
    let id = project.lowercased
    if NameGrammar.isDigits(id) {
      return [
        RegistryProblem(
          .projectID, .error, at: project.range,
          "\(quoted(project.text)) is a project's number; write the project's id")
      ]
    }
    guard NameGrammar.isProjectID(id) else { return [invalidProject(project)] }
    guard id.utf8.count > 30 else { return [] }
    return [
      RegistryProblem(
        .projectID, .information, at: project.range,
        "\(quoted(project.text)) is longer than the 30 characters that a project's id may have; check it")
    ]
  }

  /// `example.com:my-project` is written with a slash in addresses.
  private func colonProblem(_ first: ReferencePart) -> RegistryProblem? {
    let halves = first.text.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].contains("."), NameGrammar.isProjectID(halves[1].lowercased())
    else { return nil }
    let right = halves.joined(separator: "/")
    return RegistryProblem(
      .projectID, .error, at: first.range,
      "in an address a project's domain is a segment of its own; write \(quoted(right))",
      fixes: [
        RegistryFix("Write \(quoted(right))", isSafe: true, edits: [RegistryEdit(first.range, right)])
      ])
  }

  private func invalidProject(_ project: ReferencePart) -> RegistryProblem {
    let repaired = String(project.lowercased.map { $0 == "_" || $0 == "." ? "-" : $0 })
    return RegistryProblem(
      .projectID, .error, at: project.range,
      "\(quoted(project.text)) is no id of a Google Cloud project; ids have 6 to 30 lower-case letters, digits and "
        + "inner hyphens: write the id, not the name",
      fixes: repaired != project.lowercased && NameGrammar.isProjectID(repaired)
        ? [
          RegistryFix(
            "Write \(quoted(repaired))", isSafe: false, edits: [RegistryEdit(project.range, repaired)])
        ] : [])
  }

  private func repositoryProblem(_ repository: ReferencePart, _ parts: ArtifactRegistryHost)
    -> RegistryProblem?
  {
    let id = repository.lowercased
    if let location = GoogleData.shared.retiredHosts[id] {
      guard let own = parts.location, own.isKnown, own.text != location else { return nil }
      return RegistryProblem(
        .repositoryID, .error, at: repository.range,
        "the repository \(quoted(repository.text)) exists in the location `\(location)` only; write "
          + "`\(location)-docker.pkg.dev`, or the name of a repository in \(quoted(own.text))",
        fixes: [
          RegistryFix(
            "Change the location to `\(location)`", isSafe: false, edits: [RegistryEdit(own.range, location)])
        ])
    }
    guard NameGrammar.isRepositoryID(id) else {
      let repaired = String(id.map { $0 == "_" || $0 == "." ? "-" : $0 })
      return RegistryProblem(
        .repositoryID, .error, at: repository.range,
        "\(quoted(repository.text)) is no id of an Artifact Registry repository; use lower-case letters, digits and "
          + "hyphens, beginning with a letter and ending with a letter or digit",
        fixes: repaired != id && NameGrammar.isRepositoryID(repaired)
          ? [
            RegistryFix(
              "Write \(quoted(repaired))", isSafe: false, edits: [RegistryEdit(repository.range, repaired)])
          ] : [])
    }
    // 63 is what Terraform modules allow; Google publishes no limit.
    guard id.utf8.count > 63 else { return nil }
    return RegistryProblem(
      .repositoryID, .warning, at: repository.range,
      "\(quoted(repository.text)) is longer than the 63 characters known to work for a repository's id")
  }
}
