/// The validators of deployers; those of `local` and `docker` cannot refuse.
enum DeployerValidators {
  static let all: [String: StackValidator] = [
    "aws": .needsRegistry,
    "gcp": .needsRegistry,
    "huggingface": StackValidator { index, stack in
      var refusals: [RunTimeRefusal.Kind] = []
      if !stack.components[index].text("token").isGiven { refusals.append(.credentials(anyOf: [["token"]])) }
      if stack.containerRegistry == nil { refusals.append(.missing(type: StackValidator.registry)) }
      return refusals
    },
    "kubernetes": StackValidator(required: [StackValidator.registry]) { index, stack in
      let deployer = stack.components[index]
      guard deployer.flag("skip_local_validations") == false, deployer.flag("local") == false,
        deployer.text("kubernetes_context") != .unknown, !Locality.isLocal(deployer)
      else { return [] }
      return stack.componentsWithPath(orEmptyOne: true) + stack.localRegistry()
    },
  ]
}
