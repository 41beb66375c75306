import ObjectModel

// Models: apiserver storage/api_object_versioner.go, storage/errors.go and the revisions of lists in
// storage/etcd3/store.go and storage/cacher, v1.32.

/// The version of the data that a list shows.
struct ListRevision {
  /// The revision.
  let number: Int64
  /// Whether the list shows how things were then, not how they are now.
  let isPast: Bool

  private init(_ number: Int64, isPast: Bool = false) {
    self.number = number
    self.isPast = isPast
  }

  /// The current revision, after checking that it is not older than `text` asks.
  init(minimum text: String, _ current: Int64) throws(Status) {
    let asked = try Self.parsed(text)
    if asked > current { throw Self.tooLarge(asked, current, retryAfterSeconds: 1) }
    self.init(current)
  }

  /// What the options of a list without a continue token ask for.
  init(_ options: RequestOptions, _ current: Int64) throws(Status) {
    let text = options.resourceVersion ?? ""
    let match = options.resourceVersionMatch ?? ""
    // Lists of these sorts are read from the store itself, others from the watch cache.
    let isFromStore = match == "Exact" || match.isEmpty && options.limit > 0 && text != "0"
    guard isFromStore, !text.isEmpty else {
      try self.init(minimum: text, current)
      return
    }
    let asked: Int64
    do throws(Status) {
      asked = try Self.parsed(text)
    } catch {
      throw .badRequest("invalid resource version: " + error.message)
    }
    if asked > current { throw Self.tooLarge(asked, current, retryAfterSeconds: 0) }
    self.init(asked == 0 ? current : asked, isPast: asked != 0)
  }

  /// The number that a resource version is; nothing at all is 0.
  static func parsed(_ text: String) throws(Status) -> Int64 {
    if text.isEmpty { return 0 }
    let digits = text.utf8
    if digits.allSatisfy({ (48...57).contains($0) }) {
      if let number = Int64(text) { return number }
      if UInt64(text) != nil { return Int64.max }
    }
    let isNumber = digits.allSatisfy { (48...57).contains($0) }
    throw Status(
      code: 500, reason: "",
      message: "resourceVersion: Invalid value: \(GoText.quoted(text)): strconv.ParseUint: parsing"
        + " \(GoText.quoted(text)): \(isNumber ? "value out of range" : "invalid syntax")")
  }

  private static func tooLarge(
    _ asked: Int64, _ current: Int64, retryAfterSeconds: Int64
  ) -> Status {
    var status = Status(
      code: 504, reason: "Timeout",
      message: "Timeout: Too large resource version: \(asked), current: \(current)")
    status.causes = [
      Status.Cause(
        reason: "ResourceVersionTooLarge", message: "Too large resource version", field: "")
    ]
    status.retryAfterSeconds = retryAfterSeconds
    return status
  }
}

/// Which options of lists and watches go together.
///
/// Models: apimachinery pkg/apis/meta/internalversion/validation, v1.32.
enum ListRules {
  /// - Throws: 422 for combinations that are not allowed.
  static func check(_ options: RequestOptions, isWatch: Bool) throws(Status) {
    let match = options.resourceVersionMatch ?? ""
    if match.isEmpty, options.sendInitialEvents == nil { return }
    let errors = isWatch ? watchErrors(options, match) : listErrors(options, match)
    guard errors.isEmpty else {
      throw .invalid(kind: "ListOptions", group: "meta.k8s.io", "", errors)
    }
  }

  private static func listErrors(_ options: RequestOptions, _ match: String) -> [FieldError] {
    let place = "resourceVersionMatch"
    var errors: [FieldError] = []
    if !match.isEmpty {
      if (options.resourceVersion ?? "").isEmpty {
        errors.append(
          .forbidden(place, "resourceVersionMatch is forbidden unless resourceVersion is provided"))
      }
      if !options.continueToken.isEmpty {
        errors.append(
          .forbidden(place, "resourceVersionMatch is forbidden when continue is provided"))
      }
      if match != "Exact", match != "NotOlderThan" {
        errors.append(
          .notSupported(place, .string(match), supported: ["Exact", "NotOlderThan", ""]))
      }
      if match == "Exact", options.resourceVersion == "0" {
        errors.append(
          .forbidden(
            place, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
      }
    }
    if options.sendInitialEvents != nil {
      errors.append(.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"))
    }
    return errors
  }

  private static func watchErrors(_ options: RequestOptions, _ match: String) -> [FieldError] {
    let place = "resourceVersionMatch"
    var errors: [FieldError] = []
    if options.sendInitialEvents != nil, match != "NotOlderThan" {
      errors.append(
        .forbidden(
          place, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
    }
    guard !match.isEmpty else { return errors }
    if options.sendInitialEvents == nil {
      errors.append(
        .forbidden(
          place,
          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"))
    }
    if match != "NotOlderThan" {
      errors.append(.notSupported(place, .string(match), supported: ["NotOlderThan"]))
    }
    if !options.continueToken.isEmpty {
      errors.append(
        .forbidden(place, "resourceVersionMatch is forbidden when continue is provided"))
    }
    return errors
  }
}
