/// Which files one run of `zenls lint` checks, in the order in which they are
/// reported.
struct LintPlan {
  private(set) var tasks: [FileTask] = []
  /// Directories that could not be read.
  private(set) var failures: [(path: String, reason: String)] = []
  /// Directories in which there was no YAML.
  private(set) var emptyDirectories: [String] = []

  private let standardInputPath: String
  private var projects: ProjectFinder
  /// Absolute paths of what is checked: a file that is named twice, or lies in
  /// a folder that is named too, is checked once.
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - paths: what the user named.
  ///   - standardInputPath: the name of what comes from `-`.
  ///   - configuration: the path that `--config` gives, if any.
  init(_ paths: [String], standardInputPath: String, configuration: String?) {
    self.standardInputPath = standardInputPath
    projects = ProjectFinder(only: configuration)
    for path in paths {
      if path == "-" {
        add(standardInputPath, .standardInput, isNamed: true)
      } else if FileFinder.isDirectory(path) {
        addDirectory(path)
      } else if isNew(path) {
        add(path, .file, isNamed: true)
      }
    }
  }

  private mutating func isNew(_ path: String) -> Bool {
    seen.insert(ProjectFinder.absolute(path)).inserted
  }

  private mutating func addDirectory(_ path: String) {
    var finder = FileFinder()
    finder.walk(path)
    failures += finder.failures
    if finder.files.isEmpty, finder.failures.isEmpty { emptyDirectories.append(path) }
    for file in finder.files where isNew(file) && !projects.excludes(file) {
      add(file, .file, isNamed: false)
    }
  }

  private mutating func add(_ path: String, _ content: FileTask.Content, isNamed: Bool) {
    let project = projects.project(of: path)
    if let project, !ProjectFinder.isSettingsFile(path) { addSettingsFile(of: project) }
    tasks.append(FileTask(path: path, content: content, isNamed: isNamed, project: project))
  }

  /// A settings file with mistakes is reported once, before the first file that
  /// it is used for.
  private mutating func addSettingsFile(of project: Project) {
    guard isNew(project.path) else { return }
    tasks.append(
      FileTask(path: project.path, content: .settings(project), isNamed: false, project: nil))
  }
}
