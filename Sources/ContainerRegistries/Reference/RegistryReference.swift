/// A registry address as somebody wrote it, taken apart: where images are
/// pushed to, such as `europe-west1-docker.pkg.dev/my-project/my-repo`.
///
/// Parsing never fails. What does not belong (a scheme, blanks, doubled
/// slashes) is set aside, so that the rest can still be judged.
public struct RegistryReference: Sendable {
  /// The text that was parsed; all ranges are offsets into its UTF-8 bytes.
  public let text: String
  /// `https://` and the like, slashes included; not part of a reference.
  public let scheme: ReferencePart?
  /// `user:password@`; not part of a reference.
  public let userInfo: ReferencePart?
  /// The host, without port. Nil where Docker takes the first segment for an
  /// account of Docker Hub.
  public let host: ReferencePart?
  /// The digits behind the host's colon.
  public let port: ReferencePart?
  /// The segments behind the host, without empty ones.
  public let path: [ReferencePart]
  /// What stands behind the last segment's colon.
  public let tag: ReferencePart?
  /// What stands behind the `@`.
  public let digest: ReferencePart?
  /// Which registry this is.
  public let registry: Registry

  /// The labels of the host, in lower case.
  let hostLabels: [ReferencePart]
  /// Runs of white space outside of template marks.
  let blanks: [Range<Int>]
  /// Slashes that are too many, at the front and in the middle.
  let extraSlashes: [Range<Int>]
  /// Slashes at the end.
  let trailingSlashes: Range<Int>?
  /// `<REGION>` and the like.
  let placeholders: [ReferencePart]
  /// Whether there is a template mark, such as `${REGION}`.
  public let hasTemplate: Bool

  /// Takes `text` apart; linear, for any text.
  public static func parse(_ text: String) -> RegistryReference {
    var parser = ReferenceParser(text)
    return parser.parse()
  }

  /// From the host or the first segment to the end of the last part: the
  /// address without what is set aside around it.
  public var addressRange: Range<Int> {
    let first = host ?? path.first
    let last = path.last ?? port ?? host
    guard let first, let last, first.range.lowerBound <= last.range.upperBound else {
      return 0..<text.utf8.count
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Whether every part of host and path is known, and nothing was set aside but
  /// slashes at the end.
  public var isComplete: Bool {
    isPathKnown && host?.isKnown ?? true && scheme == nil && userInfo == nil && tag == nil && digest == nil
      && blanks.isEmpty && extraSlashes.isEmpty
  }

  /// Whether every part of the path is known.
  var isPathKnown: Bool { path.allSatisfy(\.isKnown) }
}
