import YAMLSyntax

/// `registries`: hosts of one's own, and regions that are newer than zenls.
extension SettingsReader {
  static let registryKeys = ["regions", "hosts"]
  static let clouds = ["gcp", "aws", "azure"]

  mutating func readRegistries(_ pair: SyntaxPair) {
    switch pair.key.text {
    case "hosts": forEachString(pair.value.resolved, "registries.hosts") { $0.readHost($1, $2) }
    case "regions":
      forEachEntry(pair.value.resolved, "registries.regions") { reader, cloud in
        guard Self.clouds.contains(cloud.key.text) else {
          reader.unknown(cloud.key, "registries.regions", "cloud", among: Self.clouds)
          return
        }
        reader.forEachString(cloud.value.resolved, "registries.regions.\(cloud.key.text)") {
          $0.readRegion($1, $2, cloud.key.text)
        }
      }
    default: unknown(pair.key, "registries.\(pair.key.text)", "setting", among: Self.registryKeys)
    }
  }

  private mutating func readHost(_ text: String, _ node: SyntaxNode) {
    var host = text[...]
    if let colon = host.firstIndex(of: ":"), host[colon...].hasPrefix("://") {
      host = host[colon...].dropFirst(3)
    }
    host = host.prefix { $0 != "/" }
    guard !host.isEmpty, host.utf8.allSatisfy(Self.isHostByte) else {
      return report(
        node.range, "registries.hosts", "\(text.quoted) is no host; write one such as `registry.example.com`")
    }
    guard host.utf8.count == text.utf8.count else {
      return report(
        node.range, "registries.hosts",
        "\(text.quoted) is more than a host; write the host alone, \(String(host).quoted)",
        replacement: String(host))
    }
    let name = text.lowercased()
    settings.privateHosts.insert(name)
    settings.places["registries.hosts.\(name)"] = node.range
  }

  private mutating func readRegion(_ text: String, _ node: SyntaxNode, _ cloud: String) {
    let isRegion = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isRegion else {
      let lower = text.lowercased()
      return report(
        node.range, "registries.regions.\(cloud)",
        "\(text.quoted) is no region; write its name in lower case, such as `europe-west1`",
        replacement: lower != text && !text.contains(" ") ? lower : nil)
    }
    settings.extraRegions[cloud, default: []].insert(text)
    settings.places["registries.regions.\(cloud).\(text)"] = node.range
  }

  /// Letters, digits, `.`, `-`, `_`, and `:` before a port.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    default: false
    }
  }
}
