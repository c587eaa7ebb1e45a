import ContainerRegistries

/// Passwords inside of addresses: `https://robot:PASSWORD@host`.
enum AddressSecret {
  /// Whose whole user part may be a token.
  private static let tokenSchemes: Set<String> = ["http", "https", "git", "docker", "oci"]

  /// - Parameter isRegistry: the text is the address of a container registry,
  ///   which needs no scheme.
  static func stands(in text: String, isRegistry: Bool) -> Bool {
    if isRegistry, RegistryReference.parse(text).userInfo != nil { return true }
    guard let mark = text.firstRange(of: "://") else { return false }
    let authority = text[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    return authority[..<at].contains(":")
      || tokenSchemes.contains(text[..<mark.lowerBound].lowercased())
  }
}
