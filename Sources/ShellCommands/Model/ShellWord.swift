/// One argument of a command: text that is known, and places that a person fills
/// in. Never text with quotes in it: these belong to a shell, see ``ShellDialect``.
public struct ShellWord: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    /// Stands for itself, whatever its characters mean to a shell.
    case literal(String)
    /// What only the user knows, by a name of capitals, digits and `_`, such as
    /// `CONNECTOR_NAME`; its value is always one argument.
    case placeholder(String)
  }

  /// No two literals stand side by side.
  public private(set) var parts: [Part] = []

  public init(_ text: String) { append(text) }

  /// - Parameter placeholder: its name becomes one that a shell variable can have.
  public init(placeholder: String) { append(placeholder: placeholder) }

  public init(parts: [Part]) {
    for part in parts {
      switch part {
      case .literal(let text): append(text)
      case .placeholder(let name): append(placeholder: name)
      }
    }
  }

  public mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else {
      parts.append(.literal(text))
    }
  }

  public mutating func append(placeholder: String) {
    parts.append(.placeholder(Self.variableName(placeholder)))
  }

  public mutating func append(_ word: ShellWord) {
    for part in word.parts {
      switch part {
      case .literal(let text): append(text)
      case .placeholder(let name): append(placeholder: name)
      }
    }
  }

  /// The names of its placeholders, in order.
  public var placeholders: [String] {
    parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// The argument itself; nil while a placeholder is open.
  public var literal: String? {
    switch parts.first {
    case nil: ""
    case .literal(let text)? where parts.count == 1: text
    default: nil
    }
  }

  /// The argument, placeholders written as `<NAME>`.
  public var visible: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .literal(let literal): text += literal
      case .placeholder(let name): text += "<\(name)>"
      }
    }
  }

  /// The name of a shell variable: what is none of `A–Z`, `0–9` and `_` becomes
  /// one of them, and no digit stands in front.
  static func variableName(_ name: String) -> String {
    let letters = name.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & 0xDF
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    let text = String(decoding: letters, as: UTF8.self)
    return text.first.map { $0.isNumber } ?? true ? "_" + text : text
  }
}

extension ShellWord: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}
