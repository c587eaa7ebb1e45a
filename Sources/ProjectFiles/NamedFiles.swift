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
    return ReferencedFiles { path in
      let found = answer(path)
      guard case .missing = found, let folder, !path.hasPrefix("/") else { return found }
      return answer(folder + path)
    }
  }

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
