import Glibc
import ObjectModel

/// The real clock, for records about the learner's own time.
public enum RealTime {
  /// Now, as RFC 3339.
  public static func text() -> String {
    RFC3339.text(epochSeconds: Int64(time(nil)))
  }
}
