import ConfigAnalysis
import ProjectFiles
import YAMLSyntax

/// A baseline file that was read: findings that are not told.
struct KnownFindings: Sendable {
  let path: String
  private let baseline: Baseline
  /// Absolute; paths in the baseline are relative to it.
  private let folder: String

  /// The failure names the place in the file.
  static func read(_ path: String) -> Result<KnownFindings, FileReader.Failure> {
    FileReader.read(path).flatMap { bytes in
      Baseline.parse(bytes).map { KnownFindings(path: path, baseline: $0, folder: folder(of: path)) }
        .mapError { problem in
          let place = SourceText(bytes).position(at: problem.offset, unit: .codePoints)
          return FileReader.Failure(
            reason: "line \(place.line + 1), column \(place.column + 1): \(problem.message)")
        }
    }
  }

  /// The folder of a baseline file, absolute.
  static func folder(of path: String) -> String { FilePath.parent(of: FilePath.absolute(path)) }

  /// Which of a document's findings it knows, one answer for each.
  ///
  /// - Parameter findings: all of the document, in order of place.
  func knows(_ findings: [Finding], in source: SourceText, file: String) -> [Bool] {
    baseline.knows(findings, in: source, path: relative(file))
  }

  /// How many it knows of a document.
  func count(forFile file: String) -> Int { baseline.count(forPath: relative(file)) }

  /// How many it knows of documents that are there no more.
  var countOfMissingFiles: Int {
    baseline.paths.reduce(0) { sum, path in
      FileFinder.exists(FilePath.join(folder, path)) ? sum : sum + baseline.count(forPath: path)
    }
  }

  private func relative(_ file: String) -> String {
    FilePath.relative(FilePath.absolute(file), to: folder)
  }
}
