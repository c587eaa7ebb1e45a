import ShellCommands
import YAMLSyntax

/// The one or two commands that a component needs next, told below what is said
/// about it.
struct NextCommands {
  let analyzer: Analyzer
  let analysis: Analysis

  private static let maximumCommands = 2
  /// In bytes. Longer ones are nothing to read in passing; cut off they would be
  /// wrong.
  private static let maximumLength = 600
  /// A plan is made of the whole document.
  private static let maximumBytes = 256 * 1024

  /// Markdown; nil where no commands belong to the place.
  func text(at place: DocumentPlace) -> String? {
    guard analysis.source.bytes.count <= Self.maximumBytes, let document = analysis.document,
      let (component, topics) = subject(of: place),
      let selector = component.commandSelector(in: document)
    else { return nil }
    let request = CommandRequest(topics: topics, component: selector)
    let texts = analyzer.commands(for: analysis, request).steps
      // Topics bring what helps along with them; that is for those who ask.
      .filter { $0.alternativeTo == nil && topics.contains($0.topic) }
      .map { ShellDialect.posix.text(of: $0.pipeline) }
      .prefix(Self.maximumCommands)
    guard !texts.isEmpty, texts.allSatisfy({ $0.utf8.count <= Self.maximumLength && $0 == $0.oneLine })
    else { return nil }
    let fence = CommandMarkdown.fence(around: texts.joined(separator: "\n"))
    return ([texts.count == 1 ? "Next command:" : "Next commands:", "", fence + "sh"] + texts + [fence])
      .joined(separator: "\n")
  }

  private func subject(of place: DocumentPlace) -> (StackComponent, Set<CommandTopic>)? {
    let registering: Set<CommandTopic> = [.secrets, .register, .auth]
    switch place.role {
    case .flavor(let component), .componentValue("name", let component): return (component, registering)
    case .componentType:
      return CommandPlaceFinder(analyzer: analyzer, analysis: analysis).component(ofType: place.node)
        .map { ($0, registering) }
    case .fieldValue(let field) where field.isRegistryAddress: return (field.component, [.migrate, .auth])
    default: return nil
    }
  }
}
