import APIServer
import ObjectModel

/// core/v1 Event.
enum EventKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Event", "events", "event")
    kind.shortNames = ["ev"]
    kind.columns = EventColumns.columns
    kind.row = EventColumns.row
    kind.validateName = ObjectName.subdomain
    kind.allowsCreateOnUpdate = true
    kind.validate = EventValidation.errors
    kind.validateUpdate = { new, _ in EventValidation.errors(new) }
    kind.selectableFields = [
      .text(.involvedObject, .kind), .text(.involvedObject, .namespace),
      .text(.involvedObject, .name), .text(.involvedObject, .uid),
      .text(.involvedObject, .apiVersion), .text(.involvedObject, .resourceVersion),
      .text(.involvedObject, .fieldPath), .text(.reason), .text(.reportingComponent),
      SelectableField("source") { event in
        let component = event.string(.source, .component) ?? ""
        return component.isEmpty ? event.string(.reportingComponent) ?? "" : component
      },
      .text(.type),
    ]
    kind.indexes = [
      IndexDefinition(.involvedObject, of: .involvedObject, .uid) {
        [$0.string(.involvedObject, .uid) ?? ""]
      }
    ]
    kind.describer = GenericDescriber.describer
    return kind
  }()
}
