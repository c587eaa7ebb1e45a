/// The YAML of one file: nodes with their places, whatever the text is.
///
/// On text that PyYAML 6.0.3's `SafeLoader` accepts, the tree is PyYAML's; on
/// other text, ``problems`` says what PyYAML objects to and the tree holds what
/// can be read around the damage.
public final class SyntaxTree: Sendable {
  public let source: SourceText
  /// In order of place; at most one is blocking.
  public let problems: [SyntaxProblem]
  /// From `#` to the end of the line, in order.
  public let comments: [ByteRange]
  let duplicates: [DuplicateIndices]

  let records: [NodeRecord]
  let children: [Int32]
  let properties: [NodeProperties]
  let tagNames: [String]
  /// Key and value nodes of the mappings whose Python dict differs from what is
  /// written, by mapping.
  let effective: [Int32: [Int32]]
  let rootIndex: Int32
  let keyIndexes = KeyIndexes()
  let aliasedValues = AliasedValues()

  init(
    source: SourceText, problems: [SyntaxProblem], comments: [ByteRange],
    storage: TreeStorage, effective: [Int32: [Int32]], duplicates: [DuplicateIndices]
  ) {
    self.source = source
    self.problems = problems
    self.comments = comments
    self.records = storage.records
    self.children = storage.children
    self.properties = storage.properties
    self.tagNames = storage.tagNames
    self.rootIndex = storage.root
    self.effective = effective
    self.duplicates = duplicates
  }

  /// The first document's node; nil where the file holds none.
  public var root: SyntaxNode? {
    rootIndex >= 0 ? SyntaxNode(tree: self, index: rootIndex) : nil
  }

  /// Whether `yaml.safe_load` accepts the file.
  public var isValid: Bool { !problems.contains { $0.isBlocking } }
}

/// The parts of a tree that its builder makes.
struct TreeStorage: Sendable {
  var records: [NodeRecord] = []
  var children: [Int32] = []
  var properties: [NodeProperties] = []
  var tagNames: [String] = []
  var root: Int32 = -1
}

/// Two pairs of one mapping with the same key, by their position.
struct DuplicateIndices: Sendable {
  let mapping: Int32
  let first: Int32
  let later: Int32
}

extension SyntaxTree {
  /// Pairs of one mapping whose keys are equal in Python (`1`, `1.0` and `true`
  /// are); PyYAML keeps the last value, at the place of the first. In order of
  /// the later one; `first` is the pair that wrote the key first.
  public var duplicateKeys: [(first: SyntaxPair, later: SyntaxPair)] {
    duplicates.map { duplicate in
      let pairs = SyntaxNode(tree: self, index: duplicate.mapping).pairs
      return (pairs[Int(duplicate.first)], pairs[Int(duplicate.later)])
    }
  }

  /// The innermost node whose text, anchor or tag covers `offset`; the end of a
  /// node belongs to it where nothing else begins there.
  public func node(at offset: Int) -> SyntaxNode? {
    guard var node = root else { return nil }
    guard node.fullRange.start <= offset, offset <= node.fullRange.end else { return nil }
    // The children of a node follow each other, so one of them, or two that
    // touch, can hold the offset.
    while true {
      let record = node.record
      guard record.kind == .mapping || record.kind == .sequence else { return node }
      var low = Int(record.link)
      var high = low + Int(record.count)
      let first = low
      while low < high {
        let middle = (low + high) / 2
        if SyntaxNode(tree: self, index: children[middle]).fullRange.start <= offset {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low > first else { return node }
      let child = SyntaxNode(tree: self, index: children[low - 1])
      if child.fullRange.end >= offset {
        node = child
      } else {
        return node
      }
    }
  }
}
