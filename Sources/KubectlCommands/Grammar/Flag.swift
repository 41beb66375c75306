// Models: spf13/pflag as kubectl v1.32 uses it.

/// One flag of a command: its names, the form of its value and its sentence.
struct Flag: Hashable, Sendable {
  /// The form of a flag's value.
  enum Form: String, Sendable {
    /// `true` or `false`; true when no value is given.
    case bool
    /// Any text.
    case string
    /// A number of 64 bits.
    case int
    /// A number of 32 bits.
    case int32
    /// A length of time such as `1m30s`.
    case duration
    /// Texts, separated by commas or given by repetition.
    case list
    /// Texts given by repetition; commas belong to them.
    case array
    /// `KEY=VALUE` pairs.
    case map
  }

  /// The name behind `--`.
  let name: String
  /// The letter behind `-`.
  let shorthand: Character?
  /// The form of the value.
  let form: Form
  /// The value when the flag is not given, as help shows it.
  let defaultText: String
  /// The value when the flag is given without one; nil when a value is required.
  let bareValue: String?
  /// The sentence of `--help`.
  let sentence: String
  /// Whether `--help` leaves it out.
  let isHidden: Bool
  /// What is printed when a deprecated flag is used.
  let deprecation: String?

  /// The flag as errors about its value name it: `-A, --all-namespaces`.
  var errorName: String {
    shorthand.map { "-\($0), --\(name)" } ?? "--\(name)"
  }

  /// Why `value` does not fit, as Go's strconv says it; nil when it does.
  func fault(in value: String) -> String? {
    switch form {
    case .string, .list, .array: nil
    case .bool: GoScalar.bool(value) == nil ? Self.syntaxFault("ParseBool", value) : nil
    case .int: GoScalar.fault(inInteger: value, bits: 64)
    case .int32: GoScalar.fault(inInteger: value, bits: 32)
    case .duration: GoScalar.duration(value) == nil ? GoScalar.fault(inDuration: value) : nil
    case .map: value.contains("=") ? nil : "\(value) must be formatted as key=value"
    }
  }

  private static func syntaxFault(_ function: String, _ value: String) -> String {
    "strconv.\(function): parsing \(value.quoted): invalid syntax"
  }
}
