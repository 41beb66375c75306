import APIServer
import ObjectModel

// Models: ValidatePodSpec, v1.32: the same rules in the same order.

/// Collects the broken rules of one pod spec.
struct PodSpecValidator {
  let spec: Value
  let path: FieldPath
  /// The pod's name, which the claims of ephemeral volumes are named after.
  let podName: String?
  /// Whether the spec is part of a template, where some rules are looser.
  var isTemplate = false
  /// What was found so far.
  var errors: [FieldError] = []
  /// The sources of the volumes without faults, by name.
  var volumes: [(name: String, source: Value)] = []

  init(_ spec: Value, _ path: FieldPath, podName: String?) {
    self.spec = spec
    self.path = path
    self.podName = podName
  }

  mutating func check() {
    if PlainPodSpec.holds(spec) {
      assert(isFaultless, "said to be plain, but it breaks rules")
    } else {
      checkRules()
    }
  }

  /// What debug builds ask of a plain spec.
  private var isFaultless: Bool {
    var validator = self
    validator.checkRules()
    return validator.errors.isEmpty
  }

  private mutating func checkRules() {
    if spec.int(.terminationGracePeriodSeconds) == nil {
      errors.append(.required(path.child(.terminationGracePeriodSeconds)))
    }
    checkVolumes()
    checkContainers()
    checkInitContainers()
    checkEphemeralContainers()
    checkHostNetwork()
    errors += FieldRules.word(
      spec.string(.restartPolicy) ?? "", of: ["Always", "OnFailure", "Never"],
      path.child(.restartPolicy))
    errors += FieldRules.word(
      spec.string(.dnsPolicy) ?? "",
      of: ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"],
      path.child(.dnsPolicy))
    ObjectMetaValidation.labelErrors(spec[.nodeSelector], path.child(.nodeSelector), &errors)
    checkPodSecurity()
    checkAffinity()
    checkDNS()
    for (index, gate) in spec.elements(.readinessGates).enumerated() {
      errors += FieldRules.qualifiedName(
        gate.string(.conditionType) ?? "",
        path.child(.readinessGates).index(index).child(.conditionType))
    }
    checkSchedulingGates()
    checkSpread()
    checkNames()
  }

  private mutating func checkSchedulingGates() {
    var seen: [String] = []
    for (index, gate) in spec.elements(.schedulingGates).enumerated() {
      let name = gate.string(.name) ?? ""
      let place = path.child(.schedulingGates).index(index)
      errors += FieldRules.qualifiedName(name, place)
      if seen.contains(name) { errors.append(.duplicate(place, .string(name))) }
      seen.append(name)
    }
  }

  /// The rest of the fields, most of them names.
  private mutating func checkNames() {
    checkSubdomain(.serviceAccountName)
    checkSubdomain(.nodeName)
    if let seconds = spec.int(.activeDeadlineSeconds), !(1...2_147_483_647).contains(seconds) {
      errors.append(
        .invalid(
          path.child(.activeDeadlineSeconds), .int(seconds),
          FieldRules.rangeText(1, 2_147_483_647)))
    }
    for key in [Key.hostname, .subdomain] {
      let text = spec.string(key) ?? ""
      if !text.isEmpty { errors += FieldRules.label(text, path.child(key)) }
    }
    errors += TolerationRules.errors(spec.elements(.tolerations), path.child(.tolerations))
    for (index, alias) in spec.elements(.hostAliases).enumerated() {
      let place = path.child(.hostAliases).index(index)
      errors += FieldRules.address(alias.string(.ip) ?? "", place.child(.ip))
      for (number, name) in alias.elements(.hostnames).enumerated() {
        errors += FieldRules.subdomain(
          name.string ?? "", place.child(.hostnames).index(number))
      }
    }
    checkSubdomain(.priorityClassName)
    if let name = spec.string(.runtimeClassName) {
      errors += FieldRules.subdomain(name, path.child(.runtimeClassName))
    }
    if let policy = spec.string(.preemptionPolicy) {
      errors += FieldRules.word(
        policy, of: ["PreemptLowerPriority", "Never"], path.child(.preemptionPolicy))
    }
    checkOS()
  }

  private mutating func checkSubdomain(_ key: Key) {
    let text = spec.string(key) ?? ""
    if !text.isEmpty { errors += FieldRules.subdomain(text, path.child(key)) }
  }

  private mutating func checkOS() {
    guard let os = spec[.os], !os.isNull else { return }
    let name = os.string(.name) ?? ""
    if name.isEmpty {
      errors.append(.required(path.child(.os, .name), "cannot be empty"))
    } else if name != "linux", name != "windows" {
      errors.append(
        .notSupported(path.child(.os), .string(name), supported: ["linux", "windows"]))
    }
  }

  private mutating func checkDNS() {
    let place = path.child(.dnsConfig)
    let config = spec[.dnsConfig]
    let servers = config?.elements(.nameservers) ?? []
    if spec.string(.dnsPolicy) == "None" {
      if config == nil {
        errors.append(.required(place, "must provide `dnsConfig` when `dnsPolicy` is None"))
        return
      }
      if servers.isEmpty {
        errors.append(
          .required(
            place.child(.nameservers),
            "must provide at least one DNS nameserver when `dnsPolicy` is None"))
        return
      }
    }
    if let config { checkDNS(config, servers, place) }
  }

  private mutating func checkDNS(_ config: Value, _ servers: [Value], _ place: FieldPath) {
    if servers.count > 3 {
      errors.append(
        .invalid(
          place.child(.nameservers), goText: GoText.slice(servers.compactMap(\.string)),
          "must not have more than 3 nameservers"))
    }
    for (index, server) in servers.enumerated() {
      errors += FieldRules.address(
        server.string ?? "", place.child(.nameservers).index(index))
    }
    let searches = config.elements(.searches).compactMap(\.string)
    if searches.count > 32 {
      errors.append(
        .invalid(
          place.child(.searches), goText: GoText.slice(searches),
          "must not have more than 32 search paths"))
    }
    for (index, search) in searches.enumerated() {
      let bare = search.hasSuffix(".") ? String(search.dropLast()) : search
      errors += FieldRules.subdomain(bare, place.child(.searches).index(index))
    }
    for (index, option) in config.elements(.options).enumerated()
    where (option.string(.name) ?? "").isEmpty {
      errors.append(.required(place.child(.options).index(index), "must not be empty"))
    }
  }

  private mutating func checkHostNetwork() {
    guard spec.bool(.hostNetwork) == true else { return }
    for (index, container) in spec.elements(.containers).enumerated() {
      for (number, port) in container.elements(.ports).enumerated() {
        let hostPort = port.int(.hostPort) ?? 0
        if isTemplate, hostPort == 0 { continue }
        guard hostPort != port.int(.containerPort) ?? 0 else { continue }
        errors.append(
          .invalid(
            path.child(.containers).index(index).child(.ports).index(number).child(.hostPort),
            .int(hostPort), "must match `containerPort` when `hostNetwork` is true"))
      }
    }
  }
}
