import Testing

@testable import YAMLSyntax

/// One damaged line must not cost the others: their nodes keep path and value.
@Suite struct DamageSurvivalTests {
  static let documents = [
    """
    # A stack as ZenML exports it.
    stack_name: production
    zenml_version: 0.98.0
    components:
      orchestrator:
      - name: vertex
        flavor: vertex
        type: orchestrator
        configuration:
          project: my-project
          location: europe-west1
          labels:
            team: ml
            cost: '12'
      artifact_store:
      - name: bucket
        flavor: gcp
        configuration:
          path: gs://bucket/path
      container_registry:
      - name: registry
        flavor: gcp
        configuration:
          uri: "europe-west1-docker.pkg.dev/my-project/repository"
          default_repository: null
    """,
    """
    stack_name: mapping-form
    zenml_version: "0.98.0"
    components:
        orchestrator:
            name: local
            flavor: local
            configuration: {}
        container_registry:
            name: registry
            flavor: aws
            configuration:
                uri: 123456789012.dkr.ecr.eu-west-1.amazonaws.com
        step_operator:
            name: pods
            flavor: kubernetes
            configuration:
                synchronous: true
                kubernetes_namespace: zenml
                pod_settings:
                    node_selectors: {pool: gpu, zone: a}
                    tolerations:
                        - key: gpu
                          operator: Exists
                          effect: NoSchedule
                        - key: spot
                          operator: Equal
                          value: "true"
                    resources: {requests: {cpu: 500m, memory: 2Gi}}
        artifact_store:
            name: default
            flavor: local
            configuration: {}
    """,
    """
    defaults: &defaults
      region: eu-west-1
      retries: 3
    list:
      - one
      - two: 2
        three: [a, b, c]
      - - nested
        - deeper
      -
        alone: yes
    text: |
      first line
        indented: not a key
      last line
    folded: >-
      some words
      more words

    merged:
      <<: *defaults
      retries: 5
    quoted: 'it''s'
    flow:
      {
        a: 1,
        b: [x, y],
        c: "z"
      }
    end: 2024-01-01
    """,
  ]

  /// Ways in which a line gets broken while somebody types, pastes or merges.
  static let damages: [(name: String, damage: @Sendable (String) -> String?)] = [
    ("colon deleted", { $0.replacingFirst(":", with: "") }),
    ("space after the colon deleted", { $0.replacingFirst(": ", with: ":") }),
    ("second colon", { $0 + ": x" }),
    ("quote opened", { $0.insertingBeforeValue("\"") }),
    ("single quote opened", { $0.insertingBeforeValue("'") }),
    ("bracket opened", { $0.insertingBeforeValue("[") }),
    ("brace opened", { $0.insertingBeforeValue("{") }),
    ("last character deleted", { String($0.dropLast()) }),
    ("reserved character", { $0.insertingBeforeValue("@") }),
    ("percent sign", { $0.insertingBeforeValue("%") }),
    ("anchor without name", { $0.insertingBeforeValue("& ") }),
    ("half an alias", { $0.insertingBeforeValue("*") }),
    ("block scalar header", { $0.insertingBeforeValue("|") }),
    ("tab for the indentation", { "\t" + String($0.drop { $0 == " " }) }),
    ("tab in front", { "\t" + $0 }),
    ("tab at the end", { $0 + "\t" }),
    ("one space more", { " " + $0 }),
    ("one space less", { $0.hasPrefix(" ") ? String($0.dropFirst()) : nil }),
    ("three spaces less", { $0.hasPrefix("   ") ? String($0.dropFirst(3)) : nil }),
    ("dash in front", { $0.insertingBeforeText("- ") }),
    ("dash deleted", { $0.replacingFirst("- ", with: "") }),
    ("dash made blank", { $0.replacingFirst("- ", with: "  ") }),
    ("stray bracket", { $0 + " ]" }),
    (
      "half the line",
      { line in
        let text = line.drop { $0 == " " }
        return String(line.dropLast(text.count) + text.prefix(text.count / 2))
      }
    ),
    ("conflict marker", { _ in "<<<<<<< HEAD" }),
    ("junk", { String($0.prefix { $0 == " " }) + "%%% ??" }),
    ("quote in the key", { $0.insertingBeforeText("\"") }),
  ]

  struct Leaf: Hashable {
    let path: String
    let value: String
  }

  /// Scalars and aliases by path, without those that touch `line`; keys on that
  /// line are `*` in the paths of what stands below them.
  static func leaves(_ tree: SyntaxTree, without line: Int?) -> [Leaf] {
    var leaves: [Leaf] = []
    func touches(_ range: ByteRange) -> Bool {
      guard let line else { return false }
      let last = range.isEmpty ? range.start : range.end - 1
      return tree.source.line(at: range.start) <= line && line <= tree.source.line(at: last)
    }
    var stack: [(SyntaxNode, String)] = tree.root.map { [($0, "")] } ?? []
    while let (node, path) = stack.popLast() {
      switch node.kind {
      case .scalar, .alias:
        guard !touches(node.fullRange) else { continue }
        leaves.append(
          Leaf(path: path, value: node.kind == .alias ? "*\(node.anchor?.name ?? "")" : node.text))
      case .sequence:
        for (index, item) in node.items.enumerated() { stack.append((item, "\(path)[\(index)]")) }
      case .mapping:
        for pair in node.pairs {
          stack.append((pair.value, "\(path).\(touches(pair.key.fullRange) ? "*" : pair.key.text)"))
        }
      }
    }
    return leaves
  }

  @Test func nodesOfOtherLinesSurvive() {
    var cases = 0
    var expected = 0
    var survived = 0
    var losses: [(share: Double, text: String)] = []
    for document in Self.documents {
      let lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let original = SyntaxTree.parse(SourceText(document))
      #expect(original.isValid)
      for line in lines.indices {
        let wanted = Self.leaves(original, without: line)
        for (name, damage) in Self.damages {
          guard let broken = damage(lines[line]), broken != lines[line] else { continue }
          var text = lines
          text[line] = broken
          let tree = SyntaxTree.parse(SourceText(text.joined(separator: "\n")))
          guard !tree.isValid else { continue }
          cases += 1
          let found = Set(Self.leaves(tree, without: line))
          let lost = wanted.filter { leaf in !found.contains { Self.matches($0, leaf) } }
          expected += wanted.count
          survived += wanted.count - lost.count
          if !lost.isEmpty {
            losses.append(
              (
                Double(lost.count) / Double(wanted.count),
                "\(name), line \(line + 1): \(broken)\n  lost \(lost.count): \(lost.first?.path ?? "")"
              ))
          }
        }
      }
    }
    let share = Double(survived) / Double(expected)
    let worst = losses.sorted { $0.share > $1.share }.prefix(20).map(\.text).joined(separator: "\n")
    #expect(cases > 1500)
    #expect(share > 0.98, "\(survived) of \(expected) nodes survive in \(cases) documents; worst:\n\(worst)")
  }

  /// A key that stood on the damaged line may have any name.
  static func matches(_ found: Leaf, _ wanted: Leaf) -> Bool {
    if found == wanted { return true }
    guard wanted.value == found.value, wanted.path.contains("*") else { return false }
    let names = wanted.path.split(separator: ".", omittingEmptySubsequences: false)
    let others = found.path.split(separator: ".", omittingEmptySubsequences: false)
    return names.count == others.count && zip(names, others).allSatisfy { $0 == $1 || $0.hasPrefix("*") }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String? {
    guard let range = firstRange(of: part) else { return nil }
    return replacingSubrange(range, with: other)
  }

  private func replacingSubrange(_ range: Range<String.Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }

  fileprivate func insertingBeforeValue(_ part: String) -> String? {
    guard let range = firstRange(of: ": ") else { return nil }
    return replacingSubrange(range, with: ": " + part)
  }

  fileprivate func insertingBeforeText(_ part: String) -> String {
    let blanks = self.prefix { $0 == " " }
    return String(blanks) + part + String(dropFirst(blanks.count))
  }
}
