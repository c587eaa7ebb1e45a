/// Takes a registry reference apart, following the grammar of
/// distribution/reference (regexp.go, normalize.go at 0965666, 2026-04-18) as
/// far as the text does.
///
/// White space is left out first, so that it hides nothing else; `offsets` leads
/// back to the places in the text.
struct ReferenceParser {
  private let text: String
  private let bytes: [UInt8]
  /// `bytes` without the inside of template marks and placeholders.
  private let masked: [UInt8]
  /// For each of `bytes`, its offset in the text.
  private let offsets: [Int]
  private let blanks: [Range<Int>]
  private let placeholders: [ReferencePart]
  private let hasTemplate: Bool
  private var extraSlashes: [Range<Int>] = []
  private var trailingSlashes: Range<Int>?

  init(_ text: String) {
    self.text = text
    let all = Array(text.utf8)
    let marks = UnknownMarks(all)
    placeholders = marks.placeholders.map {
      ReferencePart(text: String(decoding: all[$0], as: UTF8.self), range: $0, isKnown: false)
    }
    hasTemplate = marks.hasTemplate
    blanks = Whitespace.runs(in: marks.masked)
    var offsets: [Int] = []
    var position = 0
    for blank in blanks {
      offsets += position..<blank.lowerBound
      position = blank.upperBound
    }
    offsets += position..<all.count
    self.offsets = offsets
    bytes = offsets.map { all[$0] }
    masked = offsets.map { marks.masked[$0] }
  }

  mutating func parse() -> RegistryReference {
    let scheme = schemeRange()
    let segments = split((scheme?.upperBound ?? 0)..<bytes.count)
    var pieces = Pieces()
    if let first = segments.first {
      pieces = self.pieces(first: first, rest: segments.dropFirst())
    }
    let hostLabels = labels(of: pieces.hostRange)
    return RegistryReference(
      text: text, scheme: scheme.map(part), userInfo: pieces.userInfo, host: pieces.host,
      port: pieces.port, path: pieces.path, tag: pieces.tag, digest: pieces.digest,
      registry: Registry.classify(HostLabels(hostLabels), host: pieces.host, path: pieces.path),
      hostLabels: hostLabels, blanks: blanks, extraSlashes: extraSlashes.map(place),
      trailingSlashes: trailingSlashes.map(place),
      placeholders: placeholders,
      hasTemplate: hasTemplate)
  }

  /// The place in the text of a range of `bytes`.
  private func place(_ range: Range<Int>) -> Range<Int> {
    guard range.lowerBound < offsets.count else { return text.utf8.count..<text.utf8.count }
    let start = offsets[range.lowerBound]
    return start..<(range.isEmpty ? start : offsets[range.upperBound - 1] + 1)
  }

  private func part(_ range: Range<Int>) -> ReferencePart {
    let place = place(range)
    return ReferencePart(
      text: String(decoding: bytes[range], as: UTF8.self), range: place,
      isKnown: place.count == range.count && masked[range].allSatisfy { $0 < UnknownMarks.placeholder })
  }

  // MARK: Scheme

  /// Words that stand before `:/` even where a slash is missing.
  private static let commonSchemes: Set<String> = ["http", "https", "docker", "oci"]

  /// The scheme, its colon and all slashes behind it; several schemes in a row
  /// count as one.
  private func schemeRange() -> Range<Int>? {
    var end = 0
    while let next = schemeEnd(from: end) { end = next }
    return end > 0 ? 0..<end : nil
  }

  private func schemeEnd(from start: Int) -> Int? {
    let limit = bytes.count
    var index = start
    while index < limit, index - start < 20,
      masked[index].isLetter || masked[index].isDigit || masked[index] == "+" || masked[index] == "-"
    {
      index += 1
    }
    guard index > start, masked[start].isLetter, index < limit, masked[index] == ":" else { return nil }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    var end = index + 1
    while end < limit, masked[end] == "/" { end += 1 }
    let slashes = end - index - 1
    let isScheme = slashes >= 2 || (slashes == 1 && Self.commonSchemes.contains(name))
    return isScheme ? end : nil
  }

  // MARK: Segments

  /// The segments between slashes, empty ones left out and their slashes noted.
  private mutating func split(_ content: Range<Int>) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    // The slash behind the last segment that had text.
    var pendingSlash: Int?
    var start = content.lowerBound
    for index in content.lowerBound...content.upperBound {
      let atEnd = index == content.upperBound
      guard atEnd || masked[index] == "/" else { continue }
      let segment = start..<index
      if !segment.isEmpty {
        if let slash = pendingSlash, start > slash + 1 { extraSlashes.append((slash + 1)..<start) }
        if segments.isEmpty, start > content.lowerBound { extraSlashes.append(content.lowerBound..<start) }
        segments.append(segment)
        pendingSlash = atEnd ? nil : index
      }
      start = index + 1
    }
    if let slash = pendingSlash { trailingSlashes = slash..<content.upperBound }
    if segments.isEmpty, !content.isEmpty { trailingSlashes = content }
    return segments
  }

  private struct Pieces {
    var userInfo: ReferencePart?
    var host: ReferencePart?
    var hostRange = 0..<0
    var port: ReferencePart?
    var path: [ReferencePart] = []
    var tag: ReferencePart?
    var digest: ReferencePart?
  }

  private func pieces(first: Range<Int>, rest: ArraySlice<Range<Int>>) -> Pieces {
    var pieces = Pieces()
    var first = first
    if let at = firstIndex(of: "@", in: first), !(rest.isEmpty && isDigest((at + 1)..<first.upperBound)) {
      pieces.userInfo = part(first.lowerBound..<(at + 1))
      first = (at + 1)..<first.upperBound
    }
    var segments = [first] + rest
    if let last = segments.last, let at = firstIndex(of: "@", in: last) {
      pieces.digest = part((at + 1)..<last.upperBound)
      segments[segments.count - 1] = last.lowerBound..<at
    }
    if let last = segments.last, segments.count > 1, let colon = lastIndex(of: ":", in: last) {
      pieces.tag = part((colon + 1)..<last.upperBound)
      segments[segments.count - 1] = last.lowerBound..<colon
    }
    first = segments[0]
    if segments.count == 1, let colon = lastIndex(of: ":", in: first), !isPort((colon + 1)..<first.upperBound)
    {
      pieces.tag = part((colon + 1)..<first.upperBound)
      first = first.lowerBound..<colon
    }
    if isHost(first) {
      if let colon = lastIndex(of: ":", in: first) {
        pieces.port = part((colon + 1)..<first.upperBound)
        first = first.lowerBound..<colon
      }
      pieces.host = part(first)
      pieces.hostRange = first
      segments.removeFirst()
    } else {
      segments[0] = first
    }
    pieces.path = segments.filter { !$0.isEmpty }.map(part)
    return pieces
  }

  private func labels(of host: Range<Int>) -> [ReferencePart] {
    guard !host.isEmpty else { return [] }
    var labels: [ReferencePart] = []
    var start = host.lowerBound
    for index in host.lowerBound...host.upperBound {
      guard index == host.upperBound || masked[index] == "." else { continue }
      let label = part(start..<index)
      labels.append(ReferencePart(text: label.lowercased, range: label.range, isKnown: label.isKnown))
      start = index + 1
    }
    return labels
  }

  private func firstIndex(of ascii: Unicode.Scalar, in range: Range<Int>) -> Int? {
    range.first { masked[$0] == ascii }
  }

  /// The last one outside the brackets of an IPv6 address.
  private func lastIndex(of ascii: Unicode.Scalar, in range: Range<Int>) -> Int? {
    for index in range.reversed() {
      if masked[index] == "]" { return nil }
      if masked[index] == ascii { return index }
    }
    return nil
  }

  /// Digits, or something unknown, or nothing at all.
  private func isPort(_ range: Range<Int>) -> Bool {
    masked[range].allSatisfy { $0.isDigit || $0 >= UnknownMarks.placeholder }
  }

  private func isDigest(_ range: Range<Int>) -> Bool {
    guard let colon = firstIndex(of: ":", in: range) else { return false }
    return masked[(colon + 1)..<range.upperBound].allSatisfy(\.isHexDigit)
  }

  /// Docker's own test: the first segment is a host if it holds a dot or a
  /// colon or is `localhost`; anything else is an account of Docker Hub. A
  /// segment that is not known is taken for a host.
  private func isHost(_ range: Range<Int>) -> Bool {
    let bytes = masked[range]
    return bytes.contains { $0 == "." || $0 == ":" || $0 == "[" || $0 >= UnknownMarks.placeholder }
      || String(decoding: bytes, as: UTF8.self).lowercased() == "localhost"
  }
}
