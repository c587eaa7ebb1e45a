/// The Kubernetes objects that pod settings hold, as the Python client
/// `kubernetes` 36.0.3 declares them (`attribute_map`, `openapi_types`, and the
/// setters that refuse `None`).
struct KubernetesModel: Sendable {
  struct Attribute: Sendable {
    let isRequired: Bool
    let isList: Bool
    /// The class of the value, or of the list's elements; nil for plain values.
    let model: String?
  }

  /// By the names that manifests use (`mountPath`).
  let attributes: [String: Attribute]
  /// In alphabetical order.
  let requiredAttributes: [String]

  /// - Parameter name: a class such as `V1Volume`.
  static func named(_ name: String) -> KubernetesModel? { all[name] }

  private static let all: [String: KubernetesModel] = {
    var declarations: [(name: String, attributes: [(String, Attribute)])] = []
    for word in KubernetesModelTable.text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        declarations.append((String(word.dropLast()), []))
      } else if let last = declarations.indices.last {
        declarations[last].attributes.append(attribute(word))
      }
    }
    return Dictionary(
      declarations.map { name, attributes in
        let required = attributes.filter(\.1.isRequired).map(\.0)
        let model = KubernetesModel(
          attributes: Dictionary(attributes, uniquingKeysWith: { first, _ in first }),
          requiredAttributes: required)
        return (name, model)
      }, uniquingKeysWith: { first, _ in first })
  }()

  /// `name`, `!` where it is required, `=` and its class, with `[]` before the
  /// class where it is a list.
  private static func attribute(_ word: Substring) -> (String, Attribute) {
    let halves = word.split(separator: "=", maxSplits: 1)
    let name = halves.first ?? ""
    let type = halves.count == 2 ? halves[1] : ""
    let isList = type.hasPrefix("[]")
    let model = isList ? type.dropFirst(2) : type
    return (
      String(name.hasSuffix("!") ? name.dropLast() : name),
      Attribute(
        isRequired: name.hasSuffix("!"), isList: isList, model: model.isEmpty ? nil : String(model))
    )
  }
}
