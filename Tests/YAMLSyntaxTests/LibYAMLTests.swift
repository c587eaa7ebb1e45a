import CLibYAML
import Testing

@testable import YAMLSyntax

/// libyaml is a second opinion: on text that both accept, its events and our
/// tree say the same, places included. The texts on which libyaml and PyYAML
/// are known to differ are listed as well.
@Suite struct LibYAMLTests {
  static let texts =
    DamageSurvivalTests.documents + [
      "", "# nothing\n", "a", "'a'", "- a\n- b\n", "a:\n- b\n- c\nd: e\n", "{a: [b, {c: d}], e, ? f : g}\n",
      "[a: b, 'c', \"d\"]\n", "? a\n: b\n? c\n", "a: &x b\nc: *x\n&y d: !!str e\n",
      "--- |\n a\n\n  b\n\n...\n",
      "a: >+\n  b\n  c\n\n\nd: |2-\n    e\n", "a: \"b\\\n  c\\t\\u00e9\"\n", "a: 'b\n\n  c''d'\n",
      "a: b\n  c\n\n  d\n",
      "\u{feff}a: b\r\nc: d\r\n", "é: [日本, 🎉]\n🎉: é # ü\nz: x\n", "a: b\u{85}c: d\u{2028}e: f\n",
      "%YAML 1.1\n---\na: b\n",
      "%TAG !e! tag:yaml.org,2002:\n---\n- !e!str z\n",
      "a:\n  b:\n   c: 1\n  d:\n - e\n".replacing("\n - e", with: "\n  - e"),
      "- - - a\n    - b\n  - c\n- d\n", "a: http://b:80/c#d\n", "<<: {a: b}\na: 1\na: 2\n", "- \n- ~\n-\n",
    ]

  @Test(arguments: texts) func libyamlSaysTheSame(_ text: String) throws {
    let tree = SyntaxTree.parse(SourceText(text))
    let events = try #require(Self.libyamlEvents(text))
    #expect(tree.isValid)
    #expect(Self.events(of: tree) == events)
  }

  /// PyYAML, and so ZenML, refuses these; libyaml does not.
  @Test(arguments: ["a:\tb", "a: b\t", "a: b\t# c", "a: |#c\n  d", "- 'a'\t\n"]) func libyamlIsLaxer(
    _ text: String
  ) {
    #expect(!SyntaxTree.parse(SourceText(text)).isValid)
    #expect(Self.libyamlEvents(text) != nil)
  }

  /// PyYAML takes these; libyaml does not.
  @Test(arguments: ["%FOO bar\n---\na", "%YAML 1.3\n---\na", "\"\\ud83d\"", "a: |\n  \tb\n"])
  func libyamlIsStricter(
    _ text: String
  ) {
    #expect(SyntaxTree.parse(SourceText(text)).isValid)
  }

  // MARK: Events

  /// "kind text@offset" for each node, in document order.
  static func events(of tree: SyntaxTree) -> [String] {
    var events: [String] = []
    func add(_ node: SyntaxNode) {
      let start = node.fullRange.start
      switch node.kind {
      case .scalar: events.append("scalar \(node.text)" + (node.style == .absent ? "" : "@\(start)"))
      case .alias: events.append("alias \(node.anchor?.name ?? "")@\(start)")
      case .sequence:
        events.append("sequence@\(start)")
        node.items.forEach(add)
        events.append("end")
      case .mapping:
        events.append("mapping@\(start)")
        for pair in node.pairs {
          add(pair.key)
          add(pair.value)
        }
        events.append("end")
      }
    }
    tree.root.map(add)
    return events
  }

  /// The same from libyaml; nil where it refuses the text.
  static func libyamlEvents(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    // libyaml's marks count characters, the byte order mark not among them.
    var offsets = [Int]()
    var offset = 0
    for scalar in text.unicodeScalars {
      if !(offset == 0 && scalar == "\u{feff}") { offsets.append(offset) }
      offset += UTF8.width(scalar)
    }
    offsets.append(bytes.count)
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { buffer -> [String]? in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var events: [String] = []
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
        defer { yaml_event_delete(&event) }
        let index = Int(event.start_mark.index)
        let place = index < offsets.count ? offsets[index] : bytes.count
        switch event.type {
        case YAML_SCALAR_EVENT:
          let scalar = event.data.scalar
          let value = String(
            decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
          let isAbsent =
            event.start_mark.index == event.end_mark.index
            || (scalar.length == 0 && scalar.style == YAML_PLAIN_SCALAR_STYLE)
          events.append("scalar \(value)" + (isAbsent ? "" : "@\(place)"))
        case YAML_ALIAS_EVENT:
          events.append("alias \(event.data.alias.anchor.map { String(cString: $0) } ?? "")@\(place)")
        case YAML_SEQUENCE_START_EVENT: events.append("sequence@\(place)")
        case YAML_MAPPING_START_EVENT: events.append("mapping@\(place)")
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: events.append("end")
        case YAML_STREAM_END_EVENT: return events
        default: break
        }
      }
    }
  }
}
