public import YAMLSyntax

/// What stays of a finding when the lines around it move: by it a baseline and
/// the services that gather results know a finding again.
///
/// Made of the rule, the path in the document without the places in lists, and
/// the text that the finding stands at, without its blanks; equal ones of a
/// document are counted. Neither the message nor any line number is in it. It
/// is a hash, and one of a secret's finding is not made of the secret: such a
/// short text could be guessed from it.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private let hash: UInt64

  /// 16 hexadecimal digits.
  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// One for each of a document's findings, in their order; all differ.
  ///
  /// - Parameter findings: all of the document, in order of place: equal ones
  ///   are counted.
  public static func all(of findings: [Finding], in source: SourceText) -> [Fingerprint] {
    all(of: findings, in: source) { findings[$0].rule.name }
  }

  /// - Parameter ruleName: what the rule of a finding is to be called, by the
  ///   finding's index: rules had other names.
  static func all(
    of findings: [Finding], in source: SourceText, ruleName: (Int) -> String
  ) -> [Fingerprint] {
    var counts: [UInt64: UInt64] = [:]
    return findings.enumerated().map { index, finding in
      var hash = FNV1a()
      hash.add(field: ruleName(index).utf8)
      hash.add(field: pathWithoutPlaces(finding.location))
      if !finding.isSecret { hash.add(field: text(of: finding.range, in: source)) }
      let count = counts[hash.value, default: 0]
      counts[hash.value] = count + 1
      hash.add(count)
      return Fingerprint(hash: hash.value)
    }
  }

  /// The same for a report that has several files: two of one text differ.
  public func inFile(_ path: String) -> Fingerprint {
    var combined = FNV1a()
    combined.add(hash)
    combined.add(field: path.utf8)
    return Fingerprint(hash: combined.value)
  }

  /// `components.alerter[].flavor`: a component in front changes nothing.
  private static func pathWithoutPlaces(_ location: String) -> [UInt8] {
    var isInside = false
    return location.utf8.filter { byte in
      if byte == UInt8(ascii: "]") { isInside = false }
      defer { if byte == UInt8(ascii: "[") { isInside = true } }
      return !isInside || !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  /// Text beyond this tells nothing more, and many findings may speak of the
  /// same large part of a document.
  private static let maximumBytes = 256

  /// The line, where the range is empty.
  private static func text(of range: ByteRange, in source: SourceText) -> [UInt8] {
    let range = range.isEmpty ? source.lineRange(source.line(at: range.start)) : range
    let start = min(max(range.start, 0), source.bytes.count)
    let end = min(max(range.end, start), start + maximumBytes, source.bytes.count)
    return source.bytes[start..<end].filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}

/// The 64-bit FNV-1a hash of Fowler, Noll and Vo: the same on every machine and
/// in every version, which Swift's `Hasher` is not. Not made against people who
/// look for collisions; they would hide their own mistakes only.
package struct FNV1a {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// Eight bytes, lowest first.
  mutating func add(_ number: UInt64) {
    add((0..<8).lazy.map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
  }

  /// With its length in front: where one field ends and the next begins counts.
  mutating func add(field: some Collection<UInt8>) {
    add(UInt64(field.count))
    add(field)
  }
}
