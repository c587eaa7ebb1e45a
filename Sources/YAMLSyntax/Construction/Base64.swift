/// Python's `base64.decodebytes`: characters outside the alphabet are skipped.
/// - Returns: nil where Python raises.
func decodeBase64(_ text: [UInt8]) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count * 3 / 4)
  var position = 0
  var paddings = 0
  var left: UInt8 = 0
  for character in text {
    if character == 0x3D {
      guard position >= 2 else { continue }
      paddings += 1
      if position + paddings >= 4 { return bytes }
      continue
    }
    let value: UInt8
    switch character {
    case 0x41...0x5A: value = character - 0x41
    case 0x61...0x7A: value = character - 0x47
    case 0x30...0x39: value = character + 4
    case 0x2B: value = 62
    case 0x2F: value = 63
    default: continue
    }
    paddings = 0
    switch position {
    case 0: left = value
    case 1:
      bytes.append(left << 2 | value >> 4)
      left = value & 0x0F
    case 2:
      bytes.append(left << 4 | value >> 2)
      left = value & 0x03
    default: bytes.append(left << 6 | value)
    }
    position = (position + 1) & 3
  }
  return position == 0 ? bytes : nil
}
