import YAMLSyntax

/// The credentials of Modal orchestrator, step operator and sandbox (ZenML
/// 0.98.0).
enum ModalChecks {
  static let tokenPair = ConfigurationCheck.model("ModalCredentialsMixin.validate_modal_token_pair") {
    fields throws(CheckInterruption) in
    let hasID = isFilled(try fields.read("token_id"))
    let hasSecret = isFilled(try fields.read("token_secret"))
    guard hasID != hasSecret else { return }
    let (present, absent) = hasID ? ("token_id", "token_secret") : ("token_secret", "token_id")
    throw fields.refusal(
      present,
      "`\(present)` is set without `\(absent)`: a Modal token is made of both; set `\(absent)` too, or neither"
    )
  }

  private static func isFilled(_ value: PythonValue) -> Bool {
    value.string.map { !$0.pythonStripped().isEmpty } ?? false
  }
}
