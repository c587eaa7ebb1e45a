extension Parser {
  /// Everything that a step changes, except what only grows.
  struct Checkpoint {
    let position: Int
    let lineStart: Int
    let flowLevel: Int
    let indent: Int
    let indents: [Int]
    let allowsSimpleKey: Bool
    let simpleKeys: [SimpleKey]
    let tokens: [Token]
    let tokensTaken: Int
    let isAtStreamEnd: Bool
    let comments: Int
    let state: ParserState
    let states: [ParserState]
    let marks: [Int]
    let sequenceIndents: [Bool]
    let openFlows: [TokenKind]
    let flowLimit: Int
    let builder: TreeBuilder.Checkpoint
  }

  mutating func makeCheckpoint() -> Checkpoint {
    compact()
    return Checkpoint(
      position: position, lineStart: lineStart, flowLevel: flowLevel, indent: indent, indents: indents,
      allowsSimpleKey: allowsSimpleKey, simpleKeys: simpleKeys, tokens: tokens, tokensTaken: tokensTaken,
      isAtStreamEnd: isAtStreamEnd, comments: comments.count, state: state, states: states, marks: marks,
      sequenceIndents: recovery.sequenceIndents, openFlows: recovery.openFlows, flowLimit: flowLimit,
      builder: builder.checkpoint)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    recovery.repeatedBytes += max(0, position - checkpoint.position) + 16
    position = checkpoint.position
    lineStart = checkpoint.lineStart
    flowLevel = checkpoint.flowLevel
    indent = checkpoint.indent
    indents = checkpoint.indents
    allowsSimpleKey = checkpoint.allowsSimpleKey
    simpleKeys = checkpoint.simpleKeys
    firstSimpleKey = 0
    tokens = checkpoint.tokens
    firstToken = 0
    tokensTaken = checkpoint.tokensTaken
    isAtStreamEnd = checkpoint.isAtStreamEnd
    comments.removeLast(max(0, comments.count - checkpoint.comments))
    state = checkpoint.state
    states = checkpoint.states
    marks = checkpoint.marks
    recovery.sequenceIndents = checkpoint.sequenceIndents
    recovery.openFlows = checkpoint.openFlows
    flowLimit = checkpoint.flowLimit
    recovery.enteredLine = -1
    recovery.latestLine = -1
    recovery.lastLongQuote = (-1, -1, -1)
    recovery.lastLongPlain = (-1, -1, -1)
    shiftedLine = -1
    builder.restore(checkpoint.builder)
  }
}
