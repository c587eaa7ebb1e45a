/// What the server says to the person who runs it, on standard error.
public struct ServerLog: Sendable {
  public enum Level: String, Sendable, CaseIterable, Comparable {
    case error, warning, info, debug

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .info: 2
      case .debug: 3
      }
    }

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
  }

  private let level: Level
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - level: the least grave that is written.
  ///   - write: takes one line.
  public init(level: Level, write: @escaping @Sendable (String) -> Void) {
    self.level = level
    self.write = write
  }

  func log(_ level: Level, _ text: @autoclosure () -> String) {
    if level <= self.level { write("zenls[\(level.rawValue)]: \(text())") }
  }
}
