import ConfigAnalysis
import Foundation
import Testing
import YAMLSyntax

/// The pages of the rules are executed: under "Example", each ```yaml block is
/// followed by a ```text block with exactly what zenls says of it; what stands
/// under "Use instead" does not draw the rule. A block ```yaml file=NAME holds a file that the
/// examples behind it name; `unchecked`: one that cannot be read.
///
/// `ZENLS_UPDATE=1 swift test --filter RulePageTests` rewrites the output blocks;
/// read the difference before you commit it.
struct RulePageTests {
  static let headings = ["What it reports", "Why", "Example", "Use instead", "Fix", "Configuration"]

  @Test(arguments: ProjectFiles.files(under: "Sources/ConfigAnalysis/Rules", suffix: ".md"))
  func `page is complete and its examples are true`(page file: URL) throws {
    let name = file.deletingPathExtension().lastPathComponent
    let rule = try #require(RuleRegistry.rule(named: name), "no rule has the name of this page")
    var page = MarkdownPage(try ProjectFiles.text(of: file))
    #expect(page.title == name)
    #expect(page.headings == Self.headings)
    #expect(file.deletingLastPathComponent().lastPathComponent == rule.area.rawValue)

    let examples = page.blocks(under: "Example")
    let inputs = examples.filter(\.isDocument)
    #expect(!inputs.isEmpty, "a page needs at least one example")
    var all: [String] = []
    for (index, block) in examples.enumerated() where block.isDocument {
      let files = MarkdownPage.files(in: examples[..<index])
      let findings = compactFindings(block.decodedText, settings: block.settings, files: files)
      all += findings
      let output = index + 1 < examples.count ? examples[index + 1] : nil
      let expected = try #require(output, "a ```text block must follow the example")
      #expect(expected.language == "text")
      if ProjectFiles.isUpdating {
        page.replace(expected, with: findings)
      } else {
        #expect(findings == expected.lines)
      }
    }
    #expect(all.contains { $0.contains("[\(name)]") }, "no example draws \(name): \(all)")

    let proposals = page.blocks(under: "Use instead")
    let remedies = proposals.filter(\.isDocument)
    let files = MarkdownPage.files(in: proposals[...])
    #expect(!remedies.isEmpty, "a page shows what to write instead")
    for block in remedies {
      let findings = compactFindings(block.decodedText, settings: block.settings, files: files)
      #expect(!findings.contains { $0.contains("[\(name)]") }, "the remedy draws the rule: \(findings)")
      #expect(!findings.contains { $0.contains(" error[") }, "the remedy has an error: \(findings)")
    }
    if ProjectFiles.isUpdating { try page.text.write(to: file, atomically: true, encoding: .utf8) }
  }
}

/// The parts of a rule's page.
struct MarkdownPage {
  struct Block: Equatable {
    let language: String
    /// Words behind the language: `kind=component`.
    let attributes: [String]
    let lines: [String]
    /// Index of the opening fence's line.
    let start: Int

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// The name of the file that this is; nil for an example.
    var file: String? {
      attributes.first { $0.hasPrefix("file=") }.map { String($0.dropFirst("file=".count)) }
    }

    var isDocument: Bool { language == "yaml" && file == nil }

    /// Visible stand-ins become what they stand for: `␉` a tab, `␍` a carriage return.
    var decodedText: String {
      text.replacingOccurrences(of: "␉", with: "\t").replacingOccurrences(of: "␍", with: "\r")
    }

    var settings: AnalysisSettings {
      var settings = AnalysisSettings()
      for attribute in attributes {
        if attribute.hasPrefix("kind=") {
          settings.kind = DocumentKind(rawValue: String(attribute.dropFirst(5)))
        }
        if attribute.hasPrefix("zenml-version=") { settings.zenmlVersion = String(attribute.dropFirst(14)) }
      }
      return settings
    }
  }

  private var lines: [String]

  /// The files among the blocks.
  static func files(in blocks: ArraySlice<Block>) -> ReferencedFiles {
    var answers: [String: ReferencedFiles.Answer] = [:]
    for block in blocks {
      guard let name = block.file else { continue }
      answers[name] =
        block.attributes.contains("unchecked")
        ? .unchecked(reason: "it is larger than 4 MiB") : .text(SourceText(block.decodedText))
    }
    return .these(answers)
  }

  init(_ text: String) { lines = text.components(separatedBy: "\n") }

  var text: String { lines.joined(separator: "\n") }
  var title: String? { lines.first.map { String($0.drop { $0 == "#" || $0 == " " }) } }

  var headings: [String] {
    var inFence = false
    return lines.compactMap { line in
      if line.hasPrefix("```") { inFence.toggle() }
      return !inFence && line.hasPrefix("## ") ? String(line.dropFirst(3)) : nil
    }
  }

  func blocks(under heading: String) -> [Block] {
    var blocks: [Block] = []
    var current: String?
    var open: (words: [String], start: Int)?
    for (index, line) in lines.enumerated() {
      if let fence = open {
        guard line == "```" else { continue }
        if current == heading {
          blocks.append(
            Block(
              language: fence.words.first ?? "", attributes: Array(fence.words.dropFirst()),
              lines: Array(lines[(fence.start + 1)..<index]), start: fence.start))
        }
        open = nil
      } else if line.hasPrefix("```") {
        open = (line.dropFirst(3).split(separator: " ").map(String.init), index)
      } else if line.hasPrefix("## ") {
        current = String(line.dropFirst(3))
      }
    }
    return blocks
  }

  mutating func replace(_ block: Block, with newLines: [String]) {
    guard let start = blocks(inWholePageMatching: block) else { return }
    lines.replaceSubrange((start + 1)..<(start + 1 + block.lines.count), with: newLines)
  }

  /// Earlier replacements move lines: the block is looked up by what it holds,
  /// from the place where it stood on.
  private func blocks(inWholePageMatching block: Block) -> Int? {
    Self.headingsWithBlocks(of: self).first { $0.language == block.language && $0.lines == block.lines }?
      .start
  }

  private static func headingsWithBlocks(of page: MarkdownPage) -> [Block] {
    page.headings.flatMap { page.blocks(under: $0) }
  }
}
