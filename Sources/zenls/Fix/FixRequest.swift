import ConfigAnalysis

/// What the command line asks about fixes.
struct FixRequest: Sendable {
  private enum Use { case none, write, diff }

  private let use: Use
  /// Which fixes are applied; nil for none.
  let scope: FixScope?
  /// What remains is silenced by comments.
  let addsIgnores: Bool

  /// - Parameter diff: shows what would be written; by itself, what `fix` would.
  init(fix: Bool, diff: Bool, withUnsafe: Bool, addsIgnores: Bool) {
    use = diff ? .diff : fix || addsIgnores ? .write : .none
    scope = !fix && (!diff || addsIgnores) ? nil : withUnsafe ? .all : .safe
    self.addsIgnores = addsIgnores
  }

  /// Files are left as they are, and nothing is shown of what they could be.
  var isIdle: Bool { use == .none }

  /// Fixed texts are written where they came from.
  var isWriting: Bool { use == .write }

  /// Standard output is not for the report.
  func takesOutput(of paths: [String]) -> Bool { use == .write && paths.contains("-") }
}
