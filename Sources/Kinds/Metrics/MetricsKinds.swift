import APIServer
public import ObjectModel

// Models: metrics-server v0.7, pkg/api.

/// The kinds of metrics.k8s.io/v1beta1, whose objects are measured when they are asked for.
public enum MetricsKinds {
  /// The group of both kinds.
  public static let group = "metrics.k8s.io"
  /// Their version.
  public static let version = "v1beta1"

  static let nodes = definition("NodeMetrics", "nodes", isNamespaced: false)
  static let pods = definition("PodMetrics", "pods", isNamespaced: true)

  /// An amount of processor time and memory as the API tells it.
  public static func usage(milliCPU: Int64, memory: Int64) -> Value {
    [
      .cpu: .string((Quantity("\(milliCPU)m") ?? Quantity(0)).text),
      .memory: .string("\(memory >> 10)Ki"),
    ]
  }

  private static func definition(
    _ kind: String, _ plural: String, isNamespaced: Bool
  ) -> KindDefinition {
    var definition = KindDefinition(
      group: group, version: version, kind: kind, plural: plural, singular: "",
      isNamespaced: isNamespaced,
      schemaName: "io.k8s.metrics.pkg.apis.metrics.v1beta1.\(kind)")
    definition.verbs = ["get", "list"]
    definition.isComputed = true
    definition.columns = [
      TableColumn("Name", format: "name"), TableColumn("cpu", format: "quantity"),
      TableColumn("memory", format: "quantity"), TableColumn("Window", format: "duration"),
    ]
    definition.row = row
    definition.describer = GenericDescriber.describer
    return definition
  }

  @Sendable
  private static func row(_ object: Value, _ context: TableContext) -> [Value] {
    let usages =
      object["usage"].map { [$0] } ?? object.elements(.containers).map { $0["usage"] ?? .null }
    func sum(_ key: Key) -> Value {
      let amounts = usages.compactMap { $0.string(key).flatMap { Quantity($0) } }
      return .string(amounts.reduce(Quantity(0)) { $0 + $1 }.text)
    }
    return [object.nameCell, sum(.cpu), sum(.memory), .string(object.string("window") ?? "")]
  }
}
