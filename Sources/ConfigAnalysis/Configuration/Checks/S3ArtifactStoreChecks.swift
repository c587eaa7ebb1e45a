import YAMLSyntax

/// The S3 artifact store and those built on it (ZenML 0.98.0).
enum S3ArtifactStoreChecks {
  static let validateClientKwargs = ConfigurationCheck(name: "S3ArtifactStoreConfig._validate_client_kwargs")
  {
    input in
    guard let options = input.value.dictionary, let url = options["endpoint_url"], url.isTruthy else {
      return .accepted(input.value)
    }
    guard let text = url.string else {
      return .refused(message: "`endpoint_url` must be text", place: url.range)
    }
    let stripped = text.withoutTrailingSlashes()
    // Python searches `^([a-z0-9]+://)` and compares the match: what stands
    // before the first `://` decides.
    guard stripped.pythonHasPrefix("http://") || stripped.pythonHasPrefix("https://") else {
      return .refused(
        message: "the endpoint \(text.quoted) is no web address: write `https://HOST[:PORT]` or "
          + "`http://HOST[:PORT]`", place: url.range)
    }
    let changed = options.setting("endpoint_url", to: PythonValue(.string(stripped), range: url.range))
    return .accepted(PythonValue(.dict(changed), range: input.value.range))
  }

  static let validateRegionOrEndpoint = ConfigurationCheck.model(
    "DigitalOceanSpacesArtifactStoreConfig._validate_region_or_endpoint"
  ) { fields throws(CheckInterruption) in
    let region = try fields.read("region")
    if region.isTruthy {
      guard let text = region.string, isRegion(text) else {
        throw fields.refusal(
          "region",
          "\((region.string ?? "").quoted) is no DigitalOcean Spaces region: write the short name in lower "
            + "case, such as `fra1`")
      }
      return
    }
    let options = try fields.read("client_kwargs").dictionary
    guard options?["endpoint_url"]?.isTruthy ?? false else {
      throw fields.refusal(
        "region",
        "nothing tells where the Spaces bucket is: set `region`, or `endpoint_url` in `client_kwargs`")
    }
  }

  /// `^[a-z]{2,6}[0-9]{1,2}$`.
  private static func isRegion(_ text: String) -> Bool {
    let scalars = text.scalarsBeforePatternEnd
    let letters = scalars.prefix(while: \.isASCIILowercaseLetter)
    let digits = scalars.dropFirst(letters.count)
    return (2...6).contains(letters.count) && (1...2).contains(digits.count)
      && digits.allSatisfy(\.isASCIIDigit)
  }
}
