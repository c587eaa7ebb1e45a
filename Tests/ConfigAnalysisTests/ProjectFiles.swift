import Foundation

/// Files of the repository, found from the place of this source file.
enum ProjectFiles {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Files below `folder` whose name ends in `suffix`, sorted by path.
  static func files(under folder: String, suffix: String) -> [URL] {
    let base = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { $0.lastPathComponent.hasSuffix(suffix) }
      .sorted { $0.path < $1.path }
  }

  static func text(of file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  /// True where the run is to rewrite expected output (`ZENLS_UPDATE=1`).
  static var isUpdating: Bool { ProcessInfo.processInfo.environment["ZENLS_UPDATE"] == "1" }

  /// True where a run may take minutes (`ZENLS_EXHAUSTIVE=1`).
  static var isExhaustive: Bool { ProcessInfo.processInfo.environment["ZENLS_EXHAUSTIVE"] == "1" }
}
