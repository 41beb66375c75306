import APIServer
import Formats
import ObjectModel
import Simulation

// Models: pkg/registry/policy/poddisruptionbudget, ValidatePodDisruptionBudget,
// printPodDisruptionBudget and describePodDisruptionBudgetV1, v1.32.

/// policy/v1 PodDisruptionBudget.
enum PodDisruptionBudgetKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "policy", kind: "PodDisruptionBudget", plural: "poddisruptionbudgets",
      singular: "poddisruptionbudget", package: "policy")
    kind.shortNames = ["pdb"]
    kind.subresources = [.status("PodDisruptionBudget")]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Min Available"),
      TableColumn("Max Unavailable"), TableColumn("Allowed Disruptions", type: "integer"),
      TableColumn("Age"),
    ]
    kind.row = { object, context in
      [
        object.nameCell, bound(object[.spec, .minAvailable]),
        bound(object[.spec, .maxUnavailable]),
        object.numberCell(.status, .disruptionsAllowed), context.ageCell(object),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { object in
      object[.status] = [
        .currentHealthy: 0, .desiredHealthy: 0, .disruptionsAllowed: 0, .expectedPods: 0,
      ]
      StatusStrategy.startGeneration(&object)
    }
    kind.prepareForUpdate = { new, old in
      new[.status] = old[.status]
      StatusStrategy.raiseGeneration(&new, old, ifChanged: .spec)
    }
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = errors
    kind.validateUpdate = { new, _ in errors(new) }
    kind.validateStatusUpdate = { new, _ in
      WorkloadRules.countErrors(
        new[.status] ?? .emptyObject,
        [.disruptionsAllowed, .currentHealthy, .desiredHealthy, .expectedPods],
        FieldPath("status"))
    }
    kind.allowsUnconditionalUpdate = false
    kind.describer = Describer { object, client, showsEvents in
      page(
        object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
        now: client.now)
    }
    return kind
  }()

  private static func bound(_ value: Value?) -> Value {
    value?.isNull == false ? .string(DescribeText.numberOrText(value)) : "N/A"
  }

  @Sendable
  private static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors: [FieldError] = []
    let keys: [Key] = [.minAvailable, .maxUnavailable]
    let bounds = keys.filter { !(spec[$0] ?? .null).isNull }
    if bounds.count == 2 {
      errors.append(
        .invalid(
          path, goText: GoLiteral.text(spec, "policy.PodDisruptionBudgetSpec"),
          "minAvailable and maxUnavailable cannot be both set"))
    }
    for key in bounds {
      errors += NumberOrPercentRules.errors(spec[key], path.child(key))
      errors += NumberOrPercentRules.atMostAll(spec[key], path.child(key))
    }
    errors += FieldRules.labelSelector(spec[.selector], path.child(.selector))
    let policies = ["AlwaysAllow", "IfHealthyBudget"]
    if let policy = spec.string(.unhealthyPodEvictionPolicy), !policies.contains(policy) {
      errors.append(
        .notSupported(
          path.child(.unhealthyPodEvictionPolicy), .string(policy), supported: policies))
    }
    return errors
  }

  private static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    if let value = spec[.minAvailable], !value.isNull {
      writer.field("Min available", DescribeText.numberOrText(value))
    } else if let value = spec[.maxUnavailable], !value.isNull {
      writer.field("Max unavailable", DescribeText.numberOrText(value))
    }
    let selector = spec[.selector] ?? .null
    writer.field("Selector", selector.isNull ? "<unset>" : SelectorText.text(selector))
    writer.write(0, "Status:\n")
    for (title, key) in [
      ("Allowed disruptions", Key.disruptionsAllowed), ("Current", .currentHealthy),
      ("Desired", .desiredHealthy), ("Total", .expectedPods),
    ] {
      writer.field(title, String(object.int(.status, key) ?? 0), level: 2)
    }
    if let events { writer.events(events, now: now) }
    return writer.text()
  }
}
