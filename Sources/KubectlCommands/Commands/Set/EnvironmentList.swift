// Models: kubectl pkg/cmd/set/env/env_resolve.go, v1.32.

import APIServer
import Encodings
import ObjectModel

/// What `kubectl set env --list` prints for a container.
struct EnvironmentList {
  let context: CommandContext
  let info: ObjectInfo

  /// Writes the variables of a container.
  func write(_ container: Value) throws(CommandError) {
    let name = container.string(.name) ?? ""
    context.line("# \(info.resource.kind) \(info.name), container \(name)")
    var faults: [(text: String, names: [String])] = []
    for variable in container.elements("env") {
      let key = variable.string(.name) ?? ""
      guard let source = variable["valueFrom"] else {
        context.line("\(key)=\(variable.string("value") ?? "")")
        continue
      }
      if context.flags.bool("resolve") {
        do throws(CommandError) {
          context.line("\(key)=\(try value(of: source, container))")
          continue
        } catch {
          let text = error.bareText
          if let index = faults.firstIndex(where: { $0.text == text }) {
            faults[index].names.append(key)
          } else {
            faults.append((text, [key]))
          }
        }
      }
      context.line("# \(key) from \(Self.text(of: source))")
    }
    if faults.isEmpty { return }
    let lines = faults.map { fault in
      "error retrieving reference for \(fault.names.sorted().joined(separator: ", ")): "
        + fault.text
    }
    for line in lines.sorted() { context.complain(line + "\n") }
    throw .text("failed to retrieve valueFrom references")
  }

  private static func text(of source: Value) -> String {
    if let reference = source["configMapKeyRef"] {
      return "configmap \(reference.string(.name) ?? ""), key \(reference.string("key") ?? "")"
    }
    if let reference = source["secretKeyRef"] {
      return "secret \(reference.string(.name) ?? ""), key \(reference.string("key") ?? "")"
    }
    if let field = source["fieldRef"] {
      return "field path \(field.string("fieldPath") ?? "")"
    }
    if let field = source["resourceFieldRef"] {
      let container = field.string("containerName").map { "\($0)/" } ?? ""
      return "resource field \(container)\(field.string("resource") ?? "")"
    }
    return "invalid valueFrom"
  }

  private func value(of source: Value, _ container: Value) throws(CommandError) -> String {
    if let reference = source["configMapKeyRef"] {
      return try entry("configmaps", "config map", reference)
    }
    if let reference = source["secretKeyRef"] {
      let text = try entry("secrets", "secret", reference)
      return String(decoding: Base64.decode(text) ?? [], as: UTF8.self)
    }
    if let field = source["fieldRef"] { return try self.field(field.string("fieldPath") ?? "") }
    if let field = source["resourceFieldRef"] {
      let parts = (field.string("resource") ?? "").cut(at: ".")
      let amount = container.string("resources", Key(parts.head), Key(parts.tail ?? "")) ?? "0"
      let divisor = Quantity(field.string("divisor") ?? "1") ?? Quantity(1)
      let quantity = Quantity(amount) ?? .zero
      let unit = divisor.isZero ? 1000 : divisor.milliValue
      return String((quantity.milliValue + unit - 1) / unit)
    }
    throw .text("invalid valueFrom")
  }

  private func entry(
    _ resource: String, _ noun: String, _ reference: Value
  ) throws(CommandError) -> String {
    let name = reference.string(.name) ?? ""
    let key = reference.string("key") ?? ""
    let target = ResourceTarget(
      resource: resource, namespace: try context.namespace().name, name: name)
    let object = try context.object(APIRequest(.get, .resource(target)))
    guard let text = object.string("data", Key(key)) else {
      throw .text("key \(key) not found in \(noun) \(name)")
    }
    return text
  }

  private func field(_ path: String) throws(CommandError) -> String {
    let metadata = info.object[.metadata] ?? .emptyObject
    switch path {
    case "metadata.name", "metadata.namespace", "metadata.uid":
      return metadata.string(Key(path.cut(at: ".").tail ?? "")) ?? ""
    case "metadata.labels", "metadata.annotations":
      return metadata.fields(Key(path.cut(at: ".").tail ?? "")).sorted.map { key, value in
        "\(key)=\((value.string ?? "").quoted)"
      }.joined(separator: "\n")
    default:
      for map in ["labels", "annotations"] where path.hasPrefix("metadata.\(map)['") {
        let key = path.dropFirst("metadata.\(map)['".count).dropLast(2)
        return metadata.string(Key(map), Key(String(key))) ?? ""
      }
      throw .text("unsupported fieldPath: \(path)")
    }
  }
}
