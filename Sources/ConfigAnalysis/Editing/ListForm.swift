import YAMLSyntax

/// A list of one component as the mapping that ZenML reads too.
struct ListForm {
  let context: AnalysisContext
  let group: ComponentGroup

  /// Takes the list's mark away: `- ` becomes blanks, or the brackets go. Nil for
  /// several components, and for what is not as simple as that.
  var mappingEdit: TextEdit? {
    let list = group.pair.value
    guard list.kind == .sequence, let item = list.items.first, list.items.count == 1, item.kind == .mapping,
      item.anchor == nil, item.tag == nil, list.anchor == nil, list.tag == nil
    else { return nil }
    let source = context.source
    guard list.style == .block else {
      let open = source.string(in: ByteRange(list.range.start, item.range.start))
      let close = source.string(in: ByteRange(item.range.end, list.range.end))
      guard open.allSatisfy({ $0 == "[" || $0 == " " }), close.allSatisfy({ $0 == "]" || $0 == " " }) else {
        return nil
      }
      return TextEdit(range: list.range, text: source.string(in: item.range))
    }
    let dash = ByteRange(list.range.start, item.range.start)
    guard source.string(in: dash).dropFirst().allSatisfy({ $0 == " " }) else { return nil }
    if item.style == .flow { return TextEdit(range: dash, text: "") }
    // The keys must stand further in than the type's own.
    let line = source.lineRange(source.line(at: item.range.start))
    let key = group.pair.key.fullRange.start
    let keyLine = source.lineRange(source.line(at: key))
    guard item.range.start - line.start > key - keyLine.start else { return nil }
    return TextEdit(range: dash, text: String(repeating: " ", count: dash.count))
  }
}
