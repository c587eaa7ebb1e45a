/// The validators of image builders; `local` has none.
enum ImageBuilderValidators {
  static let all: [String: StackValidator] = [
    "aws": StackValidator(required: [StackValidator.registry]) { _, stack in
      stack.store(notOfFlavor: "s3")
    },
    "gcp": StackValidator(required: [StackValidator.registry]) { _, stack in
      stack.localRegistry() + stack.store(notOfFlavor: "gcp")
    },
    "kaniko": StackValidator(required: [StackValidator.registry]) { index, stack in
      let usesStore = stack.components[index].flag("store_context_in_artifact_store") == true
      return stack.localRegistry() + (usesStore ? stack.localStore() : [])
    },
  ]
}
