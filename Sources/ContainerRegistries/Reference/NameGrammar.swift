/// The grammars that registries set for the words in an address.
enum NameGrammar {
  /// One segment of a path: `[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*`
  /// (distribution/reference, regexp.go).
  static func isPathComponent(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first.isLowercaseOrDigit, last.isLowercaseOrDigit
    else { return false }
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, !bytes[index].isLowercaseOrDigit { index += 1 }
      let separator = bytes[start..<index]
      guard separator.count <= 1 || separator.allSatisfy({ $0 == "-" }) || separator.elementsEqual("__".utf8),
        separator.allSatisfy({ $0 == "." || $0 == "_" || $0 == "-" })
      else { return false }
      while index < bytes.count, bytes[index].isLowercaseOrDigit { index += 1 }
    }
    return true
  }

  /// Letters, digits and hyphens, a hyphen at neither end: one label of a host
  /// name (distribution/reference, regexp.go).
  static func isHostLabel(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, first != "-", last != "-" else { return false }
    return bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == "-" }
  }

  /// `[0-9a-f:]+` in brackets.
  static func isIPv6(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count > 2, bytes[0] == "[", bytes[bytes.count - 1] == "]" else { return false }
    return bytes[1..<(bytes.count - 1)].allSatisfy { $0.isHexDigit || $0 == ":" }
  }

  /// `[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?`: the ids of Google Cloud projects of
  /// any age (gcloud 578.0.0, core/properties.py). New ones are 6 to 30 letters
  /// long and start with a letter.
  static func isProjectID(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 63, let first = bytes.first, let last = bytes.last, first != "-", last != "-"
    else { return false }
    return bytes.allSatisfy { $0.isLowercaseOrDigit || $0 == "-" }
  }

  /// `[a-z]([a-z0-9-]*[a-z0-9])?`: ids of Artifact Registry repositories
  /// (gcloud 578.0.0, command_lib/artifacts/util.py).
  static func isRepositoryID(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, first.isLowercase, last != "-" else { return false }
    return bytes.allSatisfy { $0.isLowercaseOrDigit || $0 == "-" }
  }

  static func isDigits(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }
}
