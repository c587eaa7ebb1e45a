/// Why a command could do nothing at all: the file is not there, or not what the
/// command is for. It ends with ``ExitStatus/usage``.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
