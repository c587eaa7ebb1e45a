/// The validators of step operators: those of the same mind, and Databricks,
/// which needs no image.
enum StepOperatorValidators {
  static let all: [String: StackValidator] = {
    var all = ["databricks": StackValidator { _, stack in stack.localStore() }]
    for flavor in [
      "azureml", "baseten", "kubernetes", "modal", "runai", "sagemaker", "spark-kubernetes", "ssh", "vertex",
    ] {
      all[flavor] = StackValidator(required: [StackValidator.registry]) { _, stack in
        stack.localStore() + stack.localRegistry()
      }
    }
    return all
  }()
}
