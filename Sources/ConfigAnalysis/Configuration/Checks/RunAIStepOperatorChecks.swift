import YAMLSyntax

/// The Run:AI step operator (ZenML 0.98.0).
enum RunAIStepOperatorChecks {
  static let baseURL = ConfigurationCheck.text("RunAIStepOperatorConfig._validate_runai_base_url") {
    url throws(CheckInterruption) in
    guard url.pythonHasPrefix("http://") || url.pythonHasPrefix("https://") else {
      throw .refused("\(url.quoted) is no web address: it must start with `https://` or `http://`")
    }
    guard let parts = WebAddress(url) else {
      throw .refused("the host in \(url.quoted) is malformed: write `https://HOST`")
    }
    guard parts.hasHost else {
      throw .refused("\(url.quoted) names no host: write `https://HOST`")
    }
    guard parts.query.isEmpty, parts.fragment.isEmpty else {
      throw .refused("\(url.quoted) goes on behind the path: remove what follows the `?` or `#`")
    }
    return url.withoutTrailingSlashes()
  }

  static let memoryFormat = ConfigurationCheck.text("RunAIStepOperatorSettings._validate_memory_format") {
    amount throws(CheckInterruption) in
    guard isMemoryAmount(amount) else {
      throw .refused(
        "\(amount.quoted) is no amount of memory: write a number and one of K, M, G, T, Ki, Mi, Gi, Ti, such as "
          + "`8Gi`")
    }
    return amount
  }

  /// `^(\d+(?:\.\d+)?)(K|M|G|T|Ki|Mi|Gi|Ti)$`.
  private static func isMemoryAmount(_ text: String) -> Bool {
    var rest = text.scalarsBeforePatternEnd[...]
    if rest.last == "i" { rest.removeLast() }
    guard let unit = rest.popLast(), ["K", "M", "G", "T"].contains(unit) else { return false }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isPythonDigit) }
  }

  static let settings = ConfigurationCheck.model("RunAIStepOperatorSettings._validate_settings") {
    fields throws(CheckInterruption) in
    let requestType = try fields.read("gpu_request_type")
    if requestType.isText("memory"), try !fields.isTruthy("gpu_memory_request") {
      let place = fields.given.contains("gpu_memory_request") ? "gpu_memory_request" : "gpu_request_type"
      throw fields.refusal(
        place, "`gpu_request_type: memory` does not say how much: set `gpu_memory_request`, such as `20Gi`")
    }
    if case .float(let limit) = try fields.read("gpu_portion_limit").kind,
      case .float(let request) = try fields.read("gpu_portion_request").kind, limit < request
    {
      throw fields.refusal(
        "gpu_portion_limit",
        "`gpu_portion_limit` (\(limit)) is below `gpu_portion_request` (\(request)): raise it or lower the request"
      )
    }
    if case .int(let pods) = try fields.read("parallelism").kind,
      case .int(let completions) = try fields.read("completions").kind, completions < pods
    {
      throw fields.refusal(
        "parallelism",
        "\(pods.decimal) pods in parallel (`parallelism`) are more than `completions` (\(completions.decimal)): "
          + "lower it")
    }
    try refuseSharedMountPaths(in: fields)
  }

  /// Field of the mounts, and the mount's field that is the path in the
  /// container.
  private static let mounts = [
    ("pvc_mounts", "path"), ("config_map_mounts", "mount_path"), ("secret_mounts", "mount_path"),
    ("nfs_mounts", "mount_path"), ("s3_mounts", "path"), ("host_path_mounts", "mount_path"),
  ]

  private static func refuseSharedMountPaths(in fields: ModelFields) throws(CheckInterruption) {
    var seen: Set<[UInt8]> = []
    for (field, pathField) in mounts {
      for mount in try fields.read(field).sequence ?? [] {
        guard let path = mount.dictionary?[pathField], let text = path.string else { continue }
        guard !seen.insert(Array(text.utf8)).inserted else { continue }
        throw .refused(
          message: "two mounts of this workload share the path \(text.quoted): give each its own",
          place: path.range, field: field)
      }
    }
  }
}
