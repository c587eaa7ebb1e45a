import ConfigAnalysis

/// What the command line asks about fixes.
struct FixRequest: Sendable {
  private enum Use { case none, write, diff }

  private let use: Use
  /// Which fixes are applied; nil for none.
  let scope: FixScope?

  init(fix: Bool, diff: Bool, withUnsafe: Bool) {
    use = fix ? .write : diff ? .diff : .none
    scope = use == .none ? nil : withUnsafe ? .all : .safe
  }

  /// Fixed texts are written where they came from.
  var isWriting: Bool { use == .write }

  /// Standard output is not for the report.
  func takesOutput(of paths: [String]) -> Bool { use == .write && paths.contains("-") }
}
