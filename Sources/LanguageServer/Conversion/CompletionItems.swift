import ConfigAnalysis
import LanguageServerProtocol

extension ToLSP {
  /// - Parameters:
  ///   - rank: the candidate's place in the list, from 0.
  ///   - list: the number of the list, for `completionItem/resolve`.
  func completionItem(_ candidate: CompletionCandidate, rank: Int, list: Int) -> CompletionItem {
    var item = CompletionItem(label: candidate.label)
    item.kind = Self.kind(candidate.kind)
    if client.takesLabelDetails {
      if candidate.detail != nil || candidate.description != nil {
        item.labelDetails = CompletionItemLabelDetails(
          detail: candidate.detail.map { " " + $0 }, description: candidate.description)
      }
    } else {
      let details = [candidate.detail, candidate.description].compactMap { $0 }
      item.detail = details.isEmpty ? nil : details.joined(separator: ", ")
    }
    item.preselect = candidate.isPreselected ? true : nil
    // Texts are compared: numbers of one length.
    item.sortText = String(String(rank + 100_000).dropFirst())
    item.filterText = candidate.filterText == candidate.label ? nil : candidate.filterText
    let text: String
    if let snippet = candidate.snippet, client.takesSnippets {
      item.insertTextFormat = .snippet
      text = SnippetText.of(snippet)
    } else {
      text = candidate.text
    }
    // The indentation is right already.
    item.insertTextMode = text.contains("\n") ? 1 : nil
    item.textEdit = LanguageServerProtocol.TextEdit(range: range(candidate.replace), newText: text)
    if candidate.opensNext,
      client.name == "Visual Studio Code" || client.name == "Visual Studio Code - Insiders"
    {
      item.command = Command(title: "Suggest", command: "editor.action.triggerSuggest")
    }
    if candidate.topic != nil {
      item.data = .object(["list": .int(list), "item": .int(rank)])
    }
    return item
  }

  private static func kind(_ kind: CompletionCandidate.Kind) -> CompletionItemKind {
    switch kind {
    case .key, .componentKey: .property
    case .componentType: .module
    case .flavor: .class
    case .field: .field
    case .value: .enumMember
    case .region: .constant
    case .registry: .value
    case .secret: .variable
    case .snippet: .snippet
    case .rule: .keyword
    case .file: .file
    }
  }
}

/// Snippets in the protocol's syntax.
enum SnippetText {
  static func of(_ parts: [SnippetPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): escaped(text, "\\$}")
      case .placeholder(let number, let text):
        text.isEmpty ? "$\(number)" : "${\(number):\(escaped(text, "\\$}"))}"
      case .choice(let number, let choices):
        "${\(number)|\(choices.map { escaped($0, "\\$},|") }.joined(separator: ","))|}"
      case .final: "$0"
      }
    }.joined()
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    guard text.contains(where: special.contains) else { return text }
    return text.reduce(into: "") { result, character in
      if special.contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
