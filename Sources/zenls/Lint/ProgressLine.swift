import Glibc

/// How far a long run is: one line on a terminal, which is gone in the end.
struct ProgressLine {
  /// A run that is over sooner shows none.
  private static let patience = 0.5
  private static let interval = 0.1

  private let stream: OutputStream?
  private var total = 0
  private var done = 0
  private var isShown = false
  private var begun = 0.0
  private var drawn = 0.0

  /// - Parameter stream: nil for no progress at all; one that is no terminal
  ///   shows none either.
  init(on stream: OutputStream?) {
    self.stream = stream?.isTerminal == true ? stream : nil
  }

  mutating func begin(_ total: Int) {
    self.total = total
    if stream != nil { begun = Self.now }
  }

  /// One file more is done.
  mutating func step() {
    guard let stream else { return }
    done += 1
    let now = Self.now
    guard now - begun > Self.patience, now - drawn > Self.interval, done < total else { return }
    // Whatever is on the way to the same terminal comes first.
    StandardStreams.output.flush()
    stream.write("\r\u{1B}[K\(done) of \(total) files")
    isShown = true
    drawn = now
  }

  /// Makes room for something else.
  mutating func erase() {
    guard isShown, let stream else { return }
    stream.write("\r\u{1B}[K")
    isShown = false
    drawn = 0
  }

  /// Seconds since some point in the past.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
