public import ObjectModel

/// Labels on one line.
public enum LabelText {
  /// `a=1,b=2` in the order of the keys; `<none>` for no labels.
  public static func format(_ labels: Fields) -> String {
    if labels.isEmpty { return "<none>" }
    return labels.sorted.map { "\($0.key)=\($0.value.string ?? "")" }.joined(separator: ",")
  }
}
