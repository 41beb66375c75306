extension Quantity: CustomStringConvertible {
  /// The text Kubernetes prints: as written where that is canonical, else the canonical form.
  public var description: String { text }

  /// The text Kubernetes prints: as written where that is canonical, else the canonical form.
  public var text: String { kept ?? canonicalText }

  /// Whether Kubernetes keeps the text this was read from, rather than computing one.
  public var keepsText: Bool { kept != nil }

  /// The canonical form: the largest unit that leaves an integer.
  var canonicalText: String {
    guard unscaled != 0 else { return "0" }
    switch format {
    case .decimalSI, .decimalExponent: return decimalText(format)
    case .binarySI:
      // Small and fractional amounts would lose digits in binary units.
      let small = Quantity(
        unscaled: unscaled < 0 ? -unscaled : unscaled, scale: scale, format: format)
      guard small.compare(to: Quantity(1024)) >= 0 else { return decimalText(.decimalSI) }
      guard let whole else { return decimalText(.decimalSI) }
      return Self.binaryText(whole)
    }
  }

  /// The amount as an integer, when it is one.
  private var whole: Int128? {
    if scale >= 0 { return Self.multipliedByPowerOfTen(unscaled, scale) }
    let (quotient, isExact) = Self.dividedByPowerOfTen(unscaled, -scale)
    return isExact ? quotient : nil
  }

  private static func binaryText(_ number: Int128) -> String {
    var amount = number
    var steps = 0
    // Go stops dividing when less than one unit would be left, whatever the sign.
    while amount.magnitude >= 1024, amount % 1024 == 0 {
      amount /= 1024
      steps += 1
    }
    let suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    return "\(amount)" + (steps < suffixes.count ? suffixes[steps] : "")
  }

  private func decimalText(_ format: Format) -> String {
    var amount = unscaled
    var exponent = scale
    while amount.magnitude >= 10, amount % 10 == 0 {
      amount /= 10
      exponent += 1
    }
    // Exponents are multiples of three.
    while exponent % 3 != 0 {
      amount *= 10
      exponent -= 1
    }
    return "\(amount)" + Self.decimalSuffix(exponent, format)
  }

  private static func decimalSuffix(_ exponent: Int32, _ format: Format) -> String {
    guard format == .decimalSI else { return exponent == 0 ? "" : "e\(exponent)" }
    return switch exponent {
    case -9: "n"
    case -6: "u"
    case -3: "m"
    case 3: "k"
    case 6: "M"
    case 9: "G"
    case 12: "T"
    case 15: "P"
    case 18: "E"
    default: ""
    }
  }
}
