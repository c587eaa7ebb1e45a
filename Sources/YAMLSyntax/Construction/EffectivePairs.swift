/// Finds mappings whose Python dict is not what is written: those with merge
/// keys, and those that repeat a key.
struct EffectivePairs {
  private(set) var effective: [Int32: [Int32]] = [:]
  private(set) var duplicates: [DuplicateIndices] = []

  private let keys: KeyIdentity
  private let base: UnsafePointer<UInt8>
  /// Hash and position of keys, by hash; used again and again.
  private var slots: [Slot] = []

  private struct Slot {
    var hash: UInt64 = 0
    var place: Int32 = -1
  }

  init(keys: KeyIdentity, base: UnsafePointer<UInt8>) {
    self.keys = keys
    self.base = base
  }

  mutating func run(merged: [Int32: [Int32]]) {
    let storage = keys.storage
    storage.records.withUnsafeBufferPointer { records in
      storage.children.withUnsafeBufferPointer { children in
        for index in records.indices where records[index].kind == .mapping {
          let count = Int(records[index].count)
          let first = Int(records[index].link)
          let node = Int32(truncatingIfNeeded: index)
          if count >= 4 {
            let pairs = UnsafeBufferPointer(rebasing: children[first..<first + count])
            examine(node, pairs, records, isMerged: merged[node] != nil)
          }
          if let pairs = merged[node] { effective[node] = settle(pairs) }
        }
      }
    }
    duplicates = duplicates.sorted { left, right in place(left) < place(right) }
  }

  private func place(_ duplicate: DuplicateIndices) -> Int32 {
    let storage = keys.storage
    let mapping = storage.records[Int(duplicate.mapping)]
    return storage.children[Int(mapping.link) + 2 * Int(duplicate.later)]
  }

  /// Looks for repeated keys in a mapping as written.
  private mutating func examine(
    _ node: Int32, _ pairs: UnsafeBufferPointer<Int32>, _ records: UnsafeBufferPointer<NodeRecord>,
    isMerged: Bool
  ) {
    let count = pairs.count / 2
    let size = 1 << (Int.bitWidth - (2 * count - 1).leadingZeroBitCount)
    if slots.count < size {
      slots = Array(repeating: Slot(), count: size)
    } else {
      for index in 0..<size { slots[index].place = -1 }
    }
    let mask = UInt64(size - 1)
    var hasDuplicates = false
    for pair in 0..<count {
      let key = follow(pairs[2 * pair], records)
      guard key >= 0, let hash = hash(of: key, records), !(isMerged && records[Int(key)].tag == .merge) else {
        continue
      }
      var slot = Int(truncatingIfNeeded: hash & mask)
      while slots[slot].place >= 0 {
        if slots[slot].hash == hash {
          let first = Int(slots[slot].place)
          if keys.identity(of: follow(pairs[2 * first], records)) == keys.identity(of: key) {
            duplicates.append(
              DuplicateIndices(
                mapping: node, first: slots[slot].place, later: Int32(truncatingIfNeeded: pair)))
            hasDuplicates = true
            break
          }
        }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot].place < 0 { slots[slot] = Slot(hash: hash, place: Int32(truncatingIfNeeded: pair)) }
    }
    if hasDuplicates, !isMerged { effective[node] = settle(Array(pairs)) }
  }

  /// The last value of each key, at the place of its first.
  private func settle(_ pairs: [Int32]) -> [Int32] {
    var places: [[UInt8]: Int] = [:]
    var settled: [Int32] = []
    for pair in stride(from: 0, to: pairs.count - 1, by: 2) {
      let key = keys.storage.records.withUnsafeBufferPointer { follow(pairs[pair], $0) }
      let identity = key >= 0 ? keys.identity(of: key) : nil
      if let identity, let place = places[identity] {
        settled[place + 1] = pairs[pair + 1]
      } else {
        if let identity { places[identity] = settled.count }
        settled.append(pairs[pair])
        settled.append(pairs[pair + 1])
      }
    }
    return settled
  }

  @inline(__always)
  private func follow(_ node: Int32, _ records: UnsafeBufferPointer<NodeRecord>) -> Int32 {
    records[Int(node)].kind == .alias ? records[Int(node)].link : node
  }

  /// Equal keys have equal hashes; nil for what cannot be a key.
  @inline(__always)
  private func hash(of key: Int32, _ records: UnsafeBufferPointer<NodeRecord>) -> UInt64? {
    let record = records[Int(key)]
    guard record.kind == .scalar else { return nil }
    if record.tag == .string, record.flags.contains(.verbatim), record.properties < 0 {
      let inset = record.style == .plain || record.style == .absent ? 0 : 1
      let start = Int(record.start) + inset
      return fnv(
        UnsafeBufferPointer(start: base + start, count: max(0, Int(record.end) - inset - start)), 0x73)
    }
    guard let identity = keys.identity(of: key), let first = identity.first else { return nil }
    return identity.withUnsafeBufferPointer { fnv(UnsafeBufferPointer(rebasing: $0.dropFirst()), first) }
  }

  /// A salted multiplicative hash; collisions cost time only.
  @inline(__always)
  private func fnv(_ bytes: UnsafeBufferPointer<UInt8>, _ type: UInt8) -> UInt64 {
    var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ UInt64(type) ^ salt) &* 0x100_0000_01B3
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }

  /// Differs from run to run, so that no file can be made to collide. Drawn once:
  /// it is a system call.
  private static let processSalt = UInt64.random(in: .min ... .max)
  private let salt = Self.processSalt
}
