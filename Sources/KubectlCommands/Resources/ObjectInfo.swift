import APIServer
import ObjectModel

/// An object that a command works on: named by arguments, listed, or read from a file.
struct ObjectInfo: Sendable {
  /// Its resource.
  let resource: APIResource
  /// Its namespace; empty for cluster-scoped kinds.
  var namespace: String
  /// Its name; empty when the server is to make one, and for whole lists.
  var name: String
  /// The file it comes from; empty when it comes from arguments.
  var source = ""
  /// The object, once known.
  var object: Value = .null
  /// The rows that stand for it, when a table was asked for.
  var table: AnsweredTable?

  /// `pod/x` or `deployment.apps/x`.
  var title: String { "\(resource.qualifiedKind)/\(name)" }
  /// Where requests for it go.
  var target: RequestTarget { resource.target(namespace, name) }

  /// Where requests for one of its subresources go.
  func target(_ subresource: String) -> RequestTarget {
    resource.target(namespace, name, subresource: subresource)
  }
}

extension CommandContext {
  /// Reads an object; a missing namespace is reported in place of the missing object.
  func fetch(
    _ info: ObjectInfo, subresource: String = "", answer: APIRequest.Answer = .objects
  ) throws(CommandError) -> APIResponse {
    let target = info.resource.target(
      info.namespace, info.name, subresource: subresource.isEmpty ? nil : subresource)
    do throws(CommandError) {
      return try send(APIRequest(.get, target, answer: answer))
    } catch {
      guard error.isNotFound, !["", "default"].contains(info.namespace) else { throw error }
      let namespace = ResourceTarget(resource: "namespaces", name: info.namespace)
      do throws(CommandError) {
        _ = try send(APIRequest(.get, .resource(namespace)))
      } catch let missing {
        if missing.isNotFound { throw missing }
      }
      throw error
    }
  }

  /// The object of an info, as it is now.
  func latest(_ info: ObjectInfo) throws(CommandError) -> Value {
    guard case .value(let value) = try fetch(info).body else {
      throw .text("the server answered no object")
    }
    return value
  }
}
