/// Reads YAML 1.1 as PyYAML's pure-Python reader, scanner, parser and composer
/// do together: a scanner that looks ahead for simple keys, a state machine
/// over its tokens, and a builder that stores nodes. One pass, no recursion.
///
/// The text must be followed by at least eight zero bytes; NUL means the end,
/// as it does in PyYAML.
struct Parser {
  // MARK: Text
  let base: UnsafePointer<UInt8>
  let classes: UnsafePointer<UInt8>
  /// Bytes of text, the padding not counted.
  let count: Int
  /// No byte above 0x7F: columns are byte distances.
  let isASCII: Bool

  // MARK: Scanner
  var position = 0
  /// Where the current line begins; lines here are YAML 1.1's (NEL, LS, PS).
  var lineStart = 0
  var flowLevel = 0
  /// Column of the innermost open block collection, -1 outside.
  var indent = -1
  var indents: [Int] = []
  var allowsSimpleKey = true
  var simpleKeys: [SimpleKey] = []
  /// Entries of `simpleKeys` before this one are out of the question.
  var firstSimpleKey = 0
  var tokens: [Token] = []
  var firstToken = 0
  var tokensTaken = 0
  var isAtStreamEnd = false
  var comments: [ByteRange] = []
  /// Where code points were last counted, on which line, and how many.
  var countedOffset = 0
  var countedLine = 0
  var countedCodePoints = 0
  var countedMarks = 0

  // MARK: State machine
  var state = ParserState.implicitDocumentStart
  var states: [ParserState] = []
  /// Where the open block and flow collections begin.
  var marks: [Int] = []
  var tagHandles: [[UInt8]: [UInt8]] = [:]

  // MARK: Tree
  var builder = TreeBuilder()

  // MARK: Recovery
  /// The text is known to be broken: damage is repaired instead of reported.
  let isRecovering: Bool
  var recovery = Recovery()
  /// Added to the columns of one line whose indentation is wrong.
  var columnShift = 0
  var shiftedLine = -1
  /// A line on which tabs count as spaces.
  var tabLine = -1
  /// Where brackets and scalars that are not closed are taken to end.
  var flowLimit = Int.max

  init(
    base: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>, count: Int, isASCII: Bool,
    isRecovering: Bool = false
  ) {
    self.base = base
    self.classes = classes
    self.count = count
    self.isASCII = isASCII
    self.isRecovering = isRecovering
    builder.isRecovering = isRecovering
    tokens.reserveCapacity(2048)
    simpleKeys.reserveCapacity(2048)
    // Stacks have a node for about every twelve bytes.
    builder.records.reserveCapacity(min(count / 12, TreeBuilder.maximumNodes))
  }

  /// Runs to the end of the stream or the first failure.
  mutating func run() throws(ParseFailure) {
    while state != .end { try step() }
  }
}
