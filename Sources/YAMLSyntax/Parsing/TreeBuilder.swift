/// Stores the nodes of the first document as the parser finds them, and does
/// what PyYAML's composer does beside that: anchors, aliases, depth.
struct TreeBuilder {
  /// PyYAML's composer recurses twice per level and meets Python's limit of
  /// 1000 frames below 495 levels; from 480 on it depends on the caller.
  static let maximumDepth = 490
  static let maximumNodes = 5_000_000

  struct Frame {
    var node: Int32
    var lastChild: Int32 = -1
    var count: Int32 = 0
  }

  var records: [NodeRecord] = []
  var properties: [NodeProperties] = []
  var tagNames: [[UInt8]] = []
  var frames: [Frame] = []
  /// Collections that stand deeper than the tree goes.
  var depthBeyondTree = 0
  var root: Int32 = -1
  var hasDocument = false
  /// Where the last node ended that was completed.
  var lastEnd = 0
  /// Something that only the constructor can judge: tags, aliases, numbers and
  /// timestamps out of the ordinary, keys that are no plain text.
  var needsConstruction = false

  /// In broken text the composer's objections do not end the parse.
  var isRecovering = false
  var deferred: [ParseFailure] = []

  private var anchors: [[UInt8]: Int32] = [:]
  private(set) var anchorOrder: [(name: [UInt8], node: Int32)] = []

  mutating func beginDocument() { hasDocument = true }

  // MARK: Events

  mutating func add(_ record: NodeRecord) throws(ParseFailure) {
    _ = try append(record)
    lastEnd = Int(record.end)
  }

  mutating func add(
    _ record: NodeRecord, _ properties: NodeProperties, anchor: [UInt8]?, tag: [UInt8]?, start: Int
  ) throws(ParseFailure) {
    if anchor == nil, properties.tag == nil {
      _ = try append(record)
    } else {
      try register(append(record), properties, anchor: anchor, tag: tag, start: start)
    }
    lastEnd = Int(record.end)
  }

  mutating func addAlias(_ token: Token, name: [UInt8]) throws(ParseFailure) {
    var record = NodeRecord(
      kind: .alias, style: .plain, tag: .unknown, flags: [], start: Int(token.start), end: Int(token.end))
    let target = anchors[name]
    record.link = target ?? -1
    _ = try append(record)
    lastEnd = Int(token.end)
    needsConstruction = true
    if let target {
      if target >= 0 { records[Int(target)].flags.insert(.isAliased) }
    } else {
      try object(ParseFailure(reason: .undefinedAlias, offset: Int(token.start)))
    }
  }

  mutating func open(
    _ record: NodeRecord, _ properties: NodeProperties, anchor: [UInt8]?, tag: [UInt8]?, start: Int
  ) throws(ParseFailure) {
    if depthBeyondTree > 0 || frames.count >= Self.maximumDepth {
      depthBeyondTree += 1
      if depthBeyondTree == 1 { try object(ParseFailure(reason: .tooDeep, offset: start)) }
      return
    }
    let node = try append(record)
    frames.append(Frame(node: node))
    if anchor != nil || properties.tag != nil {
      try register(node, properties, anchor: anchor, tag: tag, start: start)
    }
  }

  /// Ends the innermost collection at `end`.
  mutating func close(at end: Int) {
    if depthBeyondTree > 0 {
      depthBeyondTree -= 1
      return
    }
    guard let last = frames.last else { return }
    let index = Int(last.node)
    if records[index].kind == .mapping, last.count & 1 == 1 { completePair() }
    guard let frame = frames.popLast() else { return }
    records[index].end = Int32(truncatingIfNeeded: max(end, Int(records[index].start)))
    records[index].count = frame.count
    lastEnd = Int(records[index].end)
  }

  /// In broken text a key may have been read and its value not.
  private mutating func completePair() {
    let value = NodeRecord(
      kind: .scalar, style: .absent, tag: .null, flags: [.verbatim, .damaged], start: lastEnd, end: lastEnd)
    if (try? append(value)) == nil { frames[frames.count - 1].count -= 1 }
  }

  /// Ends the innermost block collection, which reaches as far as its last child.
  mutating func closeBlock() { close(at: lastEnd) }

  private mutating func object(_ failure: ParseFailure) throws(ParseFailure) {
    guard isRecovering else { throw failure }
    deferred.append(failure)
  }

  // MARK: Checkpoints

  /// What the builder needs to go back; the nodes since then are dropped.
  struct Checkpoint {
    fileprivate let frames: [Frame]
    fileprivate let depthBeyondTree: Int
    fileprivate let root: Int32
    fileprivate let hasDocument: Bool
    fileprivate let lastEnd: Int
    fileprivate let records: Int
    fileprivate let properties: Int
    fileprivate let tagNames: Int
    fileprivate let anchors: Int
  }

  var checkpoint: Checkpoint {
    Checkpoint(
      frames: frames, depthBeyondTree: depthBeyondTree, root: root, hasDocument: hasDocument,
      lastEnd: lastEnd,
      records: records.count, properties: properties.count, tagNames: tagNames.count,
      anchors: anchorOrder.count)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    frames = checkpoint.frames
    depthBeyondTree = checkpoint.depthBeyondTree
    root = checkpoint.root
    hasDocument = checkpoint.hasDocument
    lastEnd = checkpoint.lastEnd
    records.removeLast(max(0, records.count - checkpoint.records))
    properties.removeLast(max(0, properties.count - checkpoint.properties))
    tagNames.removeLast(max(0, tagNames.count - checkpoint.tagNames))
    while anchorOrder.count > checkpoint.anchors, let last = anchorOrder.popLast() {
      anchors[last.name] = nil
    }
  }

  /// Marks the innermost open collection as damaged.
  mutating func markDamage() {
    guard let frame = frames.last else { return }
    records[Int(frame.node)].flags.insert(.damaged)
  }

  // MARK: Storing

  private mutating func append(_ record: NodeRecord) throws(ParseFailure) -> Int32 {
    if depthBeyondTree > 0 { return -1 }
    guard records.count < Self.maximumNodes else {
      throw ParseFailure(reason: .tooManyNodes, offset: Int(record.start))
    }
    let index = Int32(truncatingIfNeeded: records.count)
    records.append(record)
    let depth = frames.count
    if depth == 0 {
      root = index
      return index
    }
    let previous = frames[depth - 1].lastChild
    records[records.count - 1].parent = frames[depth - 1].node
    if previous >= 0 {
      records[Int(previous)].next = index
    } else {
      records[Int(frames[depth - 1].node)].link = index
    }
    // A list or mapping as a key is unhashable.
    if record.kind != .scalar, frames[depth - 1].count & 1 == 0,
      records[Int(frames[depth - 1].node)].kind == .mapping
    {
      needsConstruction = true
    }
    frames[depth - 1].lastChild = index
    frames[depth - 1].count += 1
    return index
  }

  private mutating func register(
    _ node: Int32, _ written: NodeProperties, anchor: [UInt8]?, tag: [UInt8]?, start: Int
  ) throws(ParseFailure) {
    guard node >= 0 else { return }
    var written = written
    if let tag {
      records[Int(node)].tag = ResolvedTag(name: tag)
      written.tagName = Int32(truncatingIfNeeded: tagNames.count)
      tagNames.append(tag)
    }
    if written.tag != nil { needsConstruction = true }
    records[Int(node)].properties = Int32(truncatingIfNeeded: properties.count)
    properties.append(written)
    guard let anchor else { return }
    if let first = anchors[anchor] {
      let place = first >= 0 ? Int(records[Int(first)].start) : -1
      return try object(ParseFailure(reason: .duplicateAnchor, offset: start, context: place))
    }
    anchors[anchor] = node
    anchorOrder.append((anchor, node))
  }

  // MARK: Result

  /// Ends what is still open, and lays the children of each collection side by
  /// side.
  mutating func finish() -> TreeStorage {
    depthBeyondTree = 0
    while !frames.isEmpty { closeBlock() }
    var storage = TreeStorage()
    storage.children.reserveCapacity(records.count)
    for index in records.indices where records[index].kind == .mapping || records[index].kind == .sequence {
      var child = records[index].link
      records[index].link = Int32(truncatingIfNeeded: storage.children.count)
      for _ in 0..<records[index].count where child >= 0 {
        storage.children.append(child)
        child = records[Int(child)].next
      }
    }
    if isRecovering { spreadDamage() }
    storage.records = records
    storage.properties = properties
    storage.tagNames = tagNames.map { String(decoding: $0, as: UTF8.self) }
    storage.root = root
    records = []
    return storage
  }

  /// A collection that holds damage is damaged.
  private mutating func spreadDamage() {
    for index in records.indices.reversed() where records[index].flags.contains(.damaged) {
      let parent = Int(records[index].parent)
      if parent >= 0 { records[parent].flags.insert(.damaged) }
    }
  }
}

extension ResolvedTag {
  /// The constructor that PyYAML's `SafeLoader` has for a full tag.
  init(name: [UInt8]) {
    let prefix = Array("tag:yaml.org,2002:".utf8)
    guard name.starts(with: prefix) else {
      self = .unknown
      return
    }
    switch String(decoding: name.dropFirst(prefix.count), as: UTF8.self) {
    case "str": self = .string
    case "null": self = .null
    case "bool": self = .bool
    case "int": self = .int
    case "float": self = .float
    case "timestamp": self = .timestamp
    case "binary": self = .binary
    case "seq": self = .sequence
    case "map": self = .mapping
    case "omap": self = .orderedMap
    case "pairs": self = .pairs
    case "set": self = .set
    case "merge": self = .merge
    case "value": self = .value
    default: self = .unknown
    }
  }
}
