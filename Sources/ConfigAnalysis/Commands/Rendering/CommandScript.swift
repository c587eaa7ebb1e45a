import ShellCommands
public import YAMLSyntax

/// A plan as a script for every POSIX shell: it stops at the first command that
/// fails, and asks for its placeholders as variables of the environment.
public struct CommandScript {
  /// Ends with a line end.
  public let text: String

  /// - Parameters:
  ///   - title: what the script does, a sentence without a full stop.
  ///   - origin: the document's file; nil where it has none.
  ///   - source: the document's text.
  public init(_ plan: CommandPlan, title: String, origin: String?, source: SourceText) {
    var lines = ["#!/bin/sh", "# \(title.oneLine)"]
    let version = plan.zenmlVersion.map { " for ZenML \($0.oneLine)" } ?? ""
    lines.append("# Written by zenls" + version + (origin.map { " from \($0.oneLine)" } ?? ""))
    for problem in plan.problems {
      let place = source.position(at: problem.range.start, unit: .codePoints)
      lines.append("# INCOMPLETE, line \(place.line + 1): \(problem.message.oneLine)")
    }
    for note in plan.notes { lines.append("# Note: \(note.oneLine)") }
    lines.append("set -eu")
    let needed = Self.required(plan.steps)
    if !needed.isEmpty {
      lines += ["", "# To be set in the environment before this runs:"]
      lines += needed.map(Self.demand)
    }
    for step in plan.steps { lines += [""] + Self.lines(of: step) }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The placeholders of all that certainly runs.
  private static func required(_ steps: [CommandStep]) -> [String] {
    steps.filter { $0.alternativeTo == nil && $0.guardCommand == nil }
      .flatMap { ($0.unattended ?? $0.pipeline).placeholders }.uniqued()
  }

  /// The shell ends with this message where the variable is unset or empty.
  private static func demand(_ name: String) -> String { ": \"${\(name):?is to be set}\"" }

  private static func lines(of step: CommandStep) -> [String] {
    let pipeline = step.unattended ?? step.pipeline
    let isAlternative = step.alternativeTo != nil
    var lines = ["# " + (isAlternative ? "Or: " : "") + step.purpose.oneLine]
    for need in step.requires { lines.append("# needs \(need.oneLine)") }
    // A comment ends with its line, whatever the quotes around the line end.
    if isAlternative {
      let text = ShellDialect.posix.text(of: pipeline, .visible)
      return lines + text.split(separator: "\n", omittingEmptySubsequences: false).map { "# \($0)" }
    }
    let text = ShellDialect.posix.text(of: pipeline, .variables)
    guard let guardCommand = step.guardCommand else { return lines + [text] }
    lines.append("if ! \(ShellDialect.posix.text(of: guardCommand, .variables)) >/dev/null 2>&1; then")
    // ZenML reads a file where a value begins with `@`.
    if !pipeline.placeholders.isEmpty {
      lines.append("  # An `@` at the front of a value has to stand there twice.")
    }
    lines += pipeline.placeholders.map { "  " + demand($0) }
    return lines + ["  " + text, "fi"]
  }
}
