import YAMLSyntax
import ZenMLCatalog

/// Puts together what is said about a place.
struct HoverWriter {
  let analyzer: Analyzer
  let analysis: Analysis

  func text(at offset: Int) -> HoverText? {
    let place = PlaceFinder(analyzer: analyzer, analysis: analysis).place(at: offset)
    guard let place, let words = words(about: place) else { return nil }
    return HoverText(markdown: words, range: place.node.range)
  }

  private func words(about place: DocumentPlace) -> String? {
    let texts = Explanations(analyzer: analyzer)
    switch place.role {
    case .documentKey(let key): return texts.documentKey(key, of: analysis.document?.kind ?? .stack)
    case .documentValue: return nil
    case .componentType(let type): return texts.componentType(type)
    case .componentKey(let key, let component): return texts.componentKey(key, of: component)
    case .componentValue: return nil
    case .flavor(let component):
      return component.flavorKey.flatMap { texts.flavor(type: $0.type, name: $0.flavor) }
    case .field(let field), .fieldValue(let field): return texts.field(field)
    }
  }
}
