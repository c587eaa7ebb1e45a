import ConfigAnalysis
import YAMLSyntax

/// Reads what the user named and has the core judge it.
struct LintRun {
  let analyzer: Analyzer
  let selection: RuleSelection
  let standardInputPath: String

  func check(_ paths: [String]) -> LintReport {
    var report = LintReport()
    for path in paths {
      if path == "-" {
        add(FileReader.readStandardInput(), path: standardInputPath, isNamed: true, to: &report)
      } else if FileFinder.isDirectory(path) {
        addDirectory(path, to: &report)
      } else {
        add(FileReader.read(path), path: path, isNamed: true, to: &report)
      }
    }
    return report
  }

  private func addDirectory(_ path: String, to report: inout LintReport) {
    var finder = FileFinder()
    finder.walk(path)
    report.failures += finder.failures
    if finder.files.isEmpty, finder.failures.isEmpty { report.emptyDirectories.append(path) }
    for file in finder.files {
      add(FileReader.read(file), path: file, isNamed: false, to: &report)
    }
  }

  private func add(
    _ content: Result<[UInt8], FileReader.Failure>, path: String, isNamed: Bool, to report: inout LintReport
  ) {
    switch content {
    case .failure(let failure): report.failures.append((path, failure.reason))
    case .success(let bytes):
      let analysis = analyzer.analyze(SourceText(bytes))
      switch analysis.recognition {
      case .foreign(let reason): if isNamed { report.skipped.append((path, reason)) }
      case .recognised(let kind):
        report.files.append(
          LintReport.CheckedFile(
            path: path, kind: kind, zenmlVersion: analysis.zenmlVersion, source: analysis.source,
            findings: analysis.findings.filter(selection.includes)))
      }
    }
  }
}
