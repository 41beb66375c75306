/// A length of simulated time, in nanoseconds.
public struct Span: Hashable, Comparable, Sendable {
  /// The length in nanoseconds; may be negative.
  public var nanoseconds: Int64

  /// A span of `nanoseconds`.
  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// No time at all.
  public static let zero = Span(nanoseconds: 0)

  /// A span of whole seconds.
  @inlinable
  public static func seconds(_ count: Int64) -> Span {
    Span(nanoseconds: count * 1_000_000_000)
  }

  /// A span of fractional seconds, rounded to nanoseconds.
  @_disfavoredOverload
  public static func seconds(_ count: Double) -> Span {
    Span(nanoseconds: Int64((count * 1e9).rounded()))
  }

  /// A span of whole milliseconds.
  @inlinable
  public static func milliseconds(_ count: Int64) -> Span {
    Span(nanoseconds: count * 1_000_000)
  }

  /// A span of whole minutes.
  @inlinable
  public static func minutes(_ count: Int64) -> Span {
    .seconds(count * 60)
  }

  /// The length in seconds.
  public var seconds: Double { Double(nanoseconds) / 1e9 }

  /// Which of two is shorter.
  @inlinable
  public static func < (left: Span, right: Span) -> Bool { left.nanoseconds < right.nanoseconds }
  /// The sum.
  @inlinable
  public static func + (left: Span, right: Span) -> Span {
    Span(nanoseconds: left.nanoseconds + right.nanoseconds)
  }
  /// The difference.
  @inlinable
  public static func - (left: Span, right: Span) -> Span {
    Span(nanoseconds: left.nanoseconds - right.nanoseconds)
  }
  /// A multiple.
  @inlinable
  public static func * (left: Span, factor: Int64) -> Span {
    Span(nanoseconds: left.nanoseconds * factor)
  }
}
