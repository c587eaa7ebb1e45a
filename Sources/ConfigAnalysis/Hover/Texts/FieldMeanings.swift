import ZenMLCatalog

/// What fields are for that many people meet and whose name does not say it.
enum FieldMeanings {
  static func text(of field: String, flavor: FlavorSchema, in model: ModelSchema?) -> String? {
    if model != nil { return nil }
    if let text = byType[flavor.type]?[field] { return text }
    return general[field]
  }

  private static let byType = [
    "container_registry": [
      "uri":
        "The registry's address, up to where ZenML appends the repository and the tag: no scheme, no image, no tag.",
      "default_repository":
        "What ZenML puts between `uri` and the tag of every image; `zenml` where nothing is given. Since ZenML 0.61.0.",
    ],
    "artifact_store": [
      "path": "Where artifacts are written: a bucket or container with its scheme, or a folder."
    ],
    "image_builder": [
      "cloud_builder_image": "The image in which Cloud Build runs the build.",
      "build_timeout": "Seconds after which a build is given up.",
    ],
  ]

  private static let general = [
    "authentication_secret": "The name of a ZenML secret that holds the credentials.",
    "kubernetes_context": "A context of the kube configuration; not needed with a service connector.",
    "kubernetes_namespace": "The namespace in which pods are started.",
    "synchronous": "Whether the command that starts a run waits for its end.",
    "service_account_path": "A file on the machine that starts the run.",
    "execution_role": "The IAM role under which jobs run.",
  ]
}
