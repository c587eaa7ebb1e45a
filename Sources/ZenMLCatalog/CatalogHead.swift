/// The first part of the catalog's data: everything but the node lines.
struct CatalogHead {
  var version = ""
  var componentTypes: [ComponentType] = []
  var formerComponentTypes: [String] = []
  var flavors: [FlavorSummary] = []
  var nodes = CatalogLines(bytes: UnsafeBufferPointer(start: nil, count: 0), starts: [])

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let lines = CatalogLines(bytes)
    var index = 0
    while index < lines.count {
      let tokens = lines.tokens(index)
      index += 1
      switch tokens.first {
      case "zenls-catalog": version = tokens.at(3)
      case "type": componentTypes.append(ComponentType(tokens))
      case "former": formerComponentTypes.append(tokens.at(1))
      case "flavor": flavors.append(FlavorSummary(tokens))
      case "nodes":
        nodes = lines.dropping(index)
        return
      default: break
      }
    }
  }
}

/// Lines of tokens with tabs between them.
///
/// The bytes are embedded in the binary, so they live as long as the process.
package struct CatalogLines: @unchecked Sendable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where each line starts, and one more: the end of the text.
  private let starts: [Int]

  init(bytes: UnsafeBufferPointer<UInt8>, starts: [Int]) {
    self.bytes = bytes
    self.starts = starts
  }

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 32)
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.init(bytes: bytes, starts: starts)
  }

  package var count: Int { max(0, starts.count - 1) }

  package func dropping(_ lines: Int) -> CatalogLines {
    CatalogLines(bytes: bytes, starts: Array(starts.dropFirst(lines)))
  }

  /// What kind of line it may be, without its tokens.
  package func firstByte(_ line: Int) -> UInt8? {
    guard line >= 0, line < count, starts[line] < bytes.count else { return nil }
    return bytes[starts[line]]
  }

  /// The tokens of a line; none where there is no such line.
  package func tokens(_ line: Int) -> [String] {
    guard line >= 0, line < count else { return [] }
    return bytes[starts[line]..<(starts[line + 1] - 1)]
      .split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension [String] {
  /// The token at `index`, empty where the line has fewer.
  package func at(_ index: Int) -> String { indices.contains(index) ? self[index] : "" }

  /// The token at `index`, nil for `-`.
  func optional(_ index: Int) -> String? {
    let token = at(index)
    return token.isEmpty || token == "-" ? nil : token
  }
}

extension ComponentType {
  /// `type NAME PLURAL SINCE FLAGS`
  fileprivate init(_ tokens: [String]) {
    let flags = tokens.at(4)
    self.init(
      name: tokens.at(1), plural: tokens.at(2), since: tokens.optional(3),
      allowsSeveral: flags.contains("m"), isRequired: flags.contains("r"))
  }
}

extension FlavorSummary {
  /// `flavor TYPE NAME INTEGRATION ROOT CONNECTOR RESOURCE FIELD`
  fileprivate init(_ tokens: [String]) {
    self.init(
      type: tokens.at(1), name: tokens.at(2), integration: tokens.optional(3),
      connector: tokens.optional(6).map {
        ConnectorRequirements(
          connectorType: tokens.optional(5), resourceType: $0, resourceField: tokens.optional(7))
      },
      root: Int(tokens.at(4)) ?? -1)
  }
}
