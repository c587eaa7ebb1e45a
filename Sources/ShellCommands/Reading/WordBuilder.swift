/// Puts a word together from its parts; where a variable stands outside of quotes,
/// the shell makes as many words of its value as there are blanks in it.
struct WordBuilder {
  /// Words that are complete.
  private var finished: [ShellWord] = []
  private var current = ShellWord("")
  private var literal: [UInt8] = []
  /// Is there a word, though nothing stands in it?
  private var isOpen = false
  private let splits: Bool

  /// Did quotes or a backslash stand in it?
  private(set) var isQuoted = false
  /// Does it hold something that has no name of its own, such as what a command
  /// prints?
  private(set) var isNameless = false

  /// - Parameter splits: false where the shell makes one word whatever stands in
  ///   variables.
  init(splits: Bool) { self.splits = splits }

  mutating func append(_ byte: UInt8) {
    literal.append(byte)
    isOpen = true
  }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    literal.append(contentsOf: bytes)
    isOpen = true
  }

  mutating func append(placeholder: String, isNameless: Bool = false) {
    flush()
    current.append(placeholder: placeholder)
    isOpen = true
    if isNameless { self.isNameless = true }
  }

  mutating func markQuoted() {
    isQuoted = true
    isOpen = true
  }

  /// A value that is put in.
  mutating func append(_ value: ShellWord, inQuotes: Bool) {
    flush()
    guard splits, !inQuotes else {
      current.append(value)
      if !value.parts.isEmpty { isOpen = true }
      return
    }
    for part in value.parts {
      switch part {
      case .placeholder(let name): append(placeholder: name)
      case .literal(let text):
        for byte in text.utf8 {
          if byte == 0x20 || byte == 0x09 || byte == 0x0A { close() } else { append(byte) }
        }
        flush()
      }
    }
  }

  private mutating func close() {
    flush()
    if isOpen { finished.append(current) }
    current = ShellWord("")
    isOpen = false
  }

  private mutating func flush() {
    guard !literal.isEmpty else { return }
    current.append(String(decoding: literal, as: UTF8.self))
    literal.removeAll(keepingCapacity: true)
  }

  /// The words; none where a variable that is empty was all.
  var fields: [ShellWord] {
    var copy = self
    copy.close()
    return copy.finished
  }

  /// The one word where nothing is split.
  var whole: ShellWord { fields.first ?? ShellWord("") }
}
