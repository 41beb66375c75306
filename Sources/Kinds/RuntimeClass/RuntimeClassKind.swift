import APIServer
import ObjectModel

// Models: ValidateRuntimeClass and printRuntimeClass, v1.32.

/// node.k8s.io/v1 RuntimeClass.
enum RuntimeClassKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "node.k8s.io", kind: "RuntimeClass", plural: "runtimeclasses", singular: "runtimeclass",
      package: "node", isNamespaced: false)
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Handler"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [object.nameCell, object.textCell(.handler), context.ageCell(object)]
    }
    kind.validateName = ObjectName.subdomain
    kind.validate = errors
    kind.validateUpdate = { new, old in
      let handler = new[.handler] ?? ""
      return errors(new)
        + (handler == old[.handler] ?? ""
          ? [] : [.invalid("handler", handler, WorkloadRules.immutableText)])
    }
    kind.allowsUnconditionalUpdate = false
    kind.allowsCreateOnUpdate = true
    kind.describer = GenericDescriber.describer
    return kind
  }()

  @Sendable
  private static func errors(_ object: Value) -> [FieldError] {
    var errors = FieldRules.label(object.string(.handler) ?? "", FieldPath("handler"))
    if let overhead = object[.overhead], !overhead.isNull {
      errors += ResourceRules.containerErrors(
        [.limits: .object(overhead.fields(.podFixed))], FieldPath("overhead"))
    }
    let path = FieldPath("scheduling")
    ObjectMetaValidation.labelErrors(
      object[.scheduling, .nodeSelector], path.child(.nodeSelector), &errors)
    return errors
      + TolerationRules.errors(
        object.elements(.scheduling, .tolerations),
        path.child(.tolerations).child(.tolerations))
  }
}
