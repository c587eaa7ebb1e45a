import ProjectFiles

/// Which changes make it worth while to check again.
struct WatchedPlaces {
  /// Every folder to watch, absolute.
  let folders: Set<String>

  /// Folders in which YAML files are looked at.
  private let searched: Set<String>
  /// Single files by their absolute path: named ones, settings and what stands
  /// above the searched folders.
  private let files: Set<String>
  private let ignored: Set<String>

  /// - Parameters:
  ///   - plan: what is checked now.
  ///   - paths: what the user named; it may be gone, and come back.
  ///   - files: what else is read.
  ///   - ignored: what is written.
  init(_ plan: LintPlan, paths: [String], files: [String], ignored: [String]) {
    var all = plan.folders
    var single: Set<String> = []
    for path in paths + files {
      let absolute = FilePath.absolute(path)
      single.insert(absolute)
      all.insert(FilePath.parent(of: absolute))
    }
    searched = plan.folders
    // A folder above may get a .zenls.yaml, or lose the folder that is searched.
    for start in all {
      var folder = start
      while folder != "/" {
        single.insert(folder)
        folder = FilePath.parent(of: folder)
        single.insert(FilePath.join(folder, Project.fileName))
        if !all.insert(folder).inserted, !plan.folders.contains(folder) { break }
      }
    }
    folders = all
    self.files = single
    self.ignored = Set(ignored.map(FilePath.absolute))
  }

  func concern(_ change: FolderWatcher.Change) -> Bool {
    guard let folder = change.folder else { return true }
    guard let name = change.name else { return searched.contains(folder) }
    let path = FilePath.join(folder, name)
    if ignored.contains(path) { return false }
    if files.contains(path) { return true }
    guard searched.contains(folder) else { return false }
    // A folder may hold files.
    return change.isFolder ? !name.hasPrefix(".") : name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }
}
