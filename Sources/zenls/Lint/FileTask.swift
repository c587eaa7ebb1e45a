import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// One file to check, with everything that its check depends on.
struct FileTask: Sendable {
  enum Content: Sendable {
    /// Read when its turn comes.
    case file
    case standardInput
    /// The settings file of a project, which was read to find the settings.
    case settings(Project)
  }

  /// As the user gave it, or as it was found below a directory.
  let path: String
  let content: Content
  /// The user named it: what is none of our business is then reported as skipped.
  let isNamed: Bool
  /// The settings that hold for it.
  let scope: SettingsScope
  /// The folder that was named, or that of the named file: the tree out of which
  /// no fix reaches.
  let root: String
}

/// What the check of one file gave.
struct FileResult: Sendable {
  enum Outcome: Sendable {
    case checked(CheckedFile)
    /// A named file that is none of our business.
    case skipped(reason: String)
    case failed(reason: String)
    /// Nothing to say about it.
    case passedOver
  }

  let path: String
  let outcome: Outcome
  /// What came from standard input, or what fixes made of it; only where that is
  /// to be written on.
  var standardInput: [UInt8]?
}

/// A recognised file.
struct CheckedFile: Sendable {
  /// As the user gave it, or as it was found below a directory.
  let path: String
  let kind: DocumentKind
  let zenmlVersion: String?
  let report: FileFindings
  /// What fixes make of it; nil where they change nothing, or were not asked for.
  var change: FileChange?

  var source: SourceText { report.source }
  var findings: [Finding] { report.findings }
}

/// What is to be said of one text.
struct FileFindings: Sendable {
  /// Empty where there is no finding: thousands of clean files need no memory.
  let source: SourceText
  let findings: [Finding]
  /// One for each finding, made when all of the document were there.
  let fingerprints: [Fingerprint]
  /// Findings that a baseline knows, selected or not.
  let knownCount: Int
  /// Those that would be told, were they not known.
  let leftOutCount: Int
  /// Secrets in plain text on the lines of the findings, in order of place: no
  /// output shows them.
  let secrets: [ByteRange]

  /// - Parameters:
  ///   - path: of the file.
  ///   - known: what a baseline knows.
  ///   - provesFixes: a fix that does not keep its promise is left out.
  init(
    of analysis: Analysis, by analyzer: Analyzer, path: String, _ selection: RuleSelection,
    known: KnownFindings?, provesFixes: Bool
  ) {
    let all = analysis.findings
    let fingerprints = Fingerprint.all(of: all, in: analysis.source)
    let isKnown = known?.knows(all, in: analysis.source, file: path) ?? []
    let selected = all.indices.filter { selection.includes(all[$0]) }
    let told = known == nil ? selected : selected.filter { !isKnown[$0] }
    knownCount = isKnown.count { $0 }
    leftOutCount = selected.count - told.count
    let findings = told.map { all[$0] }
    self.findings = provesFixes ? analyzer.provingFixes(of: findings, in: analysis) : findings
    self.fingerprints = told.map { fingerprints[$0] }
    secrets = findings.isEmpty ? [] : analyzer.secrets(in: analysis, onLinesOf: findings.map(\.range))
    source = findings.isEmpty ? SourceText([]) : analysis.source
  }
}
