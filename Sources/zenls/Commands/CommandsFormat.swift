/// How `zenls commands` prints.
enum CommandsFormat: String, CaseIterable {
  case text, sh, json, markdown
}
