/// The parts of an `http` or `https` URL as Python 3.11's
/// `urllib.parse.urlsplit` sees them.
struct WebAddress {
  let hasHost: Bool
  let query: String
  let fragment: String

  /// nil where `urlsplit` raises `ValueError`.
  init?(_ url: String) {
    // WHATWG: tabs and line breaks inside a URL do not count.
    let scalars = url.unicodeScalars.filter { !["\t", "\r", "\n"].contains($0) }
    guard let colon = scalars.firstIndex(of: ":") else { return nil }
    let rest = scalars[scalars.index(after: colon)...].dropFirst(2)

    let authorityEnd = rest.firstIndex { ["/", "?", "#"].contains($0) } ?? rest.endIndex
    let authority = rest[..<authorityEnd]
    guard Self.hasProperBrackets(Array(authority)), !authority.contains(where: Self.turnsIntoDelimiter) else {
      return nil
    }

    let tail = rest[authorityEnd...]
    let beforeFragment = tail.prefix { $0 != "#" }
    fragment = String(Substring.UnicodeScalarView(tail[beforeFragment.endIndex...].dropFirst()))
    let path = beforeFragment.prefix { $0 != "?" }
    query = String(Substring.UnicodeScalarView(beforeFragment[path.endIndex...].dropFirst()))
    hasHost = Self.hasHost(Array(authority))
  }

  /// `SplitResult.hostname is not None`.
  private static func hasHost(_ authority: [Unicode.Scalar]) -> Bool {
    let host = authority.lastIndex(of: "@").map { authority[($0 + 1)...] } ?? authority[...]
    if let bracket = host.firstIndex(of: "[") {
      return !host[(bracket + 1)...].prefix { $0 != "]" }.isEmpty
    }
    return !host.prefix { $0 != ":" }.isEmpty
  }

  private static func hasProperBrackets(_ authority: [Unicode.Scalar]) -> Bool {
    guard let opening = authority.firstIndex(of: "[") else { return !authority.contains("]") }
    guard authority.contains("]") else { return false }
    let host = Array(authority[(opening + 1)...].prefix { $0 != "]" })
    return host.first == "v" ? isFutureAddress(host) : IPv6Text.isAddress(host)
  }

  /// `\Av[a-fA-F0-9]+\..+\Z`.
  private static func isFutureAddress(_ host: [Unicode.Scalar]) -> Bool {
    let version = host.dropFirst().prefix(while: \.isASCIIHexDigit)
    let rest = host.dropFirst(1 + version.count)
    return !version.isEmpty && rest.first == "." && rest.count > 1
  }

  /// Whether NFKC turns the character into a text with one of `/?#@:` in it
  /// (Unicode 14, as Python 3.11 has it): `urlsplit` refuses those in a host.
  private static func turnsIntoDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2047...0x2049, 0x2100...0x2101, 0x2105...0x2106, 0x2A74, 0xFE13, 0xFE16, 0xFE55...0xFE56, 0xFE5F,
      0xFE6B, 0xFF03, 0xFF0F, 0xFF1A, 0xFF1F...0xFF20:
      true
    default: false
    }
  }
}
