import APIServer
import Formats
import ObjectModel
import Simulation

// Models: pkg/registry/scheduling/priorityclass, ValidatePriorityClass and printPriorityClass, v1.32.

/// scheduling.k8s.io/v1 PriorityClass.
enum PriorityClassKind {
  /// The highest value a user's own class may have.
  static let highestUserValue: Int64 = 1_000_000_000

  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "scheduling.k8s.io", kind: "PriorityClass", plural: "priorityclasses",
      singular: "priorityclass", package: "scheduling", isNamespaced: false)
    kind.shortNames = ["pc"]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Value", type: "integer"),
      TableColumn("Global-Default", type: "boolean"), TableColumn("Age"),
      TableColumn("PreemptionPolicy"),
    ]
    kind.row = { object, context in
      [
        object.nameCell, object.numberCell(.value), .bool(object.bool(.globalDefault) == true),
        context.ageCell(object), object.textCell(.preemptionPolicy),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { StatusStrategy.startGeneration(&$0) }
    kind.validate = errors
    kind.validateUpdate = updateErrors
    kind.describer = Describer { object, client, showsEvents in
      page(
        object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
        now: client.now)
    }
    return kind
  }()

  @Sendable
  private static func errors(_ object: Value) -> [FieldError] {
    let name = object.string(.metadata, .name) ?? ""
    let value = object.int(.value) ?? 0
    var errors: [FieldError] = []
    if name.hasPrefix("system-") {
      if let fault = systemFault(name, value, isDefault: object.bool(.globalDefault) == true) {
        errors.append(
          .forbidden(
            "metadata.name",
            "priority class names with 'system-' prefix are reserved for system use only. "
              + "error: \(fault)"))
      }
    } else if value > highestUserValue {
      errors.append(
        .forbidden(
          "value", "maximum allowed value of a user defined priority is \(highestUserValue)"))
    }
    if let policy = object.string(.preemptionPolicy) {
      errors += FieldRules.word(
        policy, of: ["PreemptLowerPriority", "Never"], FieldPath("preemptionPolicy"))
    }
    return errors
  }

  /// Why a class with a reserved name is not the system's own.
  private static func systemFault(_ name: String, _ value: Int64, isDefault: Bool) -> String? {
    guard let known = SystemPriorityClasses.values.first(where: { $0.name == name }) else {
      return "\(name) is not a known system priority class"
    }
    if known.value != value { return "value of \(name) PriorityClass must be \(known.value)" }
    return isDefault ? "globalDefault of \(name) PriorityClass must be false" : nil
  }

  @Sendable
  private static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors: [FieldError] = []
    if new.int(.value) ?? 0 != old.int(.value) ?? 0 {
      errors.append(.forbidden("value", "may not be changed in an update."))
    }
    let policy = new[.preemptionPolicy] ?? .null
    if policy != old[.preemptionPolicy] ?? .null {
      errors.append(.invalid("preemptionPolicy", policy, WorkloadRules.immutableText))
    }
    return errors
  }

  private static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Value", String(object.int(.value) ?? 0))
    writer.field("GlobalDefault", String(object.bool(.globalDefault) == true))
    writer.field("PreemptionPolicy", object.string(.preemptionPolicy) ?? "")
    writer.field("Description", object.string(.description) ?? "")
    writer.field("Annotations", LabelText.format(object.fields(.metadata, .annotations)))
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
