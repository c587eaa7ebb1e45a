// What to say when PyYAML would raise.
extension SyntaxProblem {
  init(_ failure: ParseFailure, source: SourceText) {
    self.init(.syntax, "Syntax error: \(failure.reason).", at: ByteRange(failure.offset, failure.offset + 1))
  }

  init(_ failure: ConstructionCheck.Failure, storage: TreeStorage, source: SourceText) {
    let record = storage.records[Int(failure.node)]
    let properties = record.properties >= 0 ? storage.properties[Int(record.properties)] : nil
    let start = properties?.start ?? Int(record.start)
    self.init(.constructor, "Value error: \(failure.reason).", at: ByteRange(start, Int(record.end)))
  }
}
