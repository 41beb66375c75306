import ObjectModel

// Models: the option types of meta/v1 as query parameters and their validation
// (apimachinery pkg/apis/meta/v1/validation), v1.32.

extension RequestOptions {
  /// Takes over what the query of a request with `verb` says.
  /// - Throws: 400 for numbers that are none, 422 for values that are not allowed.
  mutating func read(_ parameters: [Parameter], _ verb: APIRequest.Verb) throws(Status) {
    // Of a parameter given twice the first counts.
    for parameter in parameters.reversed() { try read(parameter) }
    try check(verb)
  }

  private mutating func read(_ parameter: Parameter) throws(Status) {
    let value = parameter.value
    switch parameter.name {
    case "labelSelector": labelSelector = value
    case "fieldSelector": fieldSelector = value
    case "limit":
      limit = Int(truncatingIfNeeded: try Self.integer(value))
    case "continue": continueToken = value
    case "resourceVersion": resourceVersion = value
    case "resourceVersionMatch": resourceVersionMatch = value
    case "timeoutSeconds": timeoutSeconds = try Self.integer(value)
    case "allowWatchBookmarks": allowWatchBookmarks = Self.flag(value)
    case "sendInitialEvents": sendInitialEvents = Self.flag(value)
    case "fieldManager": fieldManager = value
    case "force": force = Self.flag(value)
    case "gracePeriodSeconds": gracePeriodSeconds = try Self.integer(value)
    case "propagationPolicy": propagationPolicy = value
    case "orphanDependents": propagationPolicy = Self.flag(value) ? "Orphan" : "Background"
    case "dryRun": isDryRun = true
    default: break
    }
  }

  private static func integer(_ text: String) throws(Status) -> Int64 {
    // Go takes a sign and digits only.
    if let number = Int64(text) { return number }
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    throw .badRequest(
      "strconv.ParseInt: parsing \(GoText.quoted(text)): "
        + (isNumber ? "value out of range" : "invalid syntax"))
  }

  private static func flag(_ text: String) -> Bool {
    text != "0" && text.lowercased() != "false"
  }

  private mutating func check(_ verb: APIRequest.Verb) throws(Status) {
    let kind: String
    switch verb {
    case .create: kind = "CreateOptions"
    case .update: kind = "UpdateOptions"
    case .patch: kind = "PatchOptions"
    case .delete, .deleteCollection: kind = "DeleteOptions"
    case .get, .list, .watch, .connect: return
    }
    var errors: [FieldError] = []
    if verb != .delete, verb != .deleteCollection { managerErrors(&errors) }
    let dryRun = parameters.filter { $0.name == "dryRun" }.map(\.value)
    if dryRun.contains(where: { $0 != "All" }) {
      let list = dryRun.map(GoText.quoted).joined(separator: ", ")
      errors.append(
        FieldError(
          .notSupported, "dryRun", value: "[]string{\(list)}", "supported values: \"All\""))
    }
    if verb != .delete, verb != .deleteCollection, let text = parameter("fieldValidation"),
      !text.isEmpty
    {
      if let validation = FieldValidation(rawValue: text) {
        fieldValidation = validation
      } else {
        errors.append(
          .notSupported(
            "fieldValidation", .string(text), supported: ["", "Ignore", "Strict", "Warn"]))
      }
    }
    guard errors.isEmpty else { throw .invalid(kind: kind, group: "meta.k8s.io", "", errors) }
  }

  private func managerErrors(_ errors: inout [FieldError]) {
    if fieldManager.utf8.count > 128 { errors.append(.tooLong("fieldManager", limit: 128)) }
    var place = 0
    for scalar in fieldManager.unicodeScalars {
      let category = scalar.properties.generalCategory
      if category == .control || category == .format || category == .unassigned
        || category == .privateUse || scalar.properties.isWhitespace && scalar != " "
      {
        errors.append(
          .invalid(
            "fieldManager", .string(fieldManager),
            "invalid character U+\(Self.hexadecimal(scalar.value)) (at position \(place))"))
      }
      place += String(scalar).utf8.count
    }
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
