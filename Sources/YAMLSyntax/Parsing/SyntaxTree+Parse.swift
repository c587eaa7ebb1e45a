extension SyntaxTree {
  /// Above this, a file is reported and not judged.
  public static let maximumSize = 64 << 20

  /// Reads a text. Never fails, and takes time linear in the text's size.
  public static func parse(_ source: SourceText) -> SyntaxTree {
    if source.bytes.count > maximumSize {
      let problem = SyntaxProblem(
        .limits, "the file is larger than 64 MiB, so it was not checked; split it", at: .empty(at: 0),
        isBlocking: false)
      return SyntaxTree(
        source: source, problems: [problem], comments: [], storage: TreeStorage(), effective: [:],
        duplicates: [])
    }
    let inspection = TextInspection(source)
    var text = source.bytes
    inspection.replaceNUL(in: &text)
    text.append(contentsOf: repeatElement(0, count: 8))
    return text.withUnsafeBufferPointer { text in
      ByteClass.table.withUnsafeBufferPointer { classes in
        guard let base = text.baseAddress, let table = classes.baseAddress else {
          return SyntaxTree(
            source: source, problems: [], comments: [], storage: TreeStorage(), effective: [:], duplicates: []
          )
        }
        return parse(source, inspection, base: base, classes: table)
      }
    }
  }

  private static func parse(
    _ source: SourceText, _ inspection: TextInspection, base: UnsafePointer<UInt8>,
    classes: UnsafePointer<UInt8>
  ) -> SyntaxTree {
    let count = source.bytes.count
    var parser = Parser(base: base, classes: classes, count: count, isASCII: inspection.isASCII)
    var problems = inspection.problems
    do {
      try parser.run()
    } catch {
      if error.reason == .multipleDocuments || error.reason == .tooManyNodes {
        if problems.isEmpty { problems = [parser.diagnose(error, nil)] }
      } else {
        parser = Parser(
          base: base, classes: classes, count: count, isASCII: inspection.isASCII, isRecovering: true)
        parser.runRecovering(after: error)
        problems += parser.recovery.problems
        if problems.isEmpty { problems = [parser.diagnose(error, nil)] }
      }
    }
    let needsConstruction = parser.builder.needsConstruction
    var storage = parser.builder.finish()
    let decoder = ScalarDecoder(base: base, limit: count)
    var merged: [Int32: [Int32]] = [:]
    if needsConstruction {
      var check = ConstructionCheck(storage: storage, decoder: decoder)
      check.run()
      storage = check.storage
      merged = check.merged
      if problems.isEmpty, let failure = check.failure {
        problems.append(SyntaxProblem(failure, storage: storage, source: source))
      }
    }
    var pairs = EffectivePairs(keys: KeyIdentity(storage: storage, decoder: decoder), base: base)
    pairs.run(merged: merged)
    return SyntaxTree(
      source: source, problems: ordered(problems), comments: parser.comments, storage: storage,
      effective: pairs.effective,
      duplicates: pairs.duplicates)
  }

  /// In order of place. The first one found is what PyYAML stops at; none of the
  /// others is blocking.
  private static func ordered(_ problems: [SyntaxProblem]) -> [SyntaxProblem] {
    guard problems.count > 1 else { return problems }
    let others = problems.dropFirst().map {
      SyntaxProblem($0.kind, $0.message, at: $0.range, isBlocking: false, related: $0.related)
    }
    return (problems.prefix(1) + others).sorted { $0.range.start < $1.range.start }
  }
}
