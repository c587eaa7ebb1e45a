import YAMLSyntax

/// Edits of one text, in order of place, of which none overlaps or touches
/// another where that would leave their order open.
struct EditScript {
  private(set) var edits: [TextEdit] = []

  var isEmpty: Bool { edits.isEmpty }

  init() {}

  /// - Parameter edits: in order of place, not overlapping.
  private init(sorted edits: [TextEdit]) { self.edits = edits }

  /// Takes all of `new`, or, where one of them collides with what is there or
  /// lies outside of a text of `length` bytes, none of them.
  mutating func add(_ new: [TextEdit], length: Int) -> Bool {
    var end = 0
    for edit in new {
      guard edit.range.start >= end, edit.range.end <= length else { return false }
      end = edit.range.end
      let index = firstIndex(endingAtOrAfter: edit.range.start)
      for other in edits[index...].prefix(2) where collide(other.range, edit.range) { return false }
    }
    for edit in new { edits.insert(edit, at: insertionIndex(of: edit)) }
    return true
  }

  /// The text after the edits.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var position = 0
    for edit in edits {
      result += bytes[position..<edit.range.start]
      result += edit.text.utf8
      position = edit.range.end
    }
    result += bytes[position...]
    return result
  }

  /// Two ranges in one text where it would not be clear which edit comes first.
  private func collide(_ left: ByteRange, _ right: ByteRange) -> Bool {
    if left.isEmpty || right.isEmpty { return left.start <= right.end && right.start <= left.end }
    return left.start < right.end && right.start < left.end
  }

  private func firstIndex(endingAtOrAfter offset: Int) -> Int {
    edits.firstIndexOfSorted { $0.range.end >= offset }
  }

  /// Edits of one fix may touch: they stay in the order in which they came.
  private func insertionIndex(of edit: TextEdit) -> Int {
    edits.firstIndexOfSorted { $0.range.start > edit.range.start }
  }
}

extension EditScript {
  /// One script for what this one and then `later`, which edits this one's
  /// result, do.
  func followed(by later: EditScript) -> EditScript {
    var pieces = PieceReader(self)
    var result = ScriptWriter()
    var position = 0
    for edit in later.edits {
      pieces.read(edit.range.start - position) { result.append($0) }
      result.insert(Array(edit.text.utf8))
      pieces.read(edit.range.count) { _ in }
      position = edit.range.end
    }
    pieces.read(nil) { result.append($0) }
    return EditScript(sorted: result.edits)
  }

  /// A part of an edited text.
  fileprivate enum Piece {
    /// Stands in the original there; an open end reaches to the end of the text.
    case original(start: Int, end: Int?)
    case inserted(ArraySlice<UInt8>)
  }

  /// Reads an edited text without the original.
  private struct PieceReader {
    private var edits: ArraySlice<TextEdit>
    private var position = 0
    /// What is left of the text of the edit that was reached last.
    private var pending: ArraySlice<UInt8> = []

    init(_ script: EditScript) { edits = script.edits[...] }

    /// Hands on the next `count` bytes; nil for all the rest.
    mutating func read(_ count: Int?, _ use: (Piece) -> Void) {
      var left = count ?? Int.max
      while left > 0 {
        if !pending.isEmpty {
          let part = pending.prefix(left)
          use(.inserted(part))
          pending = pending.dropFirst(part.count)
          left -= part.count
        } else if let edit = edits.first {
          let part = min(left, edit.range.start - position)
          if part > 0 { use(.original(start: position, end: position + part)) }
          position += part
          left -= part
          guard position == edit.range.start else { return }
          // Inserted text belongs to what is read next.
          if left == 0 { return }
          edits = edits.dropFirst()
          position = edit.range.end
          pending = Array(edit.text.utf8)[...]
        } else {
          use(.original(start: position, end: count.map { _ in position + left }))
          position += count == nil ? 0 : left
          return
        }
      }
    }
  }

  /// Collects pieces as edits of the original.
  private struct ScriptWriter {
    private(set) var edits: [TextEdit] = []
    private var position = 0
    private var pending: [UInt8] = []

    mutating func insert(_ bytes: [UInt8]) { pending += bytes }

    mutating func append(_ piece: Piece) {
      switch piece {
      case .inserted(let bytes): pending += bytes
      case .original(let start, let end):
        if start > position || !pending.isEmpty {
          let text = String(decoding: pending, as: UTF8.self)
          edits.append(TextEdit(range: ByteRange(position, start), text: text))
          pending = []
        }
        position = end ?? start
      }
    }
  }
}

extension EditScript {
  /// Leads places of the edited text back to the original.
  struct Origins {
    private struct Stretch {
      /// Of the edit in the result, and in the original.
      let result: ByteRange
      let original: ByteRange
    }
    private let stretches: [Stretch]

    init(_ script: EditScript) {
      var shift = 0
      stretches = script.edits.map { edit in
        let start = edit.range.start + shift
        let length = edit.text.utf8.count
        shift += length - edit.range.count
        return Stretch(result: ByteRange(start, start + length), original: edit.range)
      }
    }

    /// The range of the original that became `range`: what was replaced counts
    /// whole.
    func range(of range: ByteRange) -> ByteRange { ByteRange(start(of: range.start), end(of: range.end)) }

    /// Where the byte behind `offset` comes from.
    private func start(of offset: Int) -> Int {
      guard let before = last(where: { $0.result.start > offset }) else { return offset }
      return offset < before.result.end
        ? before.original.start : before.original.end + (offset - before.result.end)
    }

    /// Where the byte in front of `offset` comes from.
    private func end(of offset: Int) -> Int {
      guard let before = last(where: { $0.result.start >= offset }) else { return offset }
      return offset <= before.result.end
        ? before.original.end : before.original.end + (offset - before.result.end)
    }

    /// The last stretch in front of the first one that lies behind.
    private func last(where isBehind: (Stretch) -> Bool) -> Stretch? {
      let index = stretches.firstIndexOfSorted(where: isBehind)
      return index > 0 ? stretches[index - 1] : nil
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first element of a sorted collection for which the condition holds;
  /// its end where it holds for none.
  fileprivate func firstIndexOfSorted(where isMet: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isMet(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
