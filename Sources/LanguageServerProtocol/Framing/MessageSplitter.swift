/// Takes the bytes of a stream apart into messages: header lines, an empty line,
/// then as many bytes as `Content-Length` says (LSP 3.17, base protocol).
///
/// Bytes arrive in pieces of any size. What is no message is reported once and
/// skipped up to the next `Content-Length`, so that one broken frame does not
/// end the session.
public struct MessageSplitter: Sendable {
  /// What was found in the stream.
  public enum Event: Sendable, Equatable {
    /// The content of one message.
    case message([UInt8])
    /// Bytes that are no message, with the reason in words.
    case malformed(String)
    /// A message of more bytes than are read; it is skipped.
    case tooLarge(bytes: Int)
  }

  /// Header lines longer than this together are no header.
  public static let maximumHeaderBytes = 8 * 1024

  private let maximumBytes: Int
  private var buffer: [UInt8] = []
  /// Where in ``buffer`` the unread bytes begin.
  private var start = 0
  /// Up to where the end of a header was looked for in vain.
  private var searched = 0
  /// Bytes of an oversized message that are still to come.
  private var remainingToSkip = 0
  /// The header has been read: bytes of content to wait for.
  private var awaited: Int?
  /// Inside of something that is no message.
  private var isLost = false

  /// - Parameter maximumBytes: of one message's content.
  public init(maximumBytes: Int = 256 * 1024 * 1024) { self.maximumBytes = maximumBytes }

  /// Is a message under way? At the end of the stream it is cut off.
  public var isInsideMessage: Bool { awaited != nil || start < buffer.count || remainingToSkip > 0 }

  /// Adds bytes as they arrive; the events are those that they complete.
  public mutating func append(_ bytes: some Collection<UInt8>) -> [Event] {
    buffer.append(contentsOf: bytes)
    var events: [Event] = []
    while let event = next() {
      if let event { events.append(event) }
    }
    compact()
    return events
  }

  /// Nil where more bytes are needed; an inner nil where there is nothing to say.
  private mutating func next() -> Event?? {
    if remainingToSkip > 0 {
      let skipped = min(remainingToSkip, buffer.count - start)
      guard skipped > 0 else { return nil }
      start += skipped
      searched = start
      remainingToSkip -= skipped
      return .some(nil)
    }
    if let awaited {
      guard buffer.count - start >= awaited else { return nil }
      let content = Array(buffer[start..<start + awaited])
      start += awaited
      searched = start
      self.awaited = nil
      return .message(content)
    }
    return isLost ? findNextHeader() : readHeader()
  }

  private mutating func readHeader() -> Event?? {
    guard let header = headerEnd() else {
      guard buffer.count - start > Self.maximumHeaderBytes else { return nil }
      return lose("a message header is longer than \(Self.maximumHeaderBytes) bytes", before: start + 1)
    }
    let fields = HeaderFields(buffer[start..<header.end])
    if let problem = fields.problem { return lose(problem, before: header.next) }
    // Blank lines between messages do no harm.
    guard !fields.isEmpty else {
      start = header.next
      searched = start
      return .some(nil)
    }
    guard let length = fields.contentLength else {
      return lose("a message header has no Content-Length", before: header.next)
    }
    start = header.next
    searched = start
    if length > maximumBytes {
      remainingToSkip = length
      return .tooLarge(bytes: length)
    }
    awaited = length
    return .some(nil)
  }

  /// The end of the header lines: an empty line, with or without `\r`.
  private mutating func headerEnd() -> (end: Int, next: Int)? {
    var index = max(searched, start)
    let limit = min(buffer.count, start + Self.maximumHeaderBytes + 4)
    while index < limit {
      if buffer[index] == 0x0A {
        if index == start { return (start, index + 1) }
        if index == start + 1, buffer[start] == 0x0D { return (start, index + 1) }
        if buffer[index - 1] == 0x0A { return (index, index + 1) }
        if buffer[index - 1] == 0x0D, buffer[index - 2] == 0x0A { return (index - 1, index + 1) }
      }
      index += 1
    }
    searched = index
    return nil
  }

  /// - Parameter next: where the next header is looked for: not in the bytes that
  ///   were taken for one.
  private mutating func lose(_ reason: String, before next: Int) -> Event {
    isLost = true
    start = min(next, buffer.count)
    searched = start
    return .malformed(reason)
  }

  private mutating func findNextHeader() -> Event?? {
    let name = HeaderFields.contentLengthName
    var index = start
    while index + name.count <= buffer.count {
      if HeaderFields.isName(buffer[index..<index + name.count], name) {
        start = index
        searched = index
        isLost = false
        return .some(nil)
      }
      index += 1
    }
    start = index
    searched = index
    return nil
  }

  /// Lets go of what was read, now and then: each byte is moved a few times at
  /// most.
  private mutating func compact() {
    guard start > 64 * 1024, start > buffer.count / 2 || start == buffer.count else {
      if start == buffer.count {
        buffer.removeAll(keepingCapacity: true)
        start = 0
        searched = 0
      }
      return
    }
    buffer.removeFirst(start)
    // A large message must not keep its memory for good.
    if buffer.isEmpty { buffer = [] }
    searched = max(0, searched - start)
    start = 0
  }
}

/// The lines in front of a message.
private struct HeaderFields {
  static let contentLengthName = Array("content-length:".utf8)

  private(set) var contentLength: Int?
  private(set) var problem: String?
  let isEmpty: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    isEmpty = lines.isEmpty
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        problem = "a header line has no colon"
        return
      }
      // Names in any letter case; `Content-Type` says UTF-8 or nothing we know.
      guard Self.isName(line[line.startIndex...colon], Self.contentLengthName) else { continue }
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
        .split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard value.count == 1, value[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let length = Int(value[0])
      else {
        problem = "the Content-Length of a message is no number"
        return
      }
      guard contentLength == nil || contentLength == length else {
        problem = "a message has two lengths"
        return
      }
      contentLength = length
    }
  }

  static func isName(_ bytes: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
    bytes.count == name.count
      && zip(bytes, name).allSatisfy { byte, letter in
        byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter
      }
  }
}
