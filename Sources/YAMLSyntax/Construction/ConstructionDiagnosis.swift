extension SyntaxProblem {
  /// What is said about a value that PyYAML's `SafeLoader` refuses.
  init(_ failure: ConstructionCheck.Failure, storage: TreeStorage, source: SourceText) {
    let record = storage.records[Int(failure.node)]
    let properties = record.properties >= 0 ? storage.properties[Int(record.properties)] : nil
    let own = ByteRange(Int(record.start), Int(record.end))
    let whole = ByteRange(properties?.start ?? own.start, own.end)
    let firstLine = source.lineRange(source.line(at: whole.start))
    let shown = ByteRange(whole.start, min(whole.end, max(whole.start, firstLine.end), whole.start + 60))
    let text = "`\(source.string(in: shown))\(shown.end < whole.end ? "…" : "")`"
    let tag = properties?.tag.map { "`\(source.string(in: $0))`" } ?? text
    let range = own.isEmpty ? whole : ByteRange(whole.start, shown.end)
    switch failure.reason {
    case .unknownTag:
      self.init(
        .unknownTag,
        "the tag \(tag) is not known to ZenML's YAML reader; remove it, or put the value in quotes",
        at: properties?.tag ?? range)
    case .valueKey:
      self.init(
        .constructor,
        "a bare `=` has a special meaning in YAML that ZenML's reader refuses; put it in quotes", at: range)
    case .strayMerge:
      self.init(
        .constructor, "`<<` merges mappings and can only be a key; put it in quotes if it is text", at: range
      )
    case .invalidScalar(let tag):
      self.init(
        .constructor, "\(text) cannot be read as \(Self.name(of: tag)); correct it, or put it in quotes",
        at: range)
    case .expectedScalar:
      self.init(
        .constructor, "the tag \(tag) needs a single value, not a list or mapping; remove the tag", at: range
      )
    case .expectedSequence:
      self.init(.constructor, "the tag \(tag) needs a list; remove the tag", at: range)
    case .expectedMapping:
      self.init(.constructor, "the tag \(tag) needs a mapping; remove the tag", at: range)
    case .pairExpected:
      self.init(
        .constructor, "each item of an `!!omap` or `!!pairs` list is a mapping with one key; \(text) is not",
        at: range)
    case .unhashableKey:
      self.init(
        .constructor, "a list or mapping cannot be a key; put \(text) in quotes if it is text", at: range)
    case .mergeNeedsMapping:
      self.init(.constructor, "`<<` merges a mapping or a list of mappings; \(text) is neither", at: range)
    case .mergeTooDeep:
      self.init(
        .limits, "merge keys (`<<`) are chained too deep to be read; merge fewer mappings", at: range)
    case .mergeTooLarge:
      self.init(
        .limits, "merge keys (`<<`) copy more than 5 million entries; merge fewer mappings", at: range)
    }
  }

  private static func name(of tag: ResolvedTag) -> String {
    switch tag {
    case .int: "a whole number"
    case .float: "a number"
    case .bool: "a truth value"
    case .timestamp: "a date or time"
    case .binary: "base64 data"
    default: "this type"
    }
  }
}
