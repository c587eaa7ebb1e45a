import LanguageServerProtocol
import ProjectFiles
import YAMLSyntax

/// The documents of the workspace, open or not, as they are at one moment.
struct WorkspaceDocuments: Sendable {
  let roots: [String]
  let open: [DocumentSnapshot]
  let resolver: SettingsResolver

  /// The open documents, then the files below the roots that are not open, each
  /// read when it is its turn.
  func all() -> some Sequence<DocumentSnapshot> {
    var resolver = resolver
    let openPaths = Set(open.compactMap(\.uri.path))
    let files = WorkspaceFiles.below(roots).filter { !openPaths.contains($0) }
    let closed = files.lazy.compactMap { path -> DocumentSnapshot? in
      guard case .success(let bytes) = FileReader.read(path) else { return nil }
      let uri = DocumentURI(path: path)
      return DocumentSnapshot(
        uri: uri, version: nil, languageID: nil, source: SourceText(bytes),
        settings: resolver.settings(of: uri, languageID: nil))
    }
    return [AnySequence(open), AnySequence(closed)].joined()
  }
}

extension Session {
  var workspaceDocuments: WorkspaceDocuments {
    WorkspaceDocuments(roots: roots, open: documents.all, resolver: resolver)
  }
}

/// The YAML files of the workspace.
enum WorkspaceFiles {
  /// Absolute paths, each once, in a stable order.
  static func below(_ roots: [String]) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for root in roots where FileFinder.isDirectory(root) {
      var finder = FileFinder()
      finder.walk(root) { folder in
        for name in folder.files {
          let path = folder.path(of: name)
          if seen.insert(path).inserted { files.append(path) }
        }
        return folder.folders
      }
    }
    return files
  }
}
