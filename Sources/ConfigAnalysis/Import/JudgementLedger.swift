import YAMLSyntax
import ZenMLCatalog

/// What judging the components of one document has cost so far, and what is
/// known of configurations that aliases repeat.
///
/// A file of a megabyte can name one large value in thousands of places. What is
/// judged once is not judged again, and the work for the document as a whole has
/// a bound that no real one comes near to. For one document on one thread.
final class JudgementLedger {
  /// A refusal, and the required field that an unknown one stands in the place of.
  typealias Refusals = [(refusal: ConfigurationRefusal, replacing: String?)]

  private struct Key: Hashable {
    let node: SyntaxNode
    let type: String
    let flavor: String
    let isFlat: Bool
  }

  private var known: [Key: Refusals] = [:]
  private var templates: [SyntaxNode: Bool] = [:]
  private var remainingSteps: Int
  private var remainingRefusals = 20_000
  private var remainingText: Int
  private var texts: [SyntaxNode: Result<String, FlagText.Problem>] = [:]

  /// - Parameter bytes: the length of the document.
  init(bytes: Int) {
    remainingSteps = 10 * ConfigurationBudget.steps + 2 * bytes
    // JSON takes up to three bytes for one, its escapes included.
    remainingText = 4 * 1024 * 1024 + 4 * bytes
  }

  /// What the configuration at `node` is refused for, judged where it is new.
  ///
  /// - Parameters:
  ///   - isFlat: its keys stand beside those of the component.
  ///   - isShared: aliases may repeat it.
  func refusals(
    of node: SyntaxNode, _ schema: FlavorSchema, isFlat: Bool, isShared: Bool, judge: () -> Refusals
  ) -> Refusals {
    let key = isShared ? Key(node: node, type: schema.type, flavor: schema.name, isFlat: isFlat) : nil
    let refusals = key.flatMap { known[$0] } ?? judge()
    if let key { known[key] = refusals }
    // One more than is shown, so that it is known that there are more.
    let limit = min(FindingCollector.maximumOfOneRule + 1, max(1, remainingRefusals))
    remainingRefusals -= min(limit, refusals.count)
    return refusals.count <= limit ? refusals : Array(refusals.prefix(limit))
  }

  /// Does a value that aliases repeat hold a mark of a template?
  func holdsTemplate(_ node: SyntaxNode, search: () -> Bool) -> Bool {
    if let answer = templates[node] { return answer }
    let answer = search()
    templates[node] = answer
    return answer
  }

  var isExhausted: Bool { remainingSteps <= 0 }

  func spend(steps: Int) { remainingSteps -= steps }

  /// The text of a value on a command line.
  func flagText(of node: SyntaxNode) -> Result<String, FlagText.Problem> {
    if node.kind == .scalar { return FlagText.text(of: node) }
    guard remainingText > 0 else { return .failure(.tooLarge) }
    let known = node.isAliased ? texts[node] : nil
    let text = known ?? FlagText.text(of: node, limit: remainingText)
    if node.isAliased { texts[node] = text }
    switch text {
    case .success(let text): remainingText -= text.utf8.count
    case .failure: remainingText -= known == nil ? FlagText.maximumLength : 0
    }
    return text
  }
}
