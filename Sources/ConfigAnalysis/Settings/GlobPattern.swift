/// A path pattern as `.gitignore` knows them: `*` and `?` stay inside one
/// folder, `**` crosses folders; a pattern without `/` matches at any depth.
public struct GlobPattern: Sendable, Hashable {
  /// As the user wrote it.
  public let text: String
  private let segments: [[UInt8]]

  public init(_ text: String) {
    self.text = text
    var pattern = text[...]
    if pattern.hasPrefix("./") { pattern = pattern.dropFirst(2) }
    while pattern.hasSuffix("/") { pattern = pattern.dropLast() }
    let isAnchored = pattern.contains("/")
    if pattern.hasPrefix("/") { pattern = pattern.dropFirst() }
    let parts = pattern.split(separator: "/").map { Array($0.utf8) }
    segments = isAnchored ? parts : [Self.anyFolders] + parts
  }

  /// Why a text cannot be such a pattern: the rest of a sentence that begins
  /// with it.
  static func objection(to text: String) -> String? {
    if text.isEmpty || text == "/" || text == "./" { return "is empty" }
    if text.contains("\\") { return "has a backslash; write `/` between folders" }
    if text.hasPrefix("!") { return "begins with `!`; a pattern cannot take another one back" }
    if text.split(separator: "/").contains("..") {
      return "leaves the folder of this file; a folder above needs a `.zenls.yaml` of its own"
    }
    if let mark = text.first(where: { "[]{}".contains($0) }) {
      return "has a `\(mark)`; the wildcards are `*`, `?` and `**`"
    }
    return nil
  }

  private static let anyFolders = Array("**".utf8)

  /// - Parameter path: relative, with `/`, without a leading `./`.
  public func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map { Array($0.utf8) }
    return Self.match(segments.count, names.count) { pattern, name in
      segments[pattern] == Self.anyFolders
        ? .any : Self.matches(segments[pattern], names[name]) ? .one : .none
    }
  }

  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    match(pattern.count, name.count) { index, letter in
      switch pattern[index] {
      case UInt8(ascii: "*"): .any
      case UInt8(ascii: "?"): .one
      default: pattern[index] == name[letter] ? .one : .none
      }
    }
  }

  private enum Step {
    /// The pattern's element takes exactly this one.
    case one
    /// It takes any number, none included.
    case any
    case none
  }

  /// Matches a pattern with wildcards, going back to the last wildcard only:
  /// O(pattern × text), no recursion.
  private static func match(_ patternCount: Int, _ textCount: Int, _ step: (Int, Int) -> Step) -> Bool {
    var (pattern, text) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while text < textCount {
      switch pattern < patternCount ? step(pattern, text) : .none {
      case .one:
        pattern += 1
        text += 1
      case .any:
        retry = (pattern, text)
        pattern += 1
      case .none:
        guard let last = retry else { return false }
        pattern = last.pattern + 1
        text = last.text + 1
        retry = (last.pattern, last.text + 1)
      }
    }
    // Only wildcards may be left over; what they are is asked of the text's
    // first element, which a wildcard does not look at.
    while pattern < patternCount, textCount > 0, case .any = step(pattern, 0) { pattern += 1 }
    return pattern == patternCount
  }
}
