import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

struct RenameTests {
  private static let text = """
    zenml_version: 0.98.0
    stack_name: prod
    x: &local {flavor: local, configuration: {}}
    y: &other local
    components:
      orchestrator:
        - {name: first, <<: *local}
      artifact_store:
        - {name: 'store', <<: *local}
      experiment_tracker:
        - {name: one, flavor: mlflow, configuration: {}}
        - {name: two, flavor: mlflow, configuration: {}}
      image_builder:
        - {name: builder, <<: *local}
    """

  private let analyzer = Analyzer()

  /// - Parameter marked: a text of the document, in which `|` stands for the
  ///   cursor.
  private func rename(_ marked: String, to name: String) throws -> Result<String, RenameRefusal> {
    let cursor = try #require(marked.utf8.firstIndex(of: UInt8(ascii: "|")))
    let before = String(marked[..<cursor])
    let word = before + marked[marked.index(after: cursor)...]
    let place = try #require(Self.text.range(of: word))
    let offset = Self.text.utf8.distance(from: Self.text.startIndex, to: place.lowerBound) + before.utf8.count
    let analysis = analyzer.analyze(SourceText(Self.text))
    return analyzer.rename(at: offset, to: name, in: analysis).map {
      String(decoding: applying($0, to: analysis.source.bytes), as: UTF8.self)
    }
  }

  @Test(arguments: ["&lo|cal", "<<: *local|}\n  artifact"])
  func `an anchor and all its aliases change, and nothing else`(place: String) throws {
    let expected = Self.text.replacingOccurrences(of: "&local", with: "&base")
      .replacingOccurrences(of: "*local", with: "*base")
    #expect(try rename(place, to: "base") == .success(expected))
  }

  @Test(
    arguments: [
      ("name: fir|st", "prod-runner", "name: first", "name: prod-runner"),
      ("name: 'st|ore'", "other", "name: 'store'", "name: other"),
      ("name: fir|st", "12", "name: first", "name: \"12\""),
      ("name: fir|st", "größe: 1 # x", "name: first", nil),
      ("stack_name: pr|od", "dev", "stack_name: prod", "stack_name: dev"),
    ] as [(String, String, String, String?)])
  func `names are written as texts`(place: String, name: String, old: String, new: String?) throws {
    let result = try rename(place, to: name)
    if let new {
      #expect(result == .success(Self.text.replacingOccurrences(of: old, with: new)))
    } else if case .success(let text) = result {
      #expect(analyzer.analyze(SourceText(text)).tree.isValid)
    }
  }

  @Test(arguments: [
    ("name: fir|st", "", "the name of a component is empty; give it one"),
    ("name: fir|st", "a\tb", "the name of a component holds a tab"),
    ("name: fir|st", "{{a.b}}", "the name of a component is a secret reference"),
    ("name: o|ne", "two", "there is a component `two` of the same type already; use another name"),
    ("name: o|ne", "TWO", "there is a component `two` of the same type already; use another name"),
    ("name: tw|o", "on", "`on"),
    ("stack_name: pr|od", "default", "ZenML has a stack of the name `default` from the start"),
    ("&lo|cal", "other", "there is an anchor `other` already; use another name"),
    ("&lo|cal", "a b", "`a b` is no name for an anchor; use letters, digits, `-` and `_`"),
    ("&lo|cal", "", "is no name for an anchor"),
    ("compo|nents", "x", "there is nothing to rename here"),
  ])
  func `what ZenML would refuse is refused in words`(place: String, name: String, message: String) throws {
    guard case .failure(let refusal) = try rename(place, to: name) else {
      Issue.record("\(name) is taken")
      return
    }
    #expect(refusal.message.contains(message))
  }

  @Test func `the same name changes nothing`() throws {
    #expect(try rename("name: fir|st", to: "first") == .success(Self.text))
  }
}
