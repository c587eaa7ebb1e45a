/// What a byte can mean to the scanner. NEL (C2 85), LS and PS (E2 80 A8/A9)
/// are line breaks to YAML 1.1, so their first bytes stop every fast loop and
/// are looked at closely there.
struct ByteClass: OptionSet {
  let rawValue: UInt8
  /// May end a plain scalar outside brackets.
  static let plainStop = ByteClass(rawValue: 1)
  /// May end a plain scalar inside brackets.
  static let flowPlainStop = ByteClass(rawValue: 2)
  /// Needs a look inside a quoted scalar.
  static let quotedStop = ByteClass(rawValue: 4)
  /// Space, tab, line break, or the end of the text.
  static let blank = ByteClass(rawValue: 8)
  /// Letters, digits, `-` and `_`: anchor names, tag handles, directive names.
  static let word = ByteClass(rawValue: 16)
  /// Allowed in a tag.
  static let uri = ByteClass(rawValue: 32)
  /// Cannot begin a plain scalar.
  static let indicator = ByteClass(rawValue: 64)
  /// May end a line.
  static let lineStop = ByteClass(rawValue: 128)

  /// The classes of all 256 bytes.
  static let table = makeTable()

  private static func makeTable() -> [UInt8] {
    var table = [UInt8](repeating: 0, count: 256)
    func add(_ class: ByteClass, _ characters: String.UTF8View) {
      for byte in characters { table[Int(byte)] |= `class`.rawValue }
    }
    let ends = "\0\n\r".utf8
    let blanks = "\0 \t\n\r".utf8
    add(.blank, blanks)
    add(.lineStop, ends)
    for stop in [ByteClass.plainStop, .flowPlainStop, .quotedStop] { add(stop, blanks) }
    add(.plainStop, ":".utf8)
    add(.flowPlainStop, ":,?[]{}".utf8)
    add(.quotedStop, "'\"\\".utf8)
    add(.indicator, blanks)
    add(.indicator, "-?:,[]{}#&*!|>'\"%@`".utf8)
    let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
    add(.word, letters)
    add(.word, "-_".utf8)
    add(.uri, letters)
    add(.uri, "-;/?:@&=+$,_.!~*'()[]%".utf8)
    for lead in [0xC2, 0xE2] {
      table[lead] |=
        ByteClass.plainStop.rawValue | ByteClass.flowPlainStop.rawValue | ByteClass.quotedStop.rawValue
        | ByteClass.lineStop.rawValue
    }
    return table
  }
}
