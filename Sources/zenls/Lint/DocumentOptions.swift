import ArgumentParser
import ConfigAnalysis

/// How the documents are read, whatever is then done with them: options that stand
/// above what `.zenls.yaml` says.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: "Judge every file as this kind of document: stack, component, mlstacks or config.",
    completion: .list(KindArgument.names), transform: KindArgument.parse)
  var kind: KindArgument?

  @Option(
    name: .customLong("zenml-version"),
    help: ArgumentHelp("Replaces the zenml_version of the documents, such as 0.98.0.", valueName: "version"),
    transform: VersionArgument.init(argument:))
  var zenmlVersion: VersionArgument?

  @Option(
    help: ArgumentHelp("Use these settings instead of the nearest .zenls.yaml.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var config: String?

  /// What the command line asks; a project's `.zenls.yaml` fills in the rest.
  var analysisSettings: AnalysisSettings {
    var settings = AnalysisSettings()
    settings.kind = kind?.kind
    settings.zenmlVersion = zenmlVersion?.text
    return settings
  }
}
