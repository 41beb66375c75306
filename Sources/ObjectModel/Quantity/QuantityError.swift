/// Why a text is not a quantity, in the words of apimachinery's resource package.
public enum QuantityError: Error, Hashable, Sendable {
  /// The text does not have the form of a quantity.
  case format
  /// The digits cannot be read as a number, or exceed 38 significant digits.
  case number
  /// The letters after the number name no unit.
  case suffix

  /// The sentence Kubernetes prints.
  public var message: String {
    switch self {
    case .format:
      "quantities must match the regular expression "
        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    case .number: "unable to parse numeric part of quantity"
    case .suffix: "unable to parse quantity's suffix"
    }
  }
}
