import APIServer
import ObjectModel

// Models: apimachinery pkg/util/validation and the small rules of core validation, v1.32.

/// Rules that fields of many kinds obey.
enum FieldRules {
  static let notNegativeText = "must be greater than or equal to 0"
  static let fileModeText = "must be a number between 0 and 0777 (octal), both inclusive"

  /// The number must not be negative.
  static func notNegative(_ parent: Value, _ key: Key, _ path: FieldPath) -> [FieldError] {
    guard let number = parent.int(key), number < 0 else { return [] }
    return [.invalid(path.child(key), .int(number), notNegativeText)]
  }

  /// A DNS label such as a container's name.
  static func label(_ text: String, _ path: FieldPath) -> [FieldError] {
    NameRules.dns1123Label(text).map { .invalid(path, .string(text), $0) }
  }

  /// A DNS name of several labels.
  static func subdomain(_ text: String, _ path: FieldPath) -> [FieldError] {
    NameRules.dns1123Subdomain(text).map { .invalid(path, .string(text), $0) }
  }

  /// A name with an optional prefix such as a label key.
  static func qualifiedName(_ text: String, _ path: FieldPath) -> [FieldError] {
    NameRules.qualifiedName(text).map { .invalid(path, .string(text), $0) }
  }

  /// `must be between LOW and HIGH, inclusive`
  static func rangeText(_ low: Int64, _ high: Int64) -> String {
    "must be between \(low) and \(high), inclusive"
  }

  /// A port number.
  static func port(_ number: Int64, _ path: FieldPath) -> [FieldError] {
    (1...65535).contains(number) ? [] : [.invalid(path, .int(number), rangeText(1, 65535))]
  }

  /// A user or group id.
  static func id(_ number: Int64?, _ path: FieldPath) -> [FieldError] {
    guard let number, !(0...2_147_483_647).contains(number) else { return [] }
    return [.invalid(path, .int(number), rangeText(0, 2_147_483_647))]
  }

  /// A file mode.
  static func fileMode(_ parent: Value, _ key: Key, _ path: FieldPath) -> [FieldError] {
    guard let mode = parent.int(key), mode < 0 || mode > 0o777 else { return [] }
    return [.invalid(path.child(key), .int(mode), fileModeText)]
  }

  /// A port as number or as the name of one.
  static func portNumberOrName(_ value: Value?, _ path: FieldPath) -> [FieldError] {
    if let name = value?.string {
      return portNameFaults(name).map { .invalid(path, .string(name), $0) }
    }
    return port(value?.int ?? 0, path)
  }

  /// What is wrong with the name of a port.
  static func portNameFaults(_ name: String) -> [String] {
    var faults: [String] = []
    let bytes = Array(name.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    if bytes.count > 15 { faults.append(NameRules.tooLong(15)) }
    let isPlain = bytes.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 45 }
    if bytes.isEmpty || !isPlain {
      faults.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !bytes.contains(where: isLetter) {
      faults.append("must contain at least one letter (a-z)")
    }
    if name.contains("--") { faults.append("must not contain consecutive hyphens") }
    if bytes.first == 45 || bytes.last == 45 {
      faults.append("must not begin or end with a hyphen")
    }
    return faults
  }

  /// An IPv4 or IPv6 address.
  static func address(_ text: String, _ path: FieldPath) -> [FieldError] {
    AddressRules.errors(text, path)
  }

  /// An address that is neither unspecified, loopback nor link-local.
  static func ordinaryAddress(_ text: String, _ path: FieldPath) -> [FieldError] {
    func error(_ fault: String) -> [FieldError] { [.invalid(path, .string(text), fault)] }
    guard isAddress(text) else { return error("must be a valid IP address") }
    let lower = text.lowercased()
    if text == "0.0.0.0" || text == "::" { return error("may not be unspecified (\(text))") }
    if text.hasPrefix("127.") || text == "::1" {
      return error("may not be in the loopback range (127.0.0.0/8, ::1/128)")
    }
    if text.hasPrefix("169.254.") || ["fe8", "fe9", "fea", "feb"].contains(lower.prefix(3)) {
      return error("may not be in the link-local range (169.254.0.0/16, fe80::/10)")
    }
    if text.hasPrefix("224.0.0.") || lower.hasPrefix("ff02:") {
      return error("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
    }
    return []
  }

  /// Whether `text` is an IPv4 or IPv6 address.
  static func isAddress(_ text: String) -> Bool {
    AddressRules.isAddress(text)
  }

  /// A relative path inside a volume.
  static func relativePath(_ text: String, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    if text.utf8.first == UInt8(ascii: "/") {
      errors.append(.invalid(path, .string(text), "must be a relative path"))
    }
    return errors + noBacksteps(text, path)
  }

  /// A relative path that also does not begin with two dots.
  static func ownPath(_ text: String, _ path: FieldPath) -> [FieldError] {
    var errors = relativePath(text, path)
    if text.utf8.starts(with: "..".utf8), !text.utf8.starts(with: "../".utf8) {
      errors.append(.invalid(path, .string(text), "must not start with '..'"))
    }
    return errors
  }

  /// A path without `..`.
  static func noBacksteps(_ text: String, _ path: FieldPath) -> [FieldError] {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return [] }
    return text.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
      ? [.invalid(path, .string(text), "must not contain '..'")] : []
  }

  /// One of a list of words; empty text is a missing value.
  static func word(
    _ text: String, of supported: [String], _ path: FieldPath
  ) -> [FieldError] {
    if text.isEmpty { return [.required(path)] }
    return supported.contains(text)
      ? [] : [.notSupported(path, .string(text), supported: supported)]
  }

  /// A meta/v1 LabelSelector.
  static func labelSelector(_ selector: Value?, _ path: FieldPath) -> [FieldError] {
    guard let selector, !selector.isNull else { return [] }
    var errors: [FieldError] = []
    ObjectMetaValidation.labelErrors(
      selector[.matchLabels], path.child(.matchLabels), &errors)
    for (index, term) in selector.elements(.matchExpressions).enumerated() {
      let place = path.child(.matchExpressions).index(index)
      let values = term.elements(.values)
      let name = term.string(.operator) ?? ""
      switch name {
      case "In", "NotIn":
        if values.isEmpty {
          errors.append(
            .required(
              place.child(.values), "must be specified when `operator` is 'In' or 'NotIn'"))
        }
      case "Exists", "DoesNotExist":
        if !values.isEmpty {
          errors.append(
            .forbidden(
              place.child(.values),
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
        }
      default:
        errors.append(
          .invalid(place.child(.operator), .string(name), "not a valid selector operator"))
      }
      errors += qualifiedName(term.string(.key) ?? "", place.child(.key))
      errors += labelValues(values, place.child(.values))
    }
    return errors
  }

  /// A list of label values.
  static func labelValues(_ values: [Value], _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, value) in values.enumerated() {
      let text = value.string ?? ""
      for fault in NameRules.labelValue(text) {
        errors.append(.invalid(path.index(index), .string(text), fault))
      }
    }
    return errors
  }

  /// A map of texts as Go prints it with %#v: `map[string]string{"a":"b"}`.
  static func goMap(_ map: Value?) -> String {
    guard let fields = map?.object else { return "map[string]string(nil)" }
    let pairs = fields.sorted.map { entry in
      "\(GoText.quoted(entry.key)):\(GoText.quoted(entry.value.string ?? ""))"
    }
    return "map[string]string{\(pairs.joined(separator: ", "))}"
  }

  /// A LabelSelector as Go prints it with %#v.
  static func goSelector(_ selector: Value?) -> String {
    guard let selector, !selector.isNull else { return "\"null\"" }
    var terms = "[]v1.LabelSelectorRequirement(nil)"
    if let expressions = selector[.matchExpressions]?.array {
      let texts = expressions.map { term in
        let values =
          term[.values]?.array.map { GoText.slice($0.map { $0.string ?? "" }) }
          ?? "[]string(nil)"
        return "v1.LabelSelectorRequirement{Key:\(GoText.quoted(term.string(.key) ?? "")), "
          + "Operator:\(GoText.quoted(term.string(.operator) ?? "")), Values:\(values)}"
      }
      terms = "[]v1.LabelSelectorRequirement{\(texts.joined(separator: ", "))}"
    }
    return "v1.LabelSelector{MatchLabels:\(goMap(selector[.matchLabels])), "
      + "MatchExpressions:\(terms)}"
  }
}
