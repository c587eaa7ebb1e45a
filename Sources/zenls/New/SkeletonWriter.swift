import ConfigAnalysis
import YAMLSyntax
import ZenMLCatalog

/// How the components of a type are written.
enum ComponentForm: String, CaseIterable {
  /// One mapping: what every version reads.
  case mapping
  /// A list: what ZenML exports since 0.94.3.
  case list

  /// What ZenML of that version exports itself.
  init(exportedBy version: ZenMLVersion) {
    self = version < ZenMLVersion(0, 94, 3) ? .mapping : .list
  }
}

/// Writes a skeleton as a stack file.
struct SkeletonWriter {
  let skeleton: StackSkeleton
  let name: String
  let version: String
  let form: ComponentForm
  /// By placeholder.
  let values: [String: String]

  var text: String {
    var lines = comments
    lines.append("zenml_version: \(scalar(version))")
    lines.append("stack_name: \(scalar(name))")
    lines.append("components:")
    for component in skeleton.components { lines += self.lines(of: component) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var comments: [String] {
    let open = skeleton.placeholders.filter { values[$0.name] == nil }
    var lines = ["# A ZenML stack on \(skeleton.place)."]
    if !open.isEmpty {
      lines.append("# Put in:")
      lines += open.map { "#   <\($0.name)>  \($0.meaning)" }
    }
    return lines
  }

  private func lines(of component: StackSkeleton.Component) -> [String] {
    var lines = ["  \(component.type):"]
    let mark = form == .list ? "- " : ""
    let indent = form == .list ? "      " : "    "
    lines.append("    \(mark)name: \(scalar("\(name)-\(component.suffix)"))")
    lines.append("\(indent)flavor: \(component.flavor)")
    if component.fields.isEmpty {
      lines.append("\(indent)configuration: {}")
    } else {
      lines.append("\(indent)configuration:")
      lines += component.fields.map { "\(indent)  \($0.name): \(scalar(filled($0.value)))" }
    }
    return lines
  }

  private func filled(_ template: String) -> String {
    var result = ""
    for piece in template.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      guard piece.offset > 0, let end = piece.element.firstIndex(of: ">") else {
        result += piece.element
        continue
      }
      let name = String(piece.element[..<end])
      result += values[name] ?? "<\(name)>"
      result += piece.element[piece.element.index(after: end)...]
    }
    return result
  }

  /// Plain where that is read as the same text, else in quotes.
  private func scalar(_ text: String) -> String {
    let tree = SyntaxTree.parse(SourceText("key: \(text)\n"))
    if tree.isValid, tree.comments.isEmpty, tree.root?["key"]?.value.string == text { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
