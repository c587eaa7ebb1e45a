import YAMLSyntax

/// What a syntax error may have garbled: after one, keys and values that stand
/// beside it are often not what the user wrote. A document with a syntax error
/// is refused anyway, so what lies there is better left out than guessed at.
struct SyntaxDamage {
  private let source: SourceText
  /// The lines of each problem, and one more on either side.
  private let lines: [ClosedRange<Int>]

  /// Nil for a document that PyYAML reads.
  init?(_ tree: SyntaxTree) {
    guard !tree.isValid else { return nil }
    source = tree.source
    lines = tree.problems.map { problem in
      let first = tree.source.line(at: problem.range.start)
      return max(0, first - 1)...(max(first, tree.source.line(at: problem.range.end)) + 1)
    }
  }

  /// Does the refusal, or the component that it speaks of, touch the damage?
  func mayHaveCaused(_ refusal: ImportRefusal) -> Bool {
    switch refusal.kind {
    case .unknownComponentType(let node) where KeyExpectations.component.knows(node.text): return true
    case .wrongShape(_, let found) where found.isNone: return true
    default: break
    }
    return touches(refusal.range) || refusal.component.map { touches($0.node.range) } ?? false
  }

  func touches(_ range: ByteRange) -> Bool {
    let first = source.line(at: range.start)
    let last = max(first, source.line(at: max(range.start, range.end - 1)))
    return lines.contains { $0.overlaps(first...last) }
  }
}
