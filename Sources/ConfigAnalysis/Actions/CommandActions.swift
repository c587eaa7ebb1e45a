import ShellCommands
import YAMLSyntax

/// A file that an action makes beside the document.
public struct NewFile: Sendable, Equatable {
  /// Without a folder.
  public let name: String
  public let text: String
}

extension ActionMaker {
  /// A person is waiting, and a plan is made of the whole document.
  private static let maximumBytes = 256 * 1024

  /// The commands that a place is about, as comments above what they are for.
  ///
  /// - Parameter file: the document's, as commands name it.
  func commandComments(_ file: String?) -> [DocumentAction] {
    // Where the text is broken, so may be what is a comment; JSON has none.
    guard analysis.tree.isValid, analysis.source.bytes.count <= Self.maximumBytes, let document,
      file?.hasSuffix(".json") != true,
      let subject = CommandPlaceFinder(analyzer: analyzer, analysis: analysis).subject(at: range.start),
      let anchor = subject.component?.node ?? root(of: document),
      let place = CommentPlaces(analysis.tree).above(line: analysis.source.line(at: anchor.fullRange.start))
    else { return [] }
    var request = CommandRequest(file: file)
    if let component = subject.component {
      guard let selector = component.commandSelector(in: document) else { return [] }
      request.component = selector
    } else {
      request.topics = CommandRequest.rebuild
    }
    let steps = analyzer.commands(for: analysis, request).steps
    let writer = CommandComment(place: place, lineBreak: CommentPlaces(analysis.tree).lineBreak)
    return subject.offers.compactMap { offer in
      guard let text = writer.text(of: offer.steps(in: steps)), !stands(text, above: place.offset) else {
        return nil
      }
      return DocumentAction(
        title: "Insert the commands to \(offer.purpose)", kind: .commands,
        edits: [TextEdit(range: .empty(at: place.offset), text: text)], isPreferred: false)
    }
  }

  private var document: ConfigDocument? { analysis.document }

  private func root(of document: ConfigDocument) -> SyntaxNode? {
    if case .stack(let file) = document { file.root } else { nil }
  }

  private func stands(_ text: String, above offset: Int) -> Bool {
    let start = offset - text.utf8.count
    return start >= 0 && analysis.source.bytes[start..<offset].elementsEqual(text.utf8)
  }

  /// A script that makes the document real, offered where it begins.
  func commandFile(_ file: String) -> DocumentAction? {
    guard analysis.source.bytes.count <= Self.maximumBytes, let document else { return nil }
    let places = CommandPlaceFinder(analyzer: analyzer, analysis: analysis)
    switch document {
    case .stack(let stack): guard places.isHead(range.start, of: stack) else { return nil }
    case .component:
      let subject = places.subject(at: range.start)
      guard analysis.source.line(at: range.start) == 0 || subject?.component != nil else { return nil }
    case .mlstacks, .settings, .unreadable: return nil
    }
    guard let made = analyzer.commandFile(for: analysis, beside: file) else { return nil }
    var action = DocumentAction(
      title: "Create `\(made.name)`: a script with the commands for this file", kind: .commandFile, edits: [],
      isPreferred: false)
    action.newFile = made
    return action
  }
}

extension Analyzer {
  /// The script that rebuilds what a document describes, as a file beside it; nil
  /// where there is nothing to run.
  ///
  /// - Parameter file: the document's name, without a folder.
  public func commandFile(for analysis: Analysis, beside file: String) -> NewFile? {
    let plan = commands(
      for: analysis, CommandRequest(topics: CommandRequest.rebuild, file: file))
    guard !plan.steps.isEmpty else { return nil }
    let script = CommandScript(
      plan, title: CommandRequest.rebuildTitle, origin: file, source: analysis.source)
    return NewFile(name: CommandRequest.scriptName(for: file), text: script.text)
  }
}

extension CommandRequest {
  /// What a script of ``rebuild`` does.
  public static let rebuildTitle = "Rebuilds what the file describes"

  /// `stack.commands.sh` for `stack.yaml`.
  public static func scriptName(for file: String) -> String {
    let ending = [".yaml", ".yml", ".json"].first { file.hasSuffix($0) && file != $0 } ?? ""
    return file.dropLast(ending.count) + ".commands.sh"
  }
}

extension CommandOffer {
  /// The steps for it, without those that only stand in for others.
  func steps(in steps: [CommandStep]) -> [CommandStep] {
    // A whole new stack is not what an address names.
    let wanted = steps.filter {
      ($0.topic == topic || before.contains($0.topic)) && $0.id != "deploy-stack"
    }
    guard wanted.contains(where: { $0.topic == topic }) else { return [] }
    let known = Set(wanted.map(\.id))
    return wanted.filter { $0.alternativeTo.map { !known.contains($0) } ?? true }
  }
}

/// Writes steps as lines of comments.
private struct CommandComment {
  let place: (offset: Int, indentation: String)
  let lineBreak: String

  /// More belongs into a file of its own.
  private static let maximumBytes = 8 * 1024

  /// Nil where there is nothing to write, or nothing that a comment can hold.
  func text(of steps: [CommandStep]) -> String? {
    var lines: [String] = []
    for step in steps {
      let command = ShellDialect.posix.text(of: step.pipeline)
      guard Self.isOneLine(command) else { return nil }
      lines += ["# \(step.purpose.oneLine):", "# \(command)"]
    }
    let text = lines.map { place.indentation + $0 + lineBreak }.joined()
    return lines.isEmpty || text.utf8.count > Self.maximumBytes ? nil : text
  }

  /// Does YAML take it as a part of one line? (§5.1 and §5.4 of YAML 1.1; PyYAML
  /// reads no file with other characters.)
  private static func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
  }
}
