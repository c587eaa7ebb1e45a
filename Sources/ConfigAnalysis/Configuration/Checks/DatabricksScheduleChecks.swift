/// The schedule of the Databricks orchestrator (ZenML 0.98.0).
enum DatabricksScheduleChecks {
  static let scheduleTimezone = ConfigurationCheck.text(
    "DatabricksOrchestratorSettings._validate_schedule_timezone"
  ) { name throws(CheckInterruption) in
    guard TimeZoneNames.contains(name) else {
      throw .refused(
        "\(name.quoted) is no time zone of the IANA database: write one such as `Europe/Berlin` or `UTC`")
    }
    return name
  }
}
