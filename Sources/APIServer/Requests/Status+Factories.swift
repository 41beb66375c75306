// Models: apimachinery pkg/api/errors, v1.32: the constructors of Status errors.

extension Status {
  /// A resource as errors name it: `pods` or `deployments.apps`.
  static func qualified(_ resource: String, _ group: String) -> String {
    group.isEmpty ? resource : "\(resource).\(group)"
  }

  private init(
    _ code: Int, _ reason: String, _ message: String, resource: String, group: String, name: String
  ) {
    self.init(code: code, reason: reason, message: message)
    self.kind = resource
    self.group = group
    self.name = name
  }

  /// 404: no such object.
  public static func notFound(_ resource: String, group: String = "", _ name: String) -> Status {
    Status(
      404, "NotFound", "\(qualified(resource, group)) \"\(name)\" not found",
      resource: resource, group: group, name: name)
  }

  /// 404: no such resource or subresource.
  public static func noSuchResource() -> Status {
    var status = Status(
      code: 404, reason: "NotFound",
      message: "the server could not find the requested resource")
    status.writesEmptyDetails = true
    return status
  }

  /// 404: a path below no API group that is served.
  public static func noSuchPage() -> Status {
    var status = noSuchResource()
    status.isPlainPage = true
    return status
  }

  /// 409: the name is taken.
  public static func alreadyExists(
    _ resource: String, group: String = "", _ name: String
  ) -> Status {
    Status(
      409, "AlreadyExists", "\(qualified(resource, group)) \"\(name)\" already exists",
      resource: resource, group: group, name: name)
  }

  /// 409: the write was based on an old version, or a precondition failed.
  public static func conflict(
    _ resource: String, group: String = "", _ name: String,
    _ detail: String =
      "the object has been modified; please apply your changes to the latest version and try again"
  ) -> Status {
    Status(
      409, "Conflict",
      "Operation cannot be fulfilled on \(qualified(resource, group)) \"\(name)\": \(detail)",
      resource: resource, group: group, name: name)
  }

  /// 403: admission or authorization refuses.
  public static func forbidden(
    _ resource: String, group: String = "", _ name: String, _ detail: String
  ) -> Status {
    let subject =
      name.isEmpty ? qualified(resource, group) : "\(qualified(resource, group)) \"\(name)\""
    return Status(
      403, "Forbidden", "\(subject) is forbidden: \(detail)",
      resource: resource, group: group, name: name)
  }

  /// 400: the request makes no sense.
  public static func badRequest(_ message: String) -> Status {
    Status(code: 400, reason: "BadRequest", message: message)
  }

  /// 405: the resource exists but not with this verb.
  public static func methodNotAllowed(_ resource: String, group: String, _ verb: String) -> Status {
    Status(
      405, "MethodNotAllowed", "\(verb) is not supported on resources of kind \"\(resource)\"",
      resource: resource, group: group, name: "")
  }

  /// 410: the revision asked for is no longer kept.
  public static func expired(_ message: String) -> Status {
    Status(code: 410, reason: "Expired", message: message)
  }

  /// 429: refused for now.
  public static func tooManyRequests(_ message: String, retryAfterSeconds: Int64 = 0) -> Status {
    var status = Status(code: 429, reason: "TooManyRequests", message: message)
    status.retryAfterSeconds = retryAfterSeconds
    return status
  }

  /// 500: a fault of the server.
  public static func internalError(_ message: String) -> Status {
    var status = Status(
      code: 500, reason: "InternalError", message: "Internal error occurred: \(message)")
    status.causes = [Cause(reason: "", message: message, field: "")]
    return status
  }

  /// 422: the object breaks rules of its kind; one line for one error, a list for several.
  public static func invalid(
    kind: String, group: String = "", _ name: String, _ errors: [FieldError]
  ) -> Status {
    let messages = errors.map(\.description)
    let text = messages.count == 1 ? messages[0] : "[\(messages.joined(separator: ", "))]"
    var status = Status(
      422, "Invalid", "\(qualified(kind, group)) \"\(name)\" is invalid: \(text)",
      resource: kind, group: group, name: name)
    status.causes = errors.map { error in
      Cause(reason: error.type.rawValue, message: error.body, field: error.field)
    }
    return status
  }
}
