import TextDistance
import YAMLSyntax

extension ComponentSelector {
  /// How many components an objection lists.
  private static let maximumNames = 20

  /// Why nothing in the document is selected, a sentence without a full stop; nil
  /// where something is.
  public func objection(in document: ConfigDocument) -> String? { objection(in: [document]) }

  /// - Parameter documents: one of them has to hold what is selected.
  public func objection(in documents: [ConfigDocument]) -> String? {
    let components = documents.flatMap(\.components)
    if documents.isEmpty || components.contains(where: selects) { return nil }
    let names = components.compactMap { component in
      component.typeName.map { type in
        component.name?.value.resolved.value.string.map { "\(type)/\($0.oneLine)" } ?? type
      }
    }
    let wanted = (name.map { "\(type)/\($0)" } ?? type).oneLine
    let near = nearestNames(to: wanted, among: names).first.map { "; did you mean '\($0.name)'?" } ?? ""
    let all = names.isEmpty ? "" : "; there are \(names.prefix(Self.maximumNames).joined(separator: ", "))"
    return "there is no component '\(wanted)'" + near + all
  }
}
