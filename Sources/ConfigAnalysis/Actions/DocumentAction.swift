public import YAMLSyntax

/// A change that is offered at a place; nothing is done until a person asks for
/// it.
public struct DocumentAction: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Removes that finding, or that one among others.
    case quickFix(Finding)
    /// Silences that finding by a comment.
    case suppression(Finding)
    /// Everything in the document that can be fixed safely.
    case fixAll
    /// Says the same in another way, or adds something.
    case refactor
    /// Writes commands beside what they are for, as comments.
    case commands
    /// Makes a file with the commands for the whole document.
    case commandFile
  }

  /// In the imperative, without a full stop.
  public var title: String
  public var kind: Kind
  /// In order of place, not overlapping.
  public var edits: [TextEdit]
  /// The one that is most probably wanted.
  public var isPreferred: Bool
  /// Is made where there is none of its name.
  public var newFile: NewFile?
}

/// Which actions are asked for; some cost more than others.
public struct DocumentActionFilter: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Fixes and suppressions.
  public static let quickFix = DocumentActionFilter(rawValue: 1)
  public static let fixAll = DocumentActionFilter(rawValue: 2)
  public static let refactor = DocumentActionFilter(rawValue: 4)
  /// Comments with commands.
  public static let commands = DocumentActionFilter(rawValue: 8)
  /// A file with commands; needs the document's name.
  public static let commandFile = DocumentActionFilter(rawValue: 16)
  public static let all: DocumentActionFilter = [.quickFix, .fixAll, .refactor, .commands, .commandFile]
}

extension Analyzer {
  /// What can be done about `range`, an empty one standing for a cursor.
  ///
  /// - Parameter file: the document's name, without a folder; nil where it has
  ///   none.
  public func actions(
    in range: ByteRange, of analysis: Analysis, only filter: DocumentActionFilter = .all, file: String? = nil
  ) -> [DocumentAction] {
    guard analysis.document != nil, analysis.source.encoding == .utf8 else { return [] }
    let count = analysis.source.bytes.count
    let start = min(max(range.start, 0), count)
    let touched = ByteRange(start, min(max(range.end, start), count))
    let maker = ActionMaker(analyzer: self, analysis: analysis, range: touched)
    var actions: [DocumentAction] = []
    if filter.contains(.quickFix) { actions += maker.quickFixes() + maker.suppressions() }
    if filter.contains(.refactor) { actions += maker.refactorings() }
    if filter.contains(.commands) { actions += maker.commandComments(file) }
    if filter.contains(.commandFile), let file, let action = maker.commandFile(file) {
      actions.append(action)
    }
    if filter.contains(.fixAll), let action = fixAll(of: analysis) { actions.append(action) }
    return actions
  }

  /// Everything that can be fixed safely, in one step; nil where there is
  /// nothing.
  public func fixAll(of analysis: Analysis) -> DocumentAction? {
    guard analysis.findings.contains(where: { $0.fixes.contains { $0.applicability == .safe } }) else {
      return nil
    }
    let outcome = Fixer(analyzer: self, scope: .safe).fix(analysis)
    guard outcome.isChanged else { return nil }
    return DocumentAction(
      title: "Fix everything that can be fixed safely", kind: .fixAll, edits: outcome.edits,
      isPreferred: false)
  }
}

/// Makes the actions for one range.
struct ActionMaker {
  let analyzer: Analyzer
  let analysis: Analysis
  let range: ByteRange
}
