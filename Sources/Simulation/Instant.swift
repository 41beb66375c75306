/// A moment of simulated time: nanoseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Nanoseconds since the epoch.
  public var nanoseconds: Int64

  /// The moment `nanoseconds` after the epoch.
  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The moment `epochSeconds` whole seconds after the epoch.
  @inlinable
  public init(epochSeconds: Int64) {
    nanoseconds = epochSeconds * 1_000_000_000
  }

  /// Whole seconds since the epoch, rounded down: what a metav1.Time keeps.
  @inlinable
  public var epochSeconds: Int64 {
    nanoseconds >= 0
      ? nanoseconds / 1_000_000_000 : (nanoseconds - 999_999_999) / 1_000_000_000
  }

  /// A moment later than every other.
  public static let distantFuture = Instant(nanoseconds: .max)

  /// Which of two is earlier.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
  /// The moment `span` later.
  @inlinable
  public static func + (left: Instant, span: Span) -> Instant {
    let (sum, overflow) = left.nanoseconds.addingReportingOverflow(span.nanoseconds)
    return overflow ? .distantFuture : Instant(nanoseconds: sum)
  }
  /// The moment `span` earlier.
  @inlinable
  public static func - (left: Instant, span: Span) -> Instant {
    Instant(nanoseconds: left.nanoseconds - span.nanoseconds)
  }
  /// The time that lies between two moments.
  @inlinable
  public static func - (left: Instant, right: Instant) -> Span {
    Span(nanoseconds: left.nanoseconds - right.nanoseconds)
  }
}
