/// Something in a registry address that will keep images from being pushed, or
/// that does not mean what it says.
public struct RegistryProblem: Sendable, Hashable {
  /// Which mistake it is; the raw values are stable ids.
  public enum Kind: String, Sendable, CaseIterable {
    case scheme = "registry-scheme"
    case missingRepository = "registry-missing-repository"
    case missingLocation = "registry-missing-location"
    case unknownLocation = "registry-unknown-location"
    case zoneLocation = "registry-zone-location"
    case formatHost = "registry-format-host"
    case projectID = "registry-project-id"
    case repositoryID = "registry-repository-id"
    case uppercase = "registry-uppercase"
    case whitespace = "registry-whitespace"
    case slashes = "registry-slashes"
    case imageInURI = "registry-image-in-uri"
    case gcrRetired = "registry-gcr-retired"
    case publicMirror = "registry-public-mirror"
    case missingAccount = "registry-missing-account"
    case accountID = "registry-account-id"
    case placeholder = "registry-placeholder"
    case wrongDomain = "registry-wrong-domain"
    case invalidHost = "registry-invalid-host"
    case invalidPath = "registry-invalid-path"
  }

  /// How bad it is, as far as the address tells.
  public enum Severity: String, Sendable, Comparable {
    case hint, information
    /// A push probably fails, or the address does not mean what it says.
    case warning
    /// A push surely fails.
    case error

    private var rank: Int {
      switch self {
      case .hint: 0
      case .information: 1
      case .warning: 2
      case .error: 3
      }
    }
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  public let kind: Kind
  public let severity: Severity
  /// The smallest text to change: offsets into the UTF-8 bytes of the address.
  public let range: Range<Int>
  /// One sentence: what is wrong, in the user's words, then what to do.
  public let message: String
  /// The best one first.
  public let fixes: [RegistryFix]
  /// What may have been meant instead of the text at ``range``, the nearest
  /// first.
  public let suggestions: [String]

  init(
    _ kind: Kind, _ severity: Severity, at range: Range<Int>, _ message: String, fixes: [RegistryFix] = [],
    suggestions: [String] = []
  ) {
    self.kind = kind
    self.severity = severity
    self.range = range
    self.message = message
    self.fixes = fixes
    self.suggestions = suggestions
  }
}

extension RegistryProblem {
  /// The problem of a text that stands `offset` bytes further on; with a negative
  /// offset, edits in front of the text are cut off.
  public func shifted(by offset: Int) -> RegistryProblem {
    func shift(_ range: Range<Int>) -> Range<Int> {
      let start = max(0, range.lowerBound + offset)
      return start..<max(start, range.upperBound + offset)
    }
    return RegistryProblem(
      kind, severity, at: shift(range), message,
      fixes: fixes.map { fix in
        RegistryFix(
          fix.title, isSafe: fix.isSafe, edits: fix.edits.map { RegistryEdit(shift($0.range), $0.text) })
      },
      suggestions: suggestions)
  }
}

/// A way out of a ``RegistryProblem``.
public struct RegistryFix: Sendable, Hashable {
  /// What the fix does, to be read behind a button.
  public let title: String
  /// Whether the text can only have meant this.
  public let isSafe: Bool
  /// Edits that do not overlap, in order of place.
  public let edits: [RegistryEdit]

  public init(_ title: String, isSafe: Bool, edits: [RegistryEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }

  /// The address after the fix; nil where an edit lies outside of it.
  public func applied(to text: String) -> String? {
    RegistryEdit.apply(edits, to: text)
  }
}

/// Replaces the bytes in `range` by `text`.
public struct RegistryEdit: Sendable, Hashable {
  public let range: Range<Int>
  public let text: String

  public init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  /// Applies edits to a text, whatever their order; nil where they overlap or
  /// lie outside.
  public static func apply(_ edits: [RegistryEdit], to text: String) -> String? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in ordered {
      guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return nil }
      result += bytes[position..<edit.range.lowerBound]
      result += edit.text.utf8
      position = edit.range.upperBound
    }
    result += bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }
}
