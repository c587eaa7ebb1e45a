/// Asks every component's stack validator, as `Stack.validate()` does when a
/// pipeline starts (zenml 0.98.0), but without stopping at the first refusal.
enum RunTimeJudge {
  /// Empty exactly where ZenML would run the stack, as far as the file decides.
  static func refusals(of stack: RunTimeStack) -> [RunTimeRefusal] {
    stack.components.indices.flatMap { index -> [RunTimeRefusal] in
      guard let validator = StackValidators.validator(of: stack.components[index]) else { return [] }
      let missing = validator.required.filter { stack.index(ofType: $0) == nil }
      let kinds =
        missing.isEmpty
        ? validator.check(index, stack) : missing.map { RunTimeRefusal.Kind.missing(type: $0) }
      return kinds.map { RunTimeRefusal(component: index, kind: $0) }
    }
  }
}

/// A stack and what ZenML's stack validators say to it.
struct RunTimeVerdict: Sendable {
  let stack: RunTimeStack
  let refusals: [RunTimeRefusal]

  init(_ stack: RunTimeStack) {
    self.stack = stack
    refusals = RunTimeJudge.refusals(of: stack)
  }

  /// The components whose validator refuses for that reason, in their order.
  func components(refusing kind: RunTimeRefusal.Kind) -> [RunTimeComponent] {
    refusals.filter { $0.kind == kind }.map { stack.components[$0.component] }
  }
}
