/// When the trouble that a finding speaks of would show.
public enum Stage: String, Sendable, CaseIterable {
  /// ZenML itself refuses the document: the finding is blocking.
  case `import`
  /// One of ZenML's stack validators refuses the stack when a pipeline starts.
  case run
  /// The registry or the cloud refuses, at push time.
  case push
  /// Nothing fails; the file could say it better.
  case advice
}
