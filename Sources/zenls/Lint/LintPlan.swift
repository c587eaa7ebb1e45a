import ConfigAnalysis
import ProjectFiles

/// Which files one run of `zenls lint` checks, in the order in which they are
/// reported.
struct LintPlan {
  private(set) var tasks: [FileTask] = []
  /// Directories that could not be read.
  private(set) var failures: [(path: String, reason: String)] = []
  /// Directories in which there is nothing to check, each with the reason.
  private(set) var emptyDirectories: [(path: String, reason: String)] = []
  /// What a change of may change the result: folders, absolute.
  private(set) var folders: Set<String> = []
  /// Settings files among what was named or found.
  private(set) var settingsFiles: [FileTask] = []

  private var scopes: ScopeFinder
  /// What settings files are judged by that were read to find settings.
  private let ownScope: SettingsScope
  /// Absolute paths of what is checked: a file that is named twice, or lies in
  /// a folder that is named too, is checked once.
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - paths: what the user named.
  ///   - standardInputPath: the name of what comes from `-`.
  ///   - scopes: finds the settings for each file.
  init(_ paths: [String], standardInputPath: String, scopes: ScopeFinder) {
    self.scopes = scopes
    var settings = scopes.commandLine
    settings.kind = .settings
    ownScope = SettingsScope(settings, project: nil)
    // What the user names has to be there, whatever it is used for.
    if let project = scopes.configured { addSettingsFile(of: project) }
    for path in paths {
      if path == "-" {
        addNamed(standardInputPath, .standardInput)
      } else if FileFinder.isDirectory(path) {
        addDirectory(path)
      } else {
        folders.insert(FilePath.parent(of: FilePath.absolute(path)))
        noteSettingsFile(path, root: FilePath.parent(of: FilePath.absolute(path)))
        if isNew(FilePath.absolute(path)) { addNamed(path, .file) }
      }
    }
  }

  /// - Parameter path: absolute.
  private mutating func isNew(_ path: String) -> Bool { seen.insert(path).inserted }

  private mutating func addNamed(_ path: String, _ content: FileTask.Content) {
    let folder = FilePath.parent(of: FilePath.absolute(path))
    add(path, content, isNamed: true, scopes.scope(inFolder: folder), root: folder)
  }

  private mutating func addDirectory(_ root: String) {
    var finder = FileFinder()
    var (found, excluded) = (0, 0)
    finder.walk(root) { folder in
      let absolute = FilePath.absolute(folder.path)
      let scope = scopes.scope(inFolder: absolute)
      folders.insert(absolute)
      for name in folder.files {
        let path = folder.path(of: name)
        if scope.excludes(path) {
          excluded += 1
        } else {
          found += 1
          noteSettingsFile(path, root: root)
          if isNew(FilePath.join(absolute, name)) { add(path, .file, isNamed: false, scope, root: root) }
        }
      }
      return folder.folders.filter { name in
        let isExcluded = scope.excludes(folder.path(of: name))
        if isExcluded { excluded += 1 }
        return !isExcluded
      }
    }
    failures += finder.failures
    if found == 0, finder.failures.isEmpty {
      let reason = excluded == 0 ? "no YAML files" : "nothing that .zenls.yaml does not exclude"
      emptyDirectories.append((root, reason))
    }
  }

  private mutating func add(
    _ path: String, _ content: FileTask.Content, isNamed: Bool, _ scope: SettingsScope, root: String
  ) {
    if FilePath.name(of: path) == Project.fileName {
      tasks.append(
        FileTask(path: path, content: content, isNamed: isNamed, scope: scopeOfSettings, root: root))
      return
    }
    if let project = scope.project { addSettingsFile(of: project) }
    tasks.append(FileTask(path: path, content: content, isNamed: isNamed, scope: scope, root: root))
  }

  /// What settings files are judged by that were named or found.
  private var scopeOfSettings: SettingsScope {
    scopes.commandLine.kind == nil ? ownScope : SettingsScope(scopes.commandLine, project: nil)
  }

  private mutating func noteSettingsFile(_ path: String, root: String) {
    guard FilePath.name(of: path) == Project.fileName else { return }
    settingsFiles.append(
      FileTask(path: path, content: .file, isNamed: false, scope: scopeOfSettings, root: root))
  }

  /// A settings file with mistakes is reported once, before the first file that
  /// it is used for.
  private mutating func addSettingsFile(of project: Project) {
    guard isNew(project.absolutePath) else { return }
    let content = FileTask.Content.settings(project)
    tasks.append(
      FileTask(path: project.path, content: content, isNamed: false, scope: ownScope, root: project.folder))
  }
}
