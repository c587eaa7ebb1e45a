/// The lines of a text by what stands in them: where the text behind a `<<` ends is
/// then found at once, however many of them a script has.
struct LineTable {
  private var starts: [[UInt8]: [Int]] = [:]
  private var stripped: [[UInt8]: [Int]] = [:]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count {
      let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = bytes[start..<stop]
      if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
      // Nobody ends a text with more than a word.
      if text.count <= 256 {
        starts[Array(text), default: []].append(start)
        stripped[Array(text.drop { $0 == 0x09 }), default: []].append(start)
      }
      start = stop + 1
    }
  }

  /// Behind the first line that is `text`, at or behind `start`.
  func end(of text: [UInt8], from start: Int, before limit: Int, strippingTabs: Bool) -> Int? {
    guard let places = strippingTabs ? stripped[text] : starts[text] else { return nil }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < start { low = middle + 1 } else { high = middle }
    }
    guard low < places.count, places[low] < limit else { return nil }
    let stop = bytes[places[low]...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return min(limit, stop + 1)
  }
}
