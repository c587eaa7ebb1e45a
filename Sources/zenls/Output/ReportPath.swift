import ProjectFiles

/// File names as services want them, who see another root than the user does.
enum ReportPath {
  /// Where services see the files from: in a job of GitHub's or GitLab's the
  /// checkout, wherever in it zenls runs, and else the working folder.
  private static let root: String = {
    let checkouts = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].compactMap(Environment.value)
    let working = FilePath.workingDirectory
    return checkouts.filter { $0.hasPrefix("/") }.map(FilePath.absolute).first {
      $0 == working || FilePath.relative(working, below: $0) != working
    } ?? working
  }()

  /// Below the root: relative to it, without `./`; else absolute.
  static func relative(_ path: String) -> String {
    FilePath.relative(FilePath.absolute(path), below: root)
  }

  /// As a URI reference (RFC 3986): relative, or with the scheme `file`.
  static func uri(_ path: String) -> String {
    let path = relative(path)
    if path.hasPrefix("/") { return "file://" + encoded(path) }
    let text = encoded(path)
    // What stands before a colon would be taken for a scheme.
    let first = text.prefix { $0 != "/" }
    return first.contains(":") ? "./" + text : text
  }

  /// Everything but the characters of a path is written as bytes.
  private static func encoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      if isPathCharacter(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += (byte < 0x10 ? "%0" : "%") + digits
      }
    }
    return result
  }

  /// `pchar` and `/` of RFC 3986.
  private static func isPathCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~!$&'()*+,;=:@/".utf8.contains(byte)
    }
  }
}
