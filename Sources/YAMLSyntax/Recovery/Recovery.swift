/// What the parser remembers while it reads broken text: where it could start
/// again, and what it has decided about the damage.
struct Recovery {
  /// A state from which the parse can be repeated, and the line that the scanner
  /// reached next.
  struct Point {
    let lineStart: Int
    let state: Parser.Checkpoint
  }

  /// The latest lines outside brackets, oldest first.
  var points: [Point] = []
  /// The latest state between two steps, at most a line old.
  var latest: Parser.Checkpoint?
  var latestLine = -1
  /// The line that was entered last, outside brackets.
  var enteredLine = -1

  /// What to do on a line, by where it begins.
  var repairs: [Int: LineRepair] = [:]
  var attempts: [Int: Int] = [:]
  /// Where a scalar is taken to end, by where it begins.
  var scalarLimits: [Int: Int] = [:]
  /// Where a bracket outside brackets is taken to be closed, by where it opens.
  var flowLimits: [Int: Int] = [:]

  /// Whether each open indentation is that of a sequence.
  var sequenceIndents: [Bool] = []
  var openFlows: [TokenKind] = []
  /// The outermost open bracket.
  var flowStart = -1
  /// The last quoted scalar over several lines: where it begins, that line, and
  /// the line that it ends on.
  var lastLongQuote = (start: -1, firstLine: -1, lastLine: -1)
  /// The last plain one.
  var lastLongPlain = (start: -1, firstLine: -1, lastLine: -1)

  /// Bytes read again so far. Beyond a multiple of the text's size the parse
  /// ends, so that no text takes more than linear time.
  var repeatedBytes = 0
  /// What PyYAML stops at.
  var first: ParseFailure?
  var hasReportedFirst = false
  /// At most one per top-level entry, and not more than ``maximumProblems``.
  var problems: [SyntaxProblem] = []
  /// Where the top-level entries begin that have a problem.
  var damagedEntries: Set<Int> = []
  /// A line, and where its top-level entry begins.
  var lastEntry = (line: -1, start: -1)
  static let maximumProblems = 20
  var skipsConflictMarkers = false

  mutating func openFlow(_ kind: TokenKind, at offset: Int, limit: inout Int) {
    if openFlows.isEmpty {
      flowStart = offset
      limit = flowLimits[offset] ?? Int.max
    }
    openFlows.append(kind)
  }
}

/// How a damaged line is read.
enum LineRepair {
  /// As it stands, but at this column; nil where it is to be guessed.
  case column(Int?)
  /// As it stands, without the dash in front.
  case withoutDash
  /// By its outward form, with a dash in front.
  case withDash
  /// As it stands, tabs being spaces.
  case tabs
  /// By its outward form: dashes, a key, and a value that is read as usual or,
  /// where it is the damage, taken as text.
  case salvage(valueIsText: Bool)
  /// Not at all.
  case skip
}
