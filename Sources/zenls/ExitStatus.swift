import ArgumentParser
import Glibc

/// What the process ends with (design §8).
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  /// Findings.
  case findings = 1
  /// The request itself is wrong, or a file could not be read.
  case usage = 2

  var exitCode: ExitCode { ExitCode(rawValue) }
}

enum ProcessExit {
  /// Ends the process without running exit handlers: everything that has to be
  /// written was written, and a broken pipe may keep the C library's own
  /// streams from closing.
  static func leave(_ status: Int32) -> Never { _exit(status) }
}
