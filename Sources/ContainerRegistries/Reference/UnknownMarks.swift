/// Finds the stretches of a reference that somebody or something still has to
/// replace: template marks and placeholders. Linear.
struct UnknownMarks {
  /// Stands for a byte inside a template mark; never part of UTF-8.
  static let template: UInt8 = 0xFF
  /// Stands for a byte inside a placeholder; never part of UTF-8.
  static let placeholder: UInt8 = 0xFE

  /// The bytes, those inside marks replaced by ``template`` or ``placeholder``,
  /// so that a `/` or `:` inside a mark separates nothing.
  private(set) var masked: [UInt8]
  private(set) var placeholders: [Range<Int>] = []
  private(set) var hasTemplate = false

  init(_ bytes: [UInt8]) {
    masked = bytes
    var index = 0
    while index < bytes.count {
      if let end = Self.templateEnd(bytes, from: index) {
        mask(index..<end, with: Self.template)
        hasTemplate = true
        index = end
      } else if let end = Self.placeholderEnd(bytes, from: index) {
        mask(index..<end, with: Self.placeholder)
        placeholders.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  private mutating func mask(_ range: Range<Int>, with byte: UInt8) {
    for index in range { masked[index] = byte }
  }

  /// `${…}`, `$(…)`, `%{…}`, `{{…}}`, `{%…%}` and `$NAME`. A mark that is never
  /// closed reaches to the end, so that no stretch is searched twice.
  private static func templateEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch (bytes[start], bytes[start + 1]) {
    case ("$", "{"), ("%", "{"): return end(bytes, from: start + 2, opening: "{", closing: "}")
    case ("$", "("): return end(bytes, from: start + 2, opening: "(", closing: ")")
    case ("{", "{"), ("{", "%"):
      let first: Unicode.Scalar = bytes[start + 1] == "{" ? "}" : "%"
      var index = start + 2
      while index + 1 < bytes.count {
        if bytes[index] == first, bytes[index + 1] == "}" { return index + 2 }
        index += 1
      }
      return bytes.count
    case ("$", let letter) where letter.isLetter || letter == "_":
      var index = start + 2
      while index < bytes.count, bytes[index].isLetter || bytes[index].isDigit || bytes[index] == "_" {
        index += 1
      }
      return index
    default: return nil
    }
  }

  private static func end(_ bytes: [UInt8], from start: Int, opening: Unicode.Scalar, closing: Unicode.Scalar)
    -> Int
  {
    var depth = 1
    var index = start
    while index < bytes.count {
      if bytes[index] == opening { depth += 1 }
      if bytes[index] == closing { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return bytes.count
  }

  /// `<REGION>`, `{region}`, and words in capitals that documentation uses for
  /// values to fill in, where they fill a whole part: `REGION-docker.pkg.dev`.
  private static func placeholderEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let closing: Unicode.Scalar
    switch bytes[start] {
    case "<": closing = ">"
    case "{": closing = "}"
    default: return wordEnd(bytes, from: start)
    }
    guard bytes[start + 1].isLetter else { return nil }
    var index = start + 2
    while index < bytes.count {
      let byte = bytes[index]
      if byte == closing { return index + 1 }
      guard byte.isLetter || byte.isDigit || byte == "_" || byte == "-" || byte == " " else { return nil }
      index += 1
    }
    return nil
  }

  private static func wordEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes[start].isUppercase, start == 0 || isSeparator(bytes[start - 1]) || bytes[start - 1] == "."
    else { return nil }
    var end = start
    // No word of the list is longer than this.
    while end < bytes.count, end - start < 40,
      bytes[end].isUppercase || bytes[end].isDigit || bytes[end] == "_" || bytes[end] == "-"
    {
      end += 1
    }
    if end < bytes.count, end > start, bytes[end - 1] == "-", bytes[end].isLowercase { end -= 1 }
    guard end == bytes.count || isSeparator(bytes[end]) || isHostWithBlank(bytes[end...]) else { return nil }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).map { $0 == "-" ? "_" : $0 }
    let name = String(word)
    return name.hasPrefix("YOUR_") || placeholderWords.contains(name) ? end : nil
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == "/" || byte == ":" || byte == "@" || byte == " "
  }

  /// Whether a cloud's host goes on here; somebody else's host may well be
  /// called `REGISTRY.acme.com`.
  private static func isHostWithBlank(_ rest: ArraySlice<UInt8>) -> Bool {
    ["-docker.", ".dkr.ecr.", ".azurecr.", ".amazonaws."].contains { rest.starts(with: $0.utf8) }
  }

  private static let placeholderWords: Set<String> = [
    "REGION", "LOCATION", "ZONE", "AWS_REGION", "GCP_REGION", "PROJECT", "PROJECT_ID", "PROJECT_NAME",
    "GCP_PROJECT", "GCP_PROJECT_ID", "GOOGLE_CLOUD_PROJECT", "REPOSITORY", "REPOSITORY_ID",
    "REPOSITORY_NAME", "REPO", "REPO_ID", "REPO_NAME", "ACCOUNT", "ACCOUNT_ID", "ACCOUNT_NAME",
    "AWS_ACCOUNT", "AWS_ACCOUNT_ID", "REGISTRY", "REGISTRY_NAME", "REGISTRY_URL", "REGISTRY_URI",
    "REGISTRY_HOST", "ACR_NAME", "USER", "USERNAME", "USER_NAME", "ORG", "ORG_NAME", "ORGANIZATION",
    "ORGANIZATION_NAME", "NAMESPACE", "OWNER", "GITHUB_USERNAME", "DOCKERHUB_USERNAME",
    "USER_OR_ORGANIZATION_NAME", "HOST", "HOSTNAME", "HOST_NAME", "PORT", "IMAGE", "IMAGE_NAME", "TAG",
  ]
}
