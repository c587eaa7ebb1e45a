/// Walks a document as PyYAML's `SafeLoader` constructs it: level by level, each
/// anchored node once. Finds the first thing that the loader refuses, and what
/// merge keys do to mappings.
struct ConstructionCheck {
  struct Failure {
    enum Reason {
      case unknownTag, valueKey, strayMerge
      case invalidScalar(ResolvedTag)
      case expectedScalar, expectedSequence, expectedMapping
      case pairExpected
      case unhashableKey
      case mergeNeedsMapping
      case mergeTooDeep, mergeTooLarge
    }
    var reason: Reason
    var node: Int32
  }

  var storage: TreeStorage
  let decoder: ScalarDecoder
  private(set) var failure: Failure?
  /// Key and value nodes of the mappings with merge keys, merged.
  private(set) var merged: [Int32: [Int32]] = [:]
  /// What a merge may copy in all, so that nothing grows beyond the file.
  var mergeBudget = TreeBuilder.maximumNodes

  private var isConstructed: [Bool] = []
  private var queue: [Int32] = []

  init(storage: TreeStorage, decoder: ScalarDecoder) {
    self.storage = storage
    self.decoder = decoder
  }

  mutating func run() {
    guard storage.root >= 0 else { return }
    isConstructed = Array(repeating: false, count: storage.records.count)
    construct(storage.root)
    var next = 0
    while next < queue.count {
      fill(queue[next])
      next += 1
    }
  }

  mutating func fail(_ reason: Failure.Reason, _ node: Int32) {
    if failure == nil { failure = Failure(reason: reason, node: node) }
  }

  /// Follows an alias; -1 where its anchor is unknown.
  func resolve(_ node: Int32) -> Int32 {
    let record = storage.records[Int(node)]
    return record.kind == .alias ? record.link : node
  }

  func tag(of node: Int32) -> ResolvedTag {
    let target = resolve(node)
    return target >= 0 ? storage.records[Int(target)].tag : .unknown
  }

  /// The children as the loader sees them at this moment.
  func contents(of node: Int32) -> ArraySlice<Int32> {
    if let pairs = merged[node] { return pairs[...] }
    let record = storage.records[Int(node)]
    guard record.kind != .scalar, record.kind != .alias, record.link >= 0 else { return [] }
    return storage.children[Int(record.link)..<Int(record.link) + Int(record.count)]
  }

  // MARK: Constructing

  private mutating func construct(_ child: Int32) {
    let node = resolve(child)
    guard node >= 0, !isConstructed[Int(node)] else { return }
    isConstructed[Int(node)] = true
    let record = storage.records[Int(node)]
    switch record.tag {
    case .sequence, .mapping, .orderedMap, .pairs, .set: queue.append(node)
    case .unknown: fail(.unknownTag, node)
    case .merge: fail(.strayMerge, node)
    case .value: fail(.valueKey, node)
    case .string, .null, .bool, .int, .float, .timestamp, .binary: constructScalar(node)
    }
  }

  private mutating func constructScalar(_ node: Int32) {
    let tag = storage.records[Int(node)].tag
    var scalar = node
    // A mapping stands for the value of its `=` key.
    var steps = 0
    while storage.records[Int(scalar)].kind == .mapping {
      let pairs = contents(of: scalar)
      let place = stride(from: pairs.startIndex, to: pairs.endIndex - 1, by: 2).first {
        self.tag(of: pairs[$0]) == .value
      }
      steps += 1
      guard let place, steps < TreeBuilder.maximumDepth else { return fail(.expectedScalar, scalar) }
      scalar = resolve(pairs[place + 1])
      guard scalar >= 0 else { return }
    }
    let record = storage.records[Int(scalar)]
    guard record.kind == .scalar else { return fail(.expectedScalar, scalar) }
    switch tag {
    case .string, .null: return
    case .timestamp where scalar != node: fail(.invalidScalar(tag), node)
    case .bool where record.style == .plain && storage.records[Int(node)].properties < 0: return
    default:
      if ScalarConstructor.construct(tag, decoder.text(of: record)) == nil { fail(.invalidScalar(tag), node) }
    }
  }

  private mutating func fill(_ node: Int32) {
    let record = storage.records[Int(node)]
    switch record.tag {
    case .sequence:
      guard record.kind == .sequence else { return fail(.expectedSequence, node) }
      for child in contents(of: node) { construct(child) }
    case .orderedMap, .pairs:
      guard record.kind == .sequence else { return fail(.expectedSequence, node) }
      for child in contents(of: node) {
        let pair = resolve(child)
        guard pair >= 0 else { continue }
        let entry = contents(of: pair)
        guard storage.records[Int(pair)].kind == .mapping, entry.count == 2 else {
          fail(.pairExpected, pair)
          continue
        }
        for part in entry { construct(part) }
      }
    default:
      guard record.kind == .mapping else { return fail(.expectedMapping, node) }
      flatten(node)
      let pairs = contents(of: node)
      for place in stride(from: pairs.startIndex, to: pairs.endIndex - 1, by: 2) {
        construct(pairs[place])
        switch tag(of: pairs[place]) {
        case .sequence, .mapping, .orderedMap, .pairs, .set: fail(.unhashableKey, pairs[place])
        default: break
        }
        construct(pairs[place + 1])
      }
    }
  }

  // MARK: Merge keys

  private struct Flattening {
    let node: Int32
    var place = 0
    /// The mapping's own pairs, and what its merge keys bring in front of them.
    var own: [Int32] = []
    var brought: [Int32] = []
    /// The mappings that the current merge key names, and how many of them are
    /// flat already.
    var sources: [Int32]?
    var flatSources = 0
  }

  private mutating func hasMergeKey(_ node: Int32) -> Bool {
    var found = false
    let pairs = contents(of: node)
    for place in stride(from: pairs.startIndex, to: pairs.endIndex, by: 2) {
      let key = resolve(pairs[place])
      guard key >= 0 else { continue }
      switch storage.records[Int(key)].tag {
      case .merge: found = true
      // A `=` key of a mapping is text to PyYAML from here on.
      case .value: storage.records[Int(key)].tag = .string
      default: break
      }
    }
    return found
  }

  /// Applies the merge keys of a mapping and of the mappings it merges.
  private mutating func flatten(_ node: Int32) {
    guard merged[node] == nil, hasMergeKey(node) else { return }
    var stack = [Flattening(node: node)]
    var isActive: Set<Int32> = [node]
    while var frame = stack.popLast() {
      if stack.count > TreeBuilder.maximumDepth * 2 - 30 { return fail(.mergeTooDeep, node) }
      if let child = advance(&frame, isActive) {
        stack.append(frame)
        stack.append(Flattening(node: child))
        isActive.insert(child)
      } else {
        isActive.remove(frame.node)
        merged[frame.node] = frame.brought + frame.own
      }
      if mergeBudget < 0 {
        return fail(.mergeTooLarge, node)
      }
    }
  }

  /// Goes through a mapping's pairs up to a merged mapping that must be
  /// flattened first.
  /// - Returns: that mapping, or nil at the end.
  private mutating func advance(_ frame: inout Flattening, _ isActive: Set<Int32>) -> Int32? {
    let record = storage.records[Int(frame.node)]
    while frame.place < Int(record.count) {
      let key = storage.children[Int(record.link) + frame.place]
      let value = storage.children[Int(record.link) + frame.place + 1]
      guard tag(of: key) == .merge else {
        frame.own.append(key)
        frame.own.append(value)
        frame.place += 2
        continue
      }
      let sources = frame.sources ?? mergeSources(value)
      frame.sources = sources
      while frame.flatSources < sources.count {
        let source = sources[frame.flatSources]
        if merged[source] == nil, !isActive.contains(source), hasMergeKey(source) { return source }
        frame.flatSources += 1
      }
      // Of several mappings the first has precedence, so it comes last.
      for source in sources.reversed() {
        let pairs = isActive.contains(source) ? withoutMergeKeys(source) : Array(contents(of: source))
        mergeBudget -= pairs.count
        if mergeBudget < 0 { return nil }
        frame.brought.append(contentsOf: pairs)
      }
      frame.sources = nil
      frame.flatSources = 0
      frame.place += 2
    }
    return nil
  }

  private mutating func mergeSources(_ value: Int32) -> [Int32] {
    let node = resolve(value)
    guard node >= 0 else { return [] }
    switch storage.records[Int(node)].kind {
    case .mapping: return [node]
    case .sequence:
      var sources: [Int32] = []
      for item in contents(of: node) {
        let source = resolve(item)
        guard source >= 0 else { continue }
        if storage.records[Int(source)].kind == .mapping {
          sources.append(source)
        } else {
          fail(.mergeNeedsMapping, source)
        }
      }
      return sources
    default:
      fail(.mergeNeedsMapping, node)
      return []
    }
  }

  private func withoutMergeKeys(_ node: Int32) -> [Int32] {
    let pairs = contents(of: node)
    var own: [Int32] = []
    for place in stride(from: pairs.startIndex, to: pairs.endIndex - 1, by: 2)
    where tag(of: pairs[place]) != .merge {
      own.append(pairs[place])
      own.append(pairs[place + 1])
    }
    return own
  }
}
