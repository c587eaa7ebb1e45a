/// A natural number of any size, as base 10⁹ limbs, least first: just enough
/// for Python's integers.
struct BigDecimal {
  private var limbs: [UInt32] = [0]
  private static let base: UInt64 = 1_000_000_000

  /// Multiplies by `factor` and adds `addend`.
  mutating func multiply(by factor: UInt32, adding addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(truncatingIfNeeded: carry % Self.base))
      carry /= Self.base
    }
  }

  var isZero: Bool { limbs.allSatisfy { $0 == 0 } }

  /// Digits without leading zeros.
  var decimal: String {
    var digits = String(limbs[limbs.count - 1])
    for limb in limbs.dropLast().reversed() {
      let part = String(limb)
      digits += String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    return digits
  }
}
