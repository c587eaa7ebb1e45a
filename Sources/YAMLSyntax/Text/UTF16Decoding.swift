/// Decodes a file that begins with a UTF-16 byte order mark (typical of shell
/// redirection on Windows) to UTF-8, without the mark; unpaired surrogates and
/// a last odd byte become U+FFFD.
///
/// - Returns: nil where the bytes do not begin with such a mark.
func decodeUTF16(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding)? {
  guard bytes.count >= 2 else { return nil }
  let encoding: TextEncoding
  switch (bytes[0], bytes[1]) {
  case (0xFF, 0xFE): encoding = .utf16LittleEndian
  case (0xFE, 0xFF): encoding = .utf16BigEndian
  default: return nil
  }
  let low = encoding == .utf16LittleEndian ? 0 : 1
  let units = stride(from: 2, to: bytes.count - bytes.count % 2, by: 2).lazy.map { index in
    UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
  }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2)
  var decoder = UTF16()
  var iterator = units.makeIterator()
  loop: while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar):
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .error: text.append(contentsOf: UTF8.encodedReplacementCharacter)
    case .emptyInput: break loop
    }
  }
  if bytes.count % 2 == 1 { text.append(contentsOf: UTF8.encodedReplacementCharacter) }
  return (text, encoding)
}
