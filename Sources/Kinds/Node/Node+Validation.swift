import APIServer
import ObjectModel

// Models: ValidateNode and ValidateNodeUpdate, v1.32.
enum NodeValidation {
  @Sendable
  static func errors(_ node: Value) -> [FieldError] {
    taintErrors(node) + resourceErrors(node)
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors = resourceErrors(new)
    errors += addressErrors(new)
    let cidrs = old.elements(.spec, .podCIDRs)
    if !cidrs.isEmpty, cidrs != new.elements(.spec, .podCIDRs) {
      errors.append(
        .forbidden(
          FieldPath("spec").child(.podCIDRs),
          "node updates may not change podCIDR except from \"\" to valid"))
    }
    let provider = old.string(.spec, .providerID) ?? ""
    if !provider.isEmpty, provider != new.string(.spec, .providerID) ?? "" {
      errors.append(
        .forbidden(
          FieldPath("spec").child(.providerID),
          "node updates may not change providerID except from \"\" to valid"))
    }
    errors += taintErrors(new)
    if old.string(.spec, .externalID) ?? "" != new.string(.spec, .externalID) ?? "" {
      errors.append(.forbidden(FieldPath("spec").child(.externalID), "may not be updated"))
    }
    return errors
  }

  /// Upstream reports taints under metadata, too.
  private static func taintErrors(_ node: Value) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: [String] = []
    for (index, taint) in node.elements(.spec, .taints).enumerated() {
      let path = FieldPath("metadata").child(.taints).index(index)
      let key = taint.string(.key) ?? ""
      let value = taint.string(.value) ?? ""
      let effect = taint.string(.effect) ?? ""
      errors += FieldRules.qualifiedName(key, path.child(.key))
      let faults = NameRules.labelValue(value)
      if !faults.isEmpty {
        errors.append(
          .invalid(path.child(.value), .string(value), faults.joined(separator: ";")))
      }
      errors += FieldRules.word(effect, of: TolerationRules.effects, path.child(.effect))
      let pair = "\(key) \(effect)"
      if seen.contains(pair) {
        errors.append(
          FieldError(
            .duplicate, path.text, value: goText(taint),
            "taints must be unique by key and effect pair"))
      }
      seen.append(pair)
    }
    return errors
  }

  private static func goText(_ taint: Value) -> String {
    func text(_ key: Key) -> String { GoText.quoted(taint.string(key) ?? "") }
    return "core.Taint{Key:\(text(.key)), Value:\(text(.value)), Effect:\(text(.effect)), "
      + "TimeAdded:<nil>}"
  }

  private static func resourceErrors(_ node: Value) -> [FieldError] {
    var errors: [FieldError] = []
    for key in [Key.capacity, .allocatable] {
      for (name, value) in node.fields(.status, key).sorted {
        let path = FieldPath("status").child(key).child(Key(name))
        errors += ResourceRules.quantityErrors(name, value, path)
      }
    }
    return errors
  }

  private static func addressErrors(_ node: Value) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: [Value] = []
    for (index, address) in node.elements(.status, .addresses).enumerated() {
      if seen.contains(address) {
        let type = GoText.quoted(address.string(.type) ?? "")
        let text = GoText.quoted(address.string(.address) ?? "")
        errors.append(
          FieldError(
            .duplicate, FieldPath("status").child(.addresses).index(index).text,
            value: "core.NodeAddress{Type:\(type), Address:\(text)}"))
      }
      seen.append(address)
    }
    return errors
  }
}
