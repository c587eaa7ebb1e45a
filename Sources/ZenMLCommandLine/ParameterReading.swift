import ZenMLCatalog

extension ZenMLArgument {
  /// `argument TYPE NARGS MARKS NAME =CHOICE…`
  init?(_ tokens: [String]) {
    guard tokens.first == "argument", let kind = ZenMLValueKind(rawValue: tokens.at(1)),
      let count = Int(tokens.at(2))
    else { return nil }
    let marks = tokens.at(3)
    self.init(
      name: tokens.at(4), kind: kind, takesRest: count < 0, isRequired: marks.contains("r"),
      choices: tokens.dropFirst(5).map { String($0.dropFirst()) }, ignoresCase: marks.contains("i"))
  }
}

extension ZenMLOption {
  /// `option TYPE NARGS MARKS SPELLING… /OFF… =CHOICE…`
  init?(_ tokens: [String]) {
    guard tokens.first == "option", let count = Int(tokens.at(2)) else { return nil }
    let marks = tokens.at(3)
    let takesNone = tokens.at(1) == "flag" || marks.contains("c")
    let kind = ZenMLValueKind(rawValue: tokens.at(1))
    guard takesNone || kind != nil else { return nil }
    let words = tokens.dropFirst(4)
    func rest(_ mark: Character) -> [String] {
      words.filter { $0.first == mark }.map { String($0.dropFirst()) }
    }
    self.init(
      spellings: words.filter { $0.first == "-" }, offSpellings: rest("/"),
      kind: takesNone ? nil : kind, valueCount: takesNone ? 0 : max(1, count),
      isRequired: marks.contains("r"), isRepeatable: marks.contains("m"), isHidden: marks.contains("h"),
      isPrompted: marks.contains("p"), choices: rest("="), ignoresCase: marks.contains("i"))
  }
}

/// The places of two versions in the data's list, both included.
struct NumberSpan: Hashable {
  let first: Int
  let last: Int

  /// `FIRST-LAST`; an end that is left out is the end of `count` versions.
  init?(_ text: some StringProtocol, count: Int) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = ends[0].isEmpty ? 0 : Int(ends[0]),
      let last = ends[1].isEmpty ? count - 1 : Int(ends[1])
    else { return nil }
    self.init(first: first, last: last)
  }

  init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }

  func contains(_ number: Int) -> Bool { first <= number && number <= last }

  /// Nil where they have no version in common.
  func intersection(_ other: NumberSpan) -> NumberSpan? {
    let common = NumberSpan(first: max(first, other.first), last: min(last, other.last))
    return common.first <= common.last ? common : nil
  }
}
