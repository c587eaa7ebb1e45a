/// Bytes are compared with ASCII literals all over the parser; `"/"` reads
/// better there than `UInt8(ascii: "/")`.
func == (byte: UInt8, ascii: Unicode.Scalar) -> Bool { UInt32(byte) == ascii.value }
func != (byte: UInt8, ascii: Unicode.Scalar) -> Bool { UInt32(byte) != ascii.value }
func ~= (ascii: Unicode.Scalar, byte: UInt8) -> Bool { UInt32(byte) == ascii.value }

extension UInt8 {
  var isUppercase: Bool { 0x41 <= self && self <= 0x5A }
  var isLowercase: Bool { 0x61 <= self && self <= 0x7A }
  var isLetter: Bool { isUppercase || isLowercase }
  var isDigit: Bool { 0x30 <= self && self <= 0x39 }
  var isLowercaseOrDigit: Bool { isLowercase || isDigit }
  var isHexDigit: Bool { isDigit || (0x61 <= self && self <= 0x66) || (0x41 <= self && self <= 0x46) }
}

extension String {
  var asciiLowercased: String {
    String(decoding: utf8.map { $0.isUppercase ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
