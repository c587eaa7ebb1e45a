package import ConfigAnalysis
package import YAMLSyntax

/// A folder with a `.zenls.yaml`, and what that says.
package final class Project: Sendable {
  package static let fileName = ".zenls.yaml"

  /// Of the settings file, as shown to the user.
  package let path: String
  /// Of the settings file, absolute.
  package let absolutePath: String
  /// Absolute path of the folder in which it lies.
  package let folder: String
  package let content: Result<SourceText, FileReader.Failure>
  package let settings: ProjectSettings

  /// Reads the settings file at `path`.
  package init(path: String) {
    self.path = path
    absolutePath = FilePath.absolute(path)
    folder = FilePath.parent(of: absolutePath)
    content = FileReader.read(path).map { SourceText($0) }
    settings = (try? content.get()).map { ProjectSettings($0) } ?? ProjectSettings()
  }

  /// Of `file`, relative to the project's folder, where it lies below that.
  package func relativePath(of file: String) -> String {
    FilePath.relative(FilePath.absolute(file), below: folder)
  }
}
