import APIServer
import ObjectModel

// Models: ValidatePositiveIntOrPercent and IsNotMoreThan100Percent, v1.32.

/// Rules of fields that hold a number of pods or a percentage of them.
enum NumberOrPercentRules {
  private static let percentText =
    "a valid percent string must be a numeric string followed by an ending '%' "
    + "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"

  /// The value must be a number that is not negative, or a percentage.
  static func errors(_ value: Value?, _ path: FieldPath) -> [FieldError] {
    if let text = value?.string {
      return percent(text) != nil ? [] : [.invalid(path, goText: goText(value), percentText)]
    }
    let number = value?.int ?? 0
    return number < 0 ? [.invalid(path, .int(number), FieldRules.notNegativeText)] : []
  }

  /// A percentage must not exceed 100.
  static func atMostAll(_ value: Value?, _ path: FieldPath) -> [FieldError] {
    guard let text = value?.string, let percent = percent(text), percent > 100 else { return [] }
    return [.invalid(path, goText: goText(value), "must not be greater than 100%")]
  }

  /// The number, or the number before the percent sign; 0 when it is neither.
  static func amount(_ value: Value?) -> Int {
    if let text = value?.string { return percent(text) ?? Int(text) ?? 0 }
    return Int(value?.int ?? 0)
  }

  /// The number before the percent sign; nil when the text is no percentage.
  static func percent(_ text: String) -> Int? {
    guard text.hasSuffix("%"), text.utf8.count > 1,
      text.utf8.dropLast().allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text.dropLast()) ?? .max
  }

  /// `intstr.IntOrString{Type:1, IntVal:0, StrVal:"x"}`
  static func goText(_ value: Value?) -> String {
    if let text = value?.string {
      return "intstr.IntOrString{Type:1, IntVal:0, StrVal:\(GoText.quoted(text))}"
    }
    return "intstr.IntOrString{Type:0, IntVal:\(value?.int ?? 0), StrVal:\"\"}"
  }
}
