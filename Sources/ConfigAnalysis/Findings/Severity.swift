/// How bad a finding is, worst first.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A pipeline run, an import or a push would surely fail.
  case error
  /// It probably would fail, or the file does not mean what it says.
  case warning
  case information
  case hint

  /// 0 for `error` … 3 for `hint`.
  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .information: 2
    case .hint: 3
    }
  }

  /// A less severe finding is smaller: `.hint < .error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank > right.rank }
}
