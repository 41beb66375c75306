import APIServer
import ObjectModel

/// A path of the API as `--raw` takes it: `/api/v1/namespaces/default/pods?limit=5`.
struct RawPath {
  /// Where it leads.
  let target: RequestTarget
  /// What stands behind the question mark.
  let options: RequestOptions
  /// Whether it names a collection.
  let isCollection: Bool

  /// Reads a path and its query.
  init(_ text: String) throws(CommandError) {
    let parts = text.cut(at: "?")
    let segments = parts.head.split(separator: "/").map { Self.decoded(String($0)) }
    options = try Self.options(parts.tail ?? "")
    guard let resource = Self.resource(segments) else {
      target = .path(parts.head)
      isCollection = false
      return
    }
    target = .resource(resource)
    isCollection = resource.name == nil
  }

  private static func resource(_ segments: [String]) -> ResourceTarget? {
    var rest = segments[...]
    var group = ""
    switch rest.popFirst() {
    case "api": break
    case "apis": group = rest.popFirst() ?? ""
    default: return nil
    }
    guard let version = rest.popFirst(), let first = rest.popFirst() else { return nil }
    guard first == "namespaces", rest.count > 1,
      rest.count != 2 || !["status", "finalize"].contains(rest.last ?? "")
    else {
      return ResourceTarget(
        group: group, version: version, resource: first, name: rest.popFirst(),
        subresource: rest.popFirst())
    }
    let namespace = rest.popFirst()
    return ResourceTarget(
      group: group, version: version, resource: rest.popFirst() ?? "", namespace: namespace,
      name: rest.popFirst(), subresource: rest.popFirst())
  }

  private static func options(_ query: String) throws(CommandError) -> RequestOptions {
    var options = RequestOptions()
    for part in query.split(separator: "&") {
      let pair = String(part).cut(at: "=")
      let name = decoded(pair.head)
      let value = decoded(pair.tail ?? "")
      switch name {
      case "labelSelector": options.labelSelector = value
      case "fieldSelector": options.fieldSelector = value
      case "continue": options.continueToken = value
      case "resourceVersion": options.resourceVersion = value
      case "limit":
        guard let limit = Int(value) else {
          throw .status(
            .badRequest("strconv.ParseInt: parsing \(value.quoted): invalid syntax"))
        }
        options.limit = limit
      default: options.parameters.append(.init(name, value))
      }
    }
    return options
  }

  /// Text with its `%41` and `+` resolved.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(0x20)
      } else if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
