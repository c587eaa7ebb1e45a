import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax
import ZenMLCatalog

/// Documents cut inside every word that completion knows: is the word offered,
/// and how far up?
///
/// `ZENLS_CUTS=FOLDER swift test --filter CutTests` measures the stack files of a
/// folder (`Tests/parity/generator.py` makes some) and prints the figures.
struct CutTests {
  /// What stands behind the cursor.
  enum Rest: CaseIterable {
    /// Nothing: the document ends there.
    case missing
    /// Everything, the end of the word too.
    case whole
    /// The next lines, but not what the cursor's line still held.
    case nextLines
  }

  @Test func `offers the word that was cut, nearly always among the first five`() throws {
    var figures = Figures()
    // One word of three: all of them take half a minute in a debug build.
    for text in CatalogStacks.all(.current) { measure(text, every: isMeasuring ? 1 : 3, &figures) }
    for file in ProjectFiles.files(under: "Tests/Fixtures/accepted/stack", suffix: ".yaml") {
      measure(try ProjectFiles.text(of: file), &figures)
    }
    if isMeasuring { print(figures) }
    #expect(figures.offered >= 0.99, "\(figures)")
    #expect(figures.amongFirst >= 0.95, "\(figures)")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZENLS_CUTS"] != nil))
  func `offers the words of a folder of stack files`() throws {
    let folder = ProcessInfo.processInfo.environment["ZENLS_CUTS"] ?? ""
    var figures = Figures()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".yaml") {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      let text = String(decoding: data, as: UTF8.self)
      if !Analyzer().analyze(SourceText(text)).findings.contains(where: \.isBlocking) {
        measure(text, &figures)
      }
    }
    print(figures)
    #expect(figures.offered >= 0.99)
    #expect(figures.amongFirst >= 0.95)
  }

  private var isMeasuring: Bool { ProcessInfo.processInfo.environment["ZENLS_CUTS"] != nil }

  private func measure(_ text: String, every step: Int = 1, _ figures: inout Figures) {
    let source = SourceText(text)
    let tree = SyntaxTree.parse(source)
    let places = CutPlace.all(in: tree, catalog: .current)
    let end = source.bytes.count
    for (index, place) in places.enumerated() where index % step == 0 {
      // One cut in each word, another one each time.
      let cut = place.range.start + 1 + (index * 7) % (place.range.count - 1)
      let before = source.string(in: ByteRange(0, cut))
      for rest in Rest.allCases {
        let after =
          switch rest {
          case .missing: ""
          case .whole: source.string(in: ByteRange(cut, end))
          case .nextLines: source.string(in: ByteRange(source.lineRange(source.line(at: cut)).end, end))
          }
        let shown = CompletionProbe(before: before, after: after).shown
        let rank = shown.firstIndex { candidate in
          place.kind == .location ? candidate.text.contains(place.word) : candidate.label == place.word
        }
        figures.count(place, rest, rank, before)
      }
    }
  }
}

private struct Figures: CustomStringConvertible {
  private var total: [String: Int] = [:]
  private var found: [String: Int] = [:]
  private var first: [String: Int] = [:]
  private var examples: [String] = []

  var offered: Double { ratio(found) }
  var amongFirst: Double { ratio(first) }

  mutating func count(_ place: CutPlace, _ rest: CutTests.Rest, _ rank: Int?, _ before: String) {
    let name = "\(place.kind.rawValue)/\(rest)"
    total[name, default: 0] += 1
    if rank != nil { found[name, default: 0] += 1 }
    if let rank, rank < 5 { first[name, default: 0] += 1 }
    if rank == nil, examples.count < 40 {
      examples.append("\(name) \(place.word): …\(before.suffix(60).debugDescription)")
    }
  }

  private func ratio(_ part: [String: Int]) -> Double {
    Double(part.values.reduce(0, +)) / Double(max(1, total.values.reduce(0, +)))
  }

  var description: String {
    let rows = total.keys.sorted().map { name in
      "\(name): \(total[name] ?? 0) cuts, \(found[name] ?? 0) offered, \(first[name] ?? 0) among the first five"
    }
    return (["offered \(offered), among the first five \(amongFirst)"] + rows + examples).joined(
      separator: "\n")
  }
}
