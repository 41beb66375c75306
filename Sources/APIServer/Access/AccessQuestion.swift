/// What somebody wants to do, as authorizers see it.
public struct AccessQuestion: Hashable, Sendable {
  /// What it is about.
  public enum Object: Hashable, Sendable {
    /// A resource; `*` stands for all names of a part.
    case resource(ResourceTarget)
    /// Any other path.
    case path(String)
  }

  /// Who asks.
  public let user: UserInfo
  /// The verb, such as `get` or `impersonate`.
  public let verb: String
  /// What it is about.
  public let object: Object

  /// A question.
  public init(user: UserInfo, verb: String, _ object: Object) {
    self.user = user
    self.verb = verb
    self.object = object
  }

  /// The sentence of a refusal: `User "jane" cannot list resource "pods" in API group "" ...`.
  var refusal: String {
    let start = "User \(Self.quoted(user.name)) cannot \(verb) "
    switch object {
    case .path(let path): return start + "path \(Self.quoted(path))"
    case .resource(let target):
      var resource = target.resource
      if let subresource = target.subresource { resource += "/" + subresource }
      let place =
        target.namespace.map { "in the namespace \(Self.quoted($0))" } ?? "at the cluster scope"
      return start
        + "resource \(Self.quoted(resource)) in API group \(Self.quoted(target.group)) \(place)"
    }
  }

  /// The refusal as a Status.
  var status: Status {
    switch object {
    case .path:
      var status = Status(code: 403, reason: "Forbidden", message: "forbidden: " + refusal)
      status.writesEmptyDetails = true
      return status
    case .resource(let target):
      return .forbidden(target.resource, group: target.group, target.name ?? "", refusal)
    }
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
