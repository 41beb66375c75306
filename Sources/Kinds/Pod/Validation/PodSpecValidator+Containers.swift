import APIServer
import ObjectModel

// Models: validateContainers, validateInitContainers and validateEphemeralContainers, v1.32.
extension PodSpecValidator {
  mutating func checkContainers() {
    let list = spec.elements(.containers)
    let place = path.child(.containers)
    if list.isEmpty {
      errors.append(.required(place))
      return
    }
    var names: [String] = []
    for (index, container) in list.enumerated() {
      let here = place.index(index)
      checkCommon(container, here)
      let name = container.string(.name) ?? ""
      if names.contains(name) { errors.append(.duplicate(here.child(.name), .string(name))) }
      names.append(name)
      checkHandlers(of: container, here)
      if container[.restartPolicy] != nil {
        errors.append(
          .forbidden(here.child(.restartPolicy), "may not be set for non-init containers"))
      }
    }
    checkHostPorts(list, place)
  }

  mutating func checkInitContainers() {
    let place = path.child(.initContainers)
    var names = spec.elements(.containers).map { $0.string(.name) ?? "" }
    for (index, container) in spec.elements(.initContainers).enumerated() {
      let here = place.index(index)
      checkCommon(container, here)
      if let policy = container.string(.restartPolicy), policy != "Always" {
        errors.append(
          .notSupported(here.child(.restartPolicy), .string(policy), supported: ["Always"]))
      }
      let name = container.string(.name) ?? ""
      if names.contains(name) {
        errors.append(.duplicate(here.child(.name), .string(name)))
      } else if !name.isEmpty {
        names.append(name)
      }
      checkHostPorts([container], place)
      if container.isSidecar {
        checkHandlers(of: container, here)
      } else {
        for key in [Key.lifecycle, .livenessProbe, .readinessProbe, .startupProbe]
        where container[key] != nil {
          errors.append(
            .forbidden(
              here.child(key),
              "may not be set for init containers without restartPolicy=Always"))
        }
      }
    }
  }

  mutating func checkEphemeralContainers() {
    let others = (spec.elements(.containers) + spec.elements(.initContainers))
      .map { $0.string(.name) ?? "" }
    var names = others
    for (index, container) in spec.elements(.ephemeralContainers).enumerated() {
      let here = path.child(.ephemeralContainers).index(index)
      checkCommon(container, here)
      errors += PodValidation.imageSpaceErrors(container, here)
      let name = container.string(.name) ?? ""
      if names.contains(name) { errors.append(.duplicate(here.child(.name), .string(name))) }
      names.append(name)
      let target = container.string(.targetContainerName) ?? ""
      if !target.isEmpty, !others.contains(target) {
        errors.append(.notFound(here.child(.targetContainerName), .string(target)))
      }
      checkForbidden(container, here)
    }
  }

  /// Ephemeral containers may not have what a lasting program needs.
  private mutating func checkForbidden(_ container: Value, _ here: FieldPath) {
    let text = "cannot be set for an Ephemeral Container"
    let keys = [
      Key.ports, .resources, .resizePolicy, .restartPolicy, .livenessProbe, .readinessProbe,
      .startupProbe, .lifecycle,
    ]
    for key in keys {
      let value = container[key] ?? .null
      let isEmpty = value.isNull || value == .emptyObject || value == .array([])
      if !isEmpty { errors.append(.forbidden(here.child(key), text)) }
    }
    for (number, mount) in container.elements(.volumeMounts).enumerated() {
      for key in [Key.subPath, .subPathExpr] where !(mount.string(key) ?? "").isEmpty {
        errors.append(
          .forbidden(here.child(.volumeMounts).index(number).child(key), text))
      }
    }
  }

  /// What containers of every sort must obey.
  private mutating func checkCommon(_ container: Value, _ here: FieldPath) {
    let name = container.string(.name) ?? ""
    if name.isEmpty {
      errors.append(.required(here.child(.name)))
    } else {
      errors += FieldRules.label(name, here.child(.name))
    }
    if (container.string(.image) ?? "").isEmpty { errors.append(.required(here.child(.image))) }
    errors += FieldRules.word(
      container.string(.terminationMessagePolicy) ?? "", of: ["File", "FallbackToLogsOnError"],
      here.child(.terminationMessagePolicy))
    checkPorts(container.elements(.ports), here.child(.ports))
    checkEnvironment(container, here)
    checkMounts(container, here)
    errors += FieldRules.word(
      container.string(.imagePullPolicy) ?? "", of: ["Always", "IfNotPresent", "Never"],
      here.child(.imagePullPolicy))
    errors += ResourceRules.containerErrors(container[.resources], here.child(.resources))
    checkSecurity(container[.securityContext], here.child(.securityContext))
  }

  private mutating func checkPorts(_ ports: [Value], _ place: FieldPath) {
    var names: [String] = []
    for (index, port) in ports.enumerated() {
      let here = place.index(index)
      let name = port.string(.name) ?? ""
      if !name.isEmpty {
        let faults = FieldRules.portNameFaults(name)
        if !faults.isEmpty {
          errors += faults.map { .invalid(here.child(.name), .string(name), $0) }
        } else if names.contains(name) {
          errors.append(.duplicate(here.child(.name), .string(name)))
        } else {
          names.append(name)
        }
      }
      let number = port.int(.containerPort) ?? 0
      if number == 0 {
        errors.append(.required(here.child(.containerPort)))
      } else {
        errors += FieldRules.port(number, here.child(.containerPort))
      }
      if let hostPort = port.int(.hostPort), hostPort != 0 {
        errors += FieldRules.port(hostPort, here.child(.hostPort))
      }
      errors += FieldRules.word(
        port.string(.protocol) ?? "", of: ["SCTP", "TCP", "UDP"], here.child(.protocol))
    }
  }

  /// Two ports of one pod cannot share a port of the node.
  private mutating func checkHostPorts(_ containers: [Value], _ place: FieldPath) {
    var seen: [String] = []
    for (index, container) in containers.enumerated() {
      for (number, port) in container.elements(.ports).enumerated() {
        guard let hostPort = port.int(.hostPort), hostPort != 0 else { continue }
        let text = "\(port.string(.protocol) ?? "")/\(port.string(.hostIP) ?? "")/\(hostPort)"
        if seen.contains(text) {
          errors.append(
            .duplicate(
              place.index(index).child(.ports).index(number).child(.hostPort), .string(text)))
        } else {
          seen.append(text)
        }
      }
    }
  }
}
