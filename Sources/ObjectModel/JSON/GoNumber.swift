/// Floating-point numbers in the forms Go prints.
public enum GoNumber {
  /// The form of encoding/json: plain unless the exponent is below -6 or above 20.
  public static func json(_ number: Double) -> String {
    JSONWriter.goText(of: number)
  }

  /// The form of `%v`: plain unless the exponent is below -4 or above 5: `1e+06`, `1.5`.
  public static func general(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    return general(JSONWriter.shortestDigits(number.description))
  }

  /// The same for a number rounded to 32 bits, as go-yaml writes map keys.
  public static func general(_ number: Float) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    return general(JSONWriter.shortestDigits(number.description))
  }

  private static func general(
    _ parts: (digits: String, exponent: Int, isNegative: Bool)
  ) -> String {
    let sign = parts.isNegative ? "-" : ""
    if parts.digits == "0" { return sign + "0" }
    let digits = parts.digits
    let exponent = parts.exponent
    if exponent < -4 || exponent >= 6 {
      let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
      let size = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(size)"
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }
}
