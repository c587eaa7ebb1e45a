import ArgumentParser
import CSystemCalls
import Glibc
import ProjectFiles

/// `--watch`: checks, waits until something changes, and checks again.
struct WatchLoop {
  /// Milliseconds of silence that end a change: an editor that saves a file, or
  /// version control that changes many, does it in several steps.
  private static let silence: Int32 = 50

  /// So many times it is waited for, where something changes all the time.
  private static let patience = 20

  let paths: [String]
  /// What else is read: settings, a baseline.
  let files: [String]
  /// What is written, and so is no reason to check again.
  let ignored: [String]

  /// Returns when the user has enough, or nobody reads any more.
  ///
  /// - Parameters:
  ///   - plan: says what there is to check.
  ///   - lint: checks all of it. What it throws as an exit status was told.
  func run(plan: () -> LintPlan, lint: () throws -> Void) throws {
    let interrupts = zenls_interrupts()
    guard interrupts >= 0, let watcher = FolderWatcher() else {
      Self.say("error: cannot watch: \(FileReader.errorText())")
      throw ExitStatus.usage.exitCode
    }
    defer { close(interrupts) }
    while true {
      // Before the check: what changes meanwhile is seen afterwards.
      let places = WatchedPlaces(plan(), paths: paths, files: files, ignored: ignored)
      let failure = watcher.watch(places.folders)
      clearScreen()
      do { try lint() } catch is ExitCode {}
      StandardStreams.output.flush()
      if let failure { Self.say("note: changes in '\(failure.folder)' are not seen: \(failure.reason)") }
      Self.say("watching; Ctrl-C ends")
      guard wait(watcher, interrupts, until: places.concern) else { return }
    }
  }

  /// False when it is time to end.
  private func wait(
    _ watcher: FolderWatcher, _ interrupts: Int32, until isRelevant: (FolderWatcher.Change) -> Bool
  ) -> Bool {
    var hasChanged = false
    var rounds = 0
    while true {
      if hasChanged { rounds += 1 }
      if rounds > Self.patience { return true }
      var descriptors = [
        pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: interrupts, events: Int16(POLLIN), revents: 0),
        // Only whether the reader has gone.
        pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
      ]
      let count = poll(&descriptors, nfds_t(descriptors.count), hasChanged ? Self.silence : -1)
      if count == 0 { return true }
      if count < 0, errno != EINTR { return false }
      if descriptors[1].revents != 0 { return false }
      if descriptors[2].revents & Int16(POLLERR | POLLNVAL) != 0 { return false }
      for change in watcher.changes() where isRelevant(change) { hasChanged = true }
    }
  }

  private func clearScreen() {
    guard StandardStreams.output.isTerminal else { return }
    StandardStreams.output.write("\u{1B}[2J\u{1B}[H")
    StandardStreams.output.flush()
  }

  private static func say(_ text: String) {
    StandardStreams.error.write("zenls: \(TerminalText.visible(text))\n")
  }
}
