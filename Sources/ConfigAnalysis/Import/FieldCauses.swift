import TextDistance

/// Puts a missing field and the unknown one that was written for it together:
/// a misspelt field is one mistake.
enum FieldCauses {
  /// The refusals that are left, an unknown field with the name of the required
  /// one that it stands in the place of.
  static func merged(_ refusals: [ConfigurationRefusal]) -> [(ConfigurationRefusal, replacing: String?)] {
    var missing: [[PathPart]: [Int]] = [:]
    var unknown: [[PathPart]: [Int]] = [:]
    for (index, refusal) in refusals.enumerated() {
      let parent = Array(refusal.path.dropLast())
      switch refusal.kind {
      case .missingField: missing[parent, default: []].append(index)
      case .unknownField: unknown[parent, default: []].append(index)
      default: break
      }
    }
    var replaced: [Int: String] = [:]
    var dropped: Set<Int> = []
    for (parent, missingHere) in missing {
      var candidates = unknown[parent] ?? []
      for index in missingHere {
        let name = name(refusals[index])
        let near = candidates.firstIndex { candidate in
          nearestNames(to: self.name(refusals[candidate]), among: missingHere.map { self.name(refusals[$0]) })
            .first?.name == name
        }
        // One field too few and one too many: the one was written for the other.
        let only = missingHere.count == 1 && candidates.count == 1 ? 0 : nil
        guard let found = near ?? only else { continue }
        replaced[candidates.remove(at: found)] = name
        dropped.insert(index)
      }
    }
    return refusals.indices.filter { !dropped.contains($0) }.map { (refusals[$0], replaced[$0]) }
  }

  private static func name(_ refusal: ConfigurationRefusal) -> String { refusal.path.last?.description ?? "" }
}
