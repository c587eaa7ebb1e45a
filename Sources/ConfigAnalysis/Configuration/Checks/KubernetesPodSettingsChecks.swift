import YAMLSyntax

/// The settings of pods in Kubernetes, Kubeflow, Tekton and Vertex flavors
/// (ZenML 0.98.0).
enum KubernetesPodSettingsChecks {
  static let affinity = object("_convert_affinity", "V1Affinity")
  static let containerSecurityContext = object("_convert_container_security_context", "V1SecurityContext")
  static let resources = object("_convert_resources", "V1ResourceRequirements")
  static let env = objects("_convert_env", "V1EnvVar")
  static let envFrom = objects("_convert_env_from", "V1EnvFromSource")
  static let tolerations = objects("_convert_tolerations", "V1Toleration")
  static let volumeMounts = objects("_convert_volume_mounts", "V1VolumeMount")
  static let volumes = objects("_convert_volumes", "V1Volume")

  private static func object(_ name: String, _ model: String) -> ConfigurationCheck {
    ConfigurationCheck(name: "KubernetesPodSettings.\(name)") { input in
      KubernetesManifest.refusal(of: input.value, as: model) ?? .accepted(input.value)
    }
  }

  private static func objects(_ name: String, _ model: String) -> ConfigurationCheck {
    ConfigurationCheck(name: "KubernetesPodSettings.\(name)") { input in
      guard let elements = elements(of: input.value) else {
        return .refused(message: "a list of Kubernetes objects stands here: write one, or leave it out")
      }
      for element in elements {
        if let refusal = KubernetesManifest.refusal(of: element, as: model) { return refusal }
      }
      return .accepted(PythonValue(.list(elements), range: input.value.range))
    }
  }

  /// `list(value)`; nil where Python cannot iterate. The elements of a text are
  /// its characters, of `bytes` numbers: the field refuses either, but nothing
  /// refuses an empty one.
  private static func elements(of value: PythonValue) -> [PythonValue]? {
    switch value.kind {
    case .list(let items), .tuple(let items), .set(let items): items
    case .dict(let dictionary): dictionary.entries.map(\.key)
    // One element is enough to have the field refuse it.
    case .string(let text): text.isEmpty ? [] : [value]
    case .bytes(let bytes): bytes.isEmpty ? [] : [value]
    case .cycle: [value]
    case .none, .bool, .int, .float, .date, .datetime: nil
    }
  }
}
