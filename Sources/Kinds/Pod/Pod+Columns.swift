import APIServer
import ObjectModel
import Simulation

// Models: printPod, v1.32.
enum PodColumns {
  static let columns = [
    TableColumn("Name", format: "name"), TableColumn("Ready"), TableColumn("Status"),
    TableColumn("Restarts"), TableColumn("Age"), TableColumn("IP", priority: 1),
    TableColumn("Node", priority: 1), TableColumn("Nominated Node", priority: 1),
    TableColumn("Readiness Gates", priority: 1),
  ]

  @Sendable
  static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let pod = PodView(object)
    let summary = pod.summary
    var restarts = String(summary.restarts)
    if summary.restarts != 0, let last = summary.lastRestart {
      let age = HumanDuration.text(seconds: context.now.epochSeconds - last)
      restarts += " (\(age) ago)"
    }
    return [
      object.nameCell, .string("\(summary.ready)/\(summary.total)"), .string(summary.status),
      .string(restarts), context.ageCell(object), orNone(pod.podIP), orNone(pod.nodeName),
      orNone(object.string(.status, .nominatedNodeName) ?? ""), .string(readinessGates(pod)),
    ]
  }

  private static func orNone(_ text: String) -> Value { .string(text.isEmpty ? "<none>" : text) }

  private static func readinessGates(_ pod: PodView) -> String {
    let gates = pod.object.elements(.spec, .readinessGates)
    if gates.isEmpty { return "<none>" }
    var trueCount = 0
    for gate in gates {
      let type = gate.string(.conditionType) ?? ""
      if pod.condition(type)?.string(.status) == "True" { trueCount += 1 }
    }
    return "\(trueCount)/\(gates.count)"
  }
}
