import APIServer
import ObjectModel

extension ResourceBuilder {
  /// Reads the object of an info in the form the builder wants.
  func load(_ info: inout ObjectInfo) throws(CommandError) {
    switch try context.fetch(info, subresource: subresource, answer: answer).body {
    case .value(let value): info.object = value
    case .table(let table): info.table = table
    default: throw .text("the server answered no object")
    }
  }

  /// Lists a resource page by page.
  func list(_ resource: APIResource, into result: inout Result) throws(CommandError) {
    var options = RequestOptions()
    options.labelSelector = labelSelector ?? ""
    options.fieldSelector = fieldSelector ?? ""
    options.limit = Int(chunkSize)
    let target = resource.target(namespace)
    repeat {
      let response: APIResponse
      do throws(CommandError) {
        response = try context.send(
          APIRequest(.list, target, options: options, answer: answer))
      } catch {
        throw explained(error, resource)
      }
      switch response.body {
      case .table(let table):
        result.listVersion = table.resourceVersion
        options.continueToken = table.continueToken
        result.infos.append(
          ObjectInfo(
            resource: resource, namespace: resource.isNamespaced ? namespace : "", name: "",
            table: table))
      case .value(let list):
        result.listVersion = list.string(.metadata, .resourceVersion) ?? ""
        options.continueToken = list.string(.metadata, "continue") ?? ""
        for item in list.elements("items") {
          result.infos.append(info(item, resource, list))
        }
      default: throw .text("the server answered no list")
      }
    } while !options.continueToken.isEmpty
  }

  private func info(_ item: Value, _ resource: APIResource, _ list: Value) -> ObjectInfo {
    var object = item
    // Items of a typed list carry neither kind nor apiVersion on the wire of a real server.
    if object[.kind] == nil { object[.kind] = .string(resource.kind) }
    if object[.apiVersion] == nil { object[.apiVersion] = .string(resource.apiVersion) }
    return ObjectInfo(
      resource: resource, namespace: item.string(.metadata, .namespace) ?? "",
      name: item.string(.metadata, .name) ?? "", object: object)
  }

  /// A refused list, with the selectors in the message.
  private func explained(_ error: CommandError, _ resource: APIResource) -> CommandError {
    guard case .status(var status) = error, ["BadRequest", "NotFound"].contains(status.reason)
    else { return error }
    let label = labelSelector ?? ""
    let field = fieldSelector ?? ""
    let name = "\(resource.group)/\(resource.version), Resource=\(resource.plural)"
    if !label.isEmpty || !field.isEmpty {
      status.message =
        "Unable to find \(name.quoted) that match label selector \(label.quoted), "
        + "field selector \(field.quoted): \(status.message)"
    } else {
      status.message = "Unable to list \(name.quoted): \(status.message)"
    }
    return .status(status)
  }
}
