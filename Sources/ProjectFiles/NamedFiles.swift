package import ConfigAnalysis
import YAMLSyntax

/// The files that a document names: the components of an mlstacks stack.
///
/// mlstacks opens such a path from the folder in which it runs. People run it
/// where they run zenls, or beside the stack: a file that is found from either
/// folder is taken, the former first.
package enum NamedFiles {
  /// Specifications of components are small; what is larger is none.
  static let maximumBytes = 4 * 1024 * 1024

  /// - Parameter document: the path of the file that names others, or the name
  ///   given to standard input.
  package static func near(_ document: String) -> ReferencedFiles {
    let folder = document.lastIndex(of: "/").map { String(document[...$0]) }
    return ReferencedFiles(
      list: { folder.map { paths(below: $0) } ?? [] },
      read: { path in
        let found = answer(path)
        guard case .missing = found, let folder, !path.hasPrefix("/") else { return found }
        return answer(folder + path)
      })
  }

  /// The YAML files below a folder, as seen from it; of a large tree the first.
  private static func paths(below folder: String) -> [String] {
    var paths: [String] = []
    var folders = 0
    var finder = FileFinder()
    finder.walk(folder) { found in
      folders += 1
      paths += found.files.map { FilePath.relative(found.path(of: $0), below: String(folder.dropLast())) }
      return folders < maximumFolders && paths.count < maximumPaths ? found.folders : []
    }
    return Array(paths.prefix(maximumPaths))
  }

  private static let maximumFolders = 100
  private static let maximumPaths = 1000

  private static func answer(_ path: String) -> ReferencedFiles.Answer {
    switch FileReader.read(path, limit: maximumBytes + 1) {
    case .success(let bytes) where bytes.count > maximumBytes: .unchecked(reason: "it is larger than 4 MiB")
    case .success(let bytes): .text(SourceText(bytes))
    case .failure(let failure):
      switch failure.kind {
      case .missing: .missing
      case .special: .unchecked(reason: "it is no regular file")
      case .other: .unreadable(reason: failure.reason)
      }
    }
  }
}
