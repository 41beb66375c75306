import APIServer
import ObjectModel

/// discovery.k8s.io/v1 EndpointSlice.
enum EndpointSliceKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition(
      group: "discovery.k8s.io", kind: "EndpointSlice", plural: "endpointslices",
      singular: "endpointslice", isNamespaced: true,
      schemaName: "io.k8s.api.discovery.v1.EndpointSlice")
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("AddressType"), TableColumn("Ports"),
      TableColumn("Endpoints"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      let ports = object.elements(.ports).map { port in
        port.int(.port).map { String($0) } ?? port.string(.name) ?? "*"
      }
      let endpoints = object.elements(.endpoints).flatMap { endpoint in
        endpoint.elements(.addresses).compactMap(\.string)
      }
      return [
        object.nameCell, object.textCell(.addressType), .string(text(ports)),
        .string(text(endpoints)), context.ageCell(object),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { StatusStrategy.startGeneration(&$0) }
    kind.prepareForUpdate = raiseGeneration
    kind.indexes = [.owner]
    kind.describer = EndpointSliceDescriber.describer
    return kind
  }()

  private static func text(_ list: [String]) -> String {
    list.isEmpty ? "<unset>" : ColumnText.firstThree(list)
  }

  /// A new generation when anything but metadata changed, or the labels did.
  @Sendable
  private static func raiseGeneration(_ new: inout Value, _ old: Value) {
    let changed =
      new[.endpoints] != old[.endpoints] || new[.ports] != old[.ports]
      || new[.addressType] != old[.addressType]
      || new.fields(.metadata, .labels) != old.fields(.metadata, .labels)
    if changed {
      new[.metadata, .generation] = .int((old.int(.metadata, .generation) ?? 0) + 1)
    }
  }
}
