import YAMLSyntax

/// The Datadog log store (ZenML 0.98.0).
enum DatadogLogStoreChecks {
  /// Datadog takes at most that many log entries in one request.
  private static let largestBatch = PythonInteger(1000)

  static let setDefaultEndpoint = ConfigurationCheck.givenFields("DatadogLogStoreConfig.set_default_endpoint")
  {
    fields, input in
    guard !(fields["endpoint"]?.isTruthy ?? false) else { return fields }
    // A site that is no text is refused by its own field.
    let site = fields["site"]?.string ?? "datadoghq.com"
    let endpoint = "https://http-intake.logs.\(site)/api/v2/logs"
    let range = fields["endpoint"]?.range ?? fields["site"]?.range ?? input.value.range
    return fields.setting("endpoint", to: PythonValue(.string(endpoint), range: range))
  }

  static let maxExportBatchSize = ConfigurationCheck(
    name: "DatadogLogStoreConfig.validate_max_export_batch_size"
  ) { input in
    guard case .int(let size) = input.value.kind, largestBatch < size else { return .accepted(input.value) }
    return .refused(
      message: "Datadog takes at most \(largestBatch.decimal) entries at once: lower `max_export_batch_size` "
        + "from \(size.decimal)")
  }
}
