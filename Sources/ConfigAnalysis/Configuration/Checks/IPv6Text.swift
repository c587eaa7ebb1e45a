/// IPv6 addresses as Python's `ipaddress` reads them.
enum IPv6Text {
  static func isAddress(_ text: [Unicode.Scalar]) -> Bool {
    var address = text[...]
    if let percent = address.firstIndex(of: "%") {
      let scope = address[(percent + 1)...]
      guard !scope.isEmpty, !scope.contains("%") else { return false }
      address = address[..<percent]
    }
    var parts = address.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return false }
    if let last = parts.last, last.contains(".") {
      guard isIPv4Address(last) else { return false }
      parts.removeLast()
      parts += [["0"], ["0"]]
    }
    guard parts.count <= 9 else { return false }
    return isGroupSequence(parts)
  }

  private static func isGroupSequence(_ parts: [ArraySlice<Unicode.Scalar>]) -> Bool {
    let gaps = parts.indices.dropFirst().dropLast().filter { parts[$0].isEmpty }
    guard gaps.count <= 1 else { return false }
    let startsEmpty = parts.first?.isEmpty ?? true
    let endsEmpty = parts.last?.isEmpty ?? true
    guard let gap = gaps.first else {
      return parts.count == 8 && !startsEmpty && !endsEmpty && parts.allSatisfy(isGroup)
    }
    // A leading or trailing `:` is only half of a `::`.
    let leading = startsEmpty ? gap - 1 : gap
    let trailing = endsEmpty ? parts.count - gap - 2 : parts.count - gap - 1
    guard !(startsEmpty && leading > 0), !(endsEmpty && trailing > 0), leading + trailing < 8 else {
      return false
    }
    return parts.prefix(leading).allSatisfy(isGroup) && parts.suffix(trailing).allSatisfy(isGroup)
  }

  private static func isGroup(_ group: ArraySlice<Unicode.Scalar>) -> Bool {
    (1...4).contains(group.count) && group.allSatisfy(\.isASCIIHexDigit)
  }

  private static func isIPv4Address(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4
      && octets.allSatisfy { octet in
        (1...3).contains(octet.count) && octet.allSatisfy(\.isASCIIDigit)
          && (octet.count == 1 || octet.first != "0")
          && (Int(String(String.UnicodeScalarView(octet))) ?? 256) <= 255
      }
  }
}
