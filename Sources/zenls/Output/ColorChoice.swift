/// Whether text for people is coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// Unless the user says it on the command line: `NO_COLOR` (no-color.org)
  /// comes first, then `FORCE_COLOR` (force-color.org) and `CLICOLOR_FORCE`,
  /// `CLICOLOR` (bixense.com/clicolors), and the terminal itself.
  func isOn(for stream: OutputStream) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if Self.isSet("NO_COLOR") { return false }
      if Self.isSet("FORCE_COLOR") || Self.isSet("CLICOLOR_FORCE") && Self.isOn("CLICOLOR_FORCE") {
        return true
      }
      return stream.isTerminal && Self.isOn("CLICOLOR") && Environment.value("TERM") != "dumb"
    }
  }

  private static func isSet(_ name: String) -> Bool { Environment.value(name)?.isEmpty == false }

  private static func isOn(_ name: String) -> Bool { Environment.value(name) != "0" }
}
