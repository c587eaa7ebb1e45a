import Testing
import YAMLSyntax

@testable import ConfigAnalysis

/// Edits put together, one after the other, and places led back.
struct EditScriptTests {
  private static func script(_ edits: [(Int, Int, String)], length: Int = 100) -> EditScript? {
    var script = EditScript()
    for edit in edits {
      let edits = [TextEdit(range: ByteRange(edit.0, edit.1), text: edit.2)]
      guard script.add(edits, length: length) else { return nil }
    }
    return script
  }

  private func applied(_ script: EditScript, to text: String) -> String {
    String(decoding: script.applied(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    [(2, 4, "x"), (3, 5, "y")], [(2, 4, "x"), (2, 4, "y")], [(2, 2, "x"), (2, 2, "y")],
    [(2, 4, "x"), (4, 4, "y")],
    [(4, 4, "y"), (2, 4, "x")], [(4, 6, "y"), (4, 4, "x")], [(3, 3, ""), (2, 6, "x")], [(99, 101, "")],
  ])
  func `edits that collide or lie outside are not taken`(edits: [(Int, Int, String)]) {
    #expect(Self.script(edits) == nil)
  }

  @Test func `edits come in any order`() throws {
    let script = try #require(Self.script([(7, 8, "H"), (0, 1, "AA"), (3, 3, "-"), (4, 7, ""), (1, 2, "B")]))
    #expect(applied(script, to: "abcdefghi") == "AABc-dHi")
  }

  @Test func `two edits of one fix are taken together or not at all`() {
    var script = EditScript()
    let isFirstTaken = script.add([TextEdit(range: ByteRange(5, 6), text: "x")], length: 10)
    #expect(isFirstTaken)
    let both = [
      TextEdit(range: ByteRange(0, 1), text: "a"), TextEdit(range: ByteRange(5, 7), text: "b"),
    ]
    let areBothTaken = script.add(both, length: 10)
    #expect(!areBothTaken)
    #expect(script.edits.count == 1)
  }

  /// All pairs of small scripts on a small text: one script does what two do.
  @Test func `scripts follow each other`() throws {
    let text = "abcdef"
    let firsts: [[(Int, Int, String)]] = [
      [], [(0, 0, "12")], [(6, 6, "12")], [(0, 6, "")], [(2, 4, "é")], [(1, 2, "XYZ"), (4, 5, "")],
      [(0, 2, ""), (3, 3, "12"), (5, 6, "z")], [(0, 6, "uvw")],
    ]
    for edits in firsts {
      let first = try #require(Self.script(edits))
      let middle = Array(applied(first, to: text).utf8)
      // Not in the middle of a character.
      let cuts = (0...middle.count).filter { $0 == middle.count || middle[$0] & 0xC0 != 0x80 }
      for start in cuts {
        for end in cuts where end >= start {
          for inserted in ["", "#", "##"] {
            let second = try #require(Self.script([(start, end, inserted)]))
            let whole = first.followed(by: second)
            let expected = String(decoding: second.applied(to: middle), as: UTF8.self)
            #expect(applied(whole, to: text) == expected, "\(edits), then \(start)-\(end) \(inserted)")
            #expect(whole.edits.allSatisfy { $0.range.end <= 6 })
          }
        }
      }
    }
  }

  @Test func `places are led back to where they come from`() throws {
    // abcdefghij → aXYZdehij
    let script = try #require(Self.script([(1, 3, "XYZ"), (5, 7, "")]))
    let origins = EditScript.Origins(script)
    let cases: [((Int, Int), (Int, Int))] = [
      ((0, 1), (0, 1)), ((1, 4), (1, 3)), ((2, 3), (1, 3)), ((4, 5), (3, 4)), ((0, 9), (0, 10)),
      ((4, 6), (3, 5)), ((6, 7), (7, 8)), ((8, 9), (9, 10)), ((9, 9), (10, 10)), ((3, 5), (1, 4)),
    ]
    for (place, origin) in cases {
      #expect(origins.range(of: ByteRange(place.0, place.1)) == ByteRange(origin.0, origin.1), "\(place)")
    }
  }
}
