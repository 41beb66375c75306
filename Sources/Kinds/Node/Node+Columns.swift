import APIServer
import ObjectModel

// Models: printNode, v1.32.
enum NodeColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Status"), TableColumn("Roles"),
    TableColumn("Age"), TableColumn("Version"), TableColumn("Internal-IP", priority: 1),
    TableColumn("External-IP", priority: 1), TableColumn("OS-Image", priority: 1),
    TableColumn("Kernel-Version", priority: 1), TableColumn("Container-Runtime", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let node = NodeView(object)
    let roles = node.roles
    func orUnknown(_ key: Key) -> Value {
      let text = node.nodeInfo(key)
      return .string(text.isEmpty ? "<unknown>" : text)
    }
    return [
      object.nameCell, .string(node.statusText),
      .string(roles.isEmpty ? "<none>" : roles.joined(separator: ",")), context.ageCell(object),
      .string(node.nodeInfo(.kubeletVersion)),
      .string(node.address("InternalIP") ?? "<none>"),
      .string(node.address("ExternalIP") ?? "<none>"), orUnknown(.osImage),
      orUnknown(.kernelVersion), orUnknown(.containerRuntimeVersion),
    ]
  }
}
