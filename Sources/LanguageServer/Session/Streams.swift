/// Where messages come from: blocks until there are bytes.
public protocol MessageInput: Sendable {
  /// Nil at the end of the stream.
  func read() -> [UInt8]?
  /// Blocks until the other side will write nothing more, also while what it
  /// wrote before was not read.
  func waitForHangup()
}

/// Where messages go to.
public protocol MessageOutput: Sendable {
  /// Writes one whole frame, in order; blocks at the most while too much waits
  /// to be read.
  func write(_ frame: [UInt8])
  /// Waits until everything is written, or cannot be.
  func finish()
}
