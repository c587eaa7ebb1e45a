import ContainerRegistries
import YAMLSyntax

/// Addresses of container registries, segment by segment.
extension CompletionRequest {
  func addressWords(flavor: String) -> [ExpectedWord] {
    let scheme = ["https://", "http://"].first { typed.hasPrefix($0) } ?? ""
    let written = String(typed.dropFirst(scheme.count))
    let known = known
    let family = family(of: flavor)
    var candidates = RegistryCompletion.candidates(
      after: written, family: family, projects: known.projects.sorted(),
      repositories: known.repositories.sorted())
    if !written.contains("/") {
      candidates = inUsualOrder(candidates)
      let used = candidates.filter { $0.location.map { known.regions.contains($0.id) } ?? false }
      candidates = used + candidates.filter { !($0.location.map { known.regions.contains($0.id) } ?? false) }
    }
    // What stands behind the segment at the cursor stays.
    let tail = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    return candidates.map { word($0, scheme: scheme, written: written, tail: tail, known) }
  }

  private func inUsualOrder(_ candidates: [RegistryCandidate]) -> [RegistryCandidate] {
    let order = candidates.compactMap(\.location).inUsualOrder
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let placed = candidates.filter { $0.location != nil }
      .sorted { ($0.location.flatMap { places[$0] } ?? 0) < ($1.location.flatMap { places[$0] } ?? 0) }
    return placed + candidates.filter { $0.location == nil }
  }

  private func word(
    _ candidate: RegistryCandidate, scheme: String, written: String, tail: String, _ known: WorkspaceKnowledge
  ) -> ExpectedWord {
    let isHost = !written.contains("/")
    let pieces =
      tail.count > 1
      ? head(of: candidate, segments: written.count { $0 == "/" }) + [.text(tail)] : candidate.pieces
    var number = 0
    let parts = pieces.map { piece -> SnippetPart in
      switch piece {
      case .text(let text): return .text(text)
      case .placeholder(let name):
        number += 1
        return place(number, name, known)
      }
    }
    let plain = RegistryCandidate(
      pieces: pieces, label: candidate.label, detail: candidate.detail, location: candidate.location)
    let certain = plain.certainText
    // A place's name may have been typed instead.
    let matches = candidate.label.hasPrefix(written) || candidate.certainText.hasPrefix(written)
    return ExpectedWord(
      label: candidate.label, kind: .registry, detail: candidate.detail,
      text: certain.isEmpty ? plain.text : certain, parts: number > 0 ? parts : nil,
      filterText: isHost
        ? (matches ? scheme + candidate.label : candidate.detail.lowercased())
        : scheme + (certain.isEmpty ? plain.text : certain),
      opensNext: certain.hasSuffix("/"),
      topic: candidate.location.map { .region(cloud: $0.provider.rawValue, name: $0.id) })
  }

  /// The candidate up to the segment that it proposes.
  private func head(of candidate: RegistryCandidate, segments: Int) -> [RegistryCandidate.Piece] {
    var pieces: [RegistryCandidate.Piece] = []
    var slashes = 0
    for piece in candidate.pieces {
      guard case .text(let text) = piece else {
        pieces.append(piece)
        continue
      }
      var kept = ""
      for character in text {
        if character == "/" { slashes += 1 }
        if slashes > segments { return pieces + [.text(kept)] }
        kept.append(character)
      }
      pieces.append(.text(kept))
    }
    return pieces
  }

  private func place(_ number: Int, _ name: String, _ known: WorkspaceKnowledge) -> SnippetPart {
    let names = name == "PROJECT" ? known.projects : name == "REPOSITORY" ? known.repositories : []
    if names.count > 1 { return .choice(number, names.sorted()) }
    return .placeholder(number, names.first ?? name)
  }

  private func family(of flavor: String) -> RegistryFamily? {
    switch flavor {
    case "gcp": .gcp
    case "aws": .aws
    case "azure": .azure
    case "dockerhub": .dockerHub
    case "github": .github
    case "digitalocean": .digitalOcean
    default: nil
    }
  }
}
