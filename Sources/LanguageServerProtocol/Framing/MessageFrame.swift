/// A message with its header, as it goes into the stream.
public enum MessageFrame {
  public static func bytes(_ content: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array("Content-Length: \(content.count)\r\n\r\n".utf8)
    bytes.append(contentsOf: content)
    return bytes
  }
}
