import ConfigAnalysis
import YAMLSyntax

/// A folder with a `.zenls.yaml`, and what that says.
final class Project: Sendable {
  static let fileName = ".zenls.yaml"

  /// Of the settings file, as shown to the user.
  let path: String
  /// Of the settings file, absolute.
  let absolutePath: String
  /// Absolute path of the folder in which it lies.
  let folder: String
  let content: Result<SourceText, FileReader.Failure>
  let settings: ProjectSettings

  /// Reads the settings file at `path`.
  init(path: String) {
    self.path = path
    absolutePath = FilePath.absolute(path)
    folder = FilePath.parent(of: absolutePath)
    content = FileReader.read(path).map { SourceText($0) }
    settings = (try? content.get()).map { ProjectSettings($0) } ?? ProjectSettings()
  }

  /// Of `file`, relative to the project's folder, where it lies below that.
  func relativePath(of file: String) -> String {
    FilePath.relative(FilePath.absolute(file), below: folder)
  }
}
