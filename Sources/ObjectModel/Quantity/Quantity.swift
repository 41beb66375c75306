// Models: apimachinery pkg/api/resource, v1.32. Differs: 38 significant digits instead of any
// number of them, and numbers too large for 64 bits saturate where Go wraps or gives 0.

/// An amount of a resource: an integer times a power of ten, with the notation it was written in.
///
/// Equality and order are those of the amount: `1000m` equals `1`.
public struct Quantity: Sendable {
  /// The notation an amount is printed in.
  public enum Format: Hashable, Sendable {
    /// `12e6`
    case decimalExponent
    /// `12Mi`
    case binarySI
    /// `12M`
    case decimalSI
  }

  /// The amount is `unscaled` times ten to the power `scale`.
  var unscaled: Int128
  var scale: Int32
  /// The notation it prints in, where the amount allows.
  public var format: Format
  /// The text as written, where Kubernetes keeps it instead of computing a canonical one.
  var kept: String?

  init(unscaled: Int128, scale: Int32, format: Format, kept: String? = nil) {
    self.unscaled = unscaled
    self.scale = scale
    self.format = format
    self.kept = kept
  }

  /// Reads a quantity such as `500m` or `1Gi`; nil when the text is none.
  public init?(_ text: String) {
    do throws(QuantityError) {
      self = try Self.parse(text)
    } catch {
      return nil
    }
  }

  /// A whole amount.
  public init(_ value: Int64, format: Format = .decimalSI) {
    self.init(unscaled: Int128(value), scale: 0, format: format)
  }

  /// An amount in thousandths.
  public init(milli: Int64, format: Format = .decimalSI) {
    self.init(unscaled: Int128(milli), scale: -3, format: format)
  }

  /// Nothing at all, in decimal notation.
  public static let zero = Quantity(0)

  /// Whether the amount is zero.
  public var isZero: Bool { unscaled == 0 }

  /// -1, 0 or 1.
  public var sign: Int { unscaled.signum() == 0 ? 0 : (unscaled > 0 ? 1 : -1) }

  /// The amount in thousandths, rounded away from zero; saturates at 64 bits.
  public var milliValue: Int64 { scaledValue(-3) }

  /// The amount as an integer, rounded away from zero; saturates at 64 bits.
  public var value: Int64 { scaledValue(0) }

  /// The amount divided by ten to the power `target`, rounded away from zero.
  func scaledValue(_ target: Int32) -> Int64 {
    if scale == target, let exact = Int64(exactly: unscaled) { return exact }
    let wide =
      scale < target
      ? Self.dividedByPowerOfTen(unscaled, target - scale).quotient
      : Self.multipliedByPowerOfTen(unscaled, scale - target)
    return Int64(clamping: wide)
  }

  /// `number` over ten to the power `count`, away from zero, and whether that lost nothing.
  static func dividedByPowerOfTen(
    _ number: Int128, _ count: Int32
  ) -> (quotient: Int128, isExact: Bool) {
    var quotient = number
    var isExact = true
    var left = count
    while left > 0, quotient != 0 {
      let (next, remainder) = quotient.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { isExact = false }
      quotient = next
      left -= 1
    }
    return isExact ? (quotient, true) : (quotient + (number > 0 ? 1 : -1), false)
  }

  /// `number` times ten to the power `count`, saturating.
  static func multipliedByPowerOfTen(_ number: Int128, _ count: Int32) -> Int128 {
    guard number != 0 else { return 0 }
    var product = number
    for _ in 0..<min(count, 40) {
      let (next, overflow) = product.multipliedReportingOverflow(by: 10)
      if overflow { return number > 0 ? .max : .min }
      product = next
    }
    return product
  }
}

extension Quantity: Comparable, Hashable {
  /// Whether both are the same amount, however written.
  public static func == (left: Quantity, right: Quantity) -> Bool {
    left.compare(to: right) == 0
  }

  /// Whether the left amount is smaller.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.compare(to: right) < 0
  }

  /// Hashes the amount, in step with equality.
  public func hash(into hasher: inout Hasher) {
    var number = unscaled
    var exponent = number == 0 ? 0 : scale
    while number != 0, number % 10 == 0 {
      number /= 10
      exponent += 1
    }
    hasher.combine(number)
    hasher.combine(exponent)
  }

  /// -1, 0 or 1: how this amount stands to `other`.
  public func compare(to other: Quantity) -> Int {
    let left: Int128
    let right: Int128
    if scale >= other.scale {
      left = Self.multipliedByPowerOfTen(unscaled, scale - other.scale)
      right = other.unscaled
    } else {
      left = unscaled
      right = Self.multipliedByPowerOfTen(other.unscaled, other.scale - scale)
    }
    return left < right ? -1 : (left == right ? 0 : 1)
  }
}

extension Quantity {
  /// Adds `other`; zero takes over the notation of what is added to it.
  public mutating func add(_ other: Quantity) {
    combine(other.unscaled, other.scale, other.format)
  }

  /// Subtracts `other`; zero takes over the notation of what is taken from it.
  public mutating func subtract(_ other: Quantity) {
    combine(-other.unscaled, other.scale, other.format)
  }

  /// Turns the amount into its opposite.
  public mutating func negate() {
    kept = nil
    unscaled = -unscaled
  }

  private mutating func combine(_ number: Int128, _ otherScale: Int32, _ otherFormat: Format) {
    kept = nil
    if isZero {
      format = otherFormat
      unscaled = number
      scale = otherScale
      return
    }
    guard number != 0 else { return }
    let common = min(scale, otherScale)
    let left = Self.multipliedByPowerOfTen(unscaled, scale - common)
    let right = Self.multipliedByPowerOfTen(number, otherScale - common)
    let (sum, overflow) = left.addingReportingOverflow(right)
    unscaled = overflow ? (left > 0 ? .max : .min) : sum
    scale = common
  }

  /// The sum of two amounts.
  public static func + (left: Quantity, right: Quantity) -> Quantity {
    var sum = left
    sum.add(right)
    return sum
  }

  /// The difference of two amounts.
  public static func - (left: Quantity, right: Quantity) -> Quantity {
    var difference = left
    difference.subtract(right)
    return difference
  }
}
