import ObjectModel

// Models: pod-security-admission policy/check_*.go of the baseline level, v1.32.

extension PodSecuritySubject {
  typealias Objection = PodSecurityCheck.Objection
  typealias Words = PodSecurityWords

  var appArmorProfile: Objection? {
    func isBad(_ context: Value) -> Bool {
      guard let profile = context["appArmorProfile"] else { return false }
      return !["RuntimeDefault", "Localhost"].contains(profile.string(.type) ?? "")
    }
    let isPodBad = context.map(isBad) ?? false
    let bad = contextNames(isBad)
    let contexts = [context] + containers.map { $0["securityContext"] }
    var values = Words.distinct(
      contexts.compactMap { $0 }.filter(isBad).map { $0.string("appArmorProfile", .type) ?? "" })
    let prefix = "container.apparmor.security.beta.kubernetes.io/"
    let notes = annotations.compactMap { entry -> String? in
      let value = entry.value.string ?? ""
      guard entry.key.text.hasPrefix(prefix), !value.isEmpty, value != "runtime/default",
        !value.hasPrefix("localhost/")
      else { return nil }
      return "\(entry.key.text)=\(GoText.quoted(value))"
    }
    var setters = Words.setters(pod: isPodBad, bad).map { [$0] } ?? []
    if !notes.isEmpty {
      values += notes.sorted()
      setters.append(Words.plural("annotation", notes.count))
    }
    if setters.isEmpty { return nil }
    return Objection(
      reason: Words.plural("forbidden AppArmor profile", values.count),
      detail: setters.joined(separator: " and ") + " must not set AppArmor profile type to "
        + Words.quoted(values))
  }

  private static let defaultCapabilities = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
    "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  var addedCapabilities: Objection? {
    func added(_ container: Value) -> [String] {
      container.elements("securityContext", "capabilities", "add").compactMap(\.string)
        .filter { !Self.defaultCapabilities.contains($0) }
    }
    let bad = names { !added($0).isEmpty }
    if bad.isEmpty { return nil }
    return Objection(
      reason: "non-default capabilities",
      detail: Words.named("container", bad) + " must not include "
        + Words.quoted(Words.distinct(containers.flatMap(added)))
        + " in securityContext.capabilities.add")
  }

  var hostNamespaces: Objection? {
    let shared = ["hostNetwork", "hostPID", "hostIPC"].filter { spec.bool(Key($0)) ?? false }
    if shared.isEmpty { return nil }
    return Objection(
      reason: "host namespaces", detail: shared.map { $0 + "=true" }.joined(separator: ", "))
  }

  var hostPathVolumes: Objection? {
    let volumes = spec.elements(.volumes).filter { $0["hostPath"] != nil }
      .map { $0.string(.name) ?? "" }
    if volumes.isEmpty { return nil }
    return Objection(reason: "hostPath volumes", detail: Words.named("volume", volumes))
  }

  var hostPorts: Objection? {
    func ports(_ container: Value) -> [String] {
      container.elements(.ports).compactMap { $0.int("hostPort") }.filter { $0 != 0 }.map(
        String.init)
    }
    let bad = names { !ports($0).isEmpty }
    if bad.isEmpty { return nil }
    let numbers = Words.distinct(containers.flatMap(ports))
    return Objection(
      reason: "hostPort",
      detail: Words.named("container", bad) + (bad.count == 1 ? " uses " : " use ")
        + Words.plural("hostPort", numbers.count) + " " + numbers.joined(separator: ", "))
  }

  var privileged: Objection? {
    let bad = names { $0.bool("securityContext", "privileged") ?? false }
    if bad.isEmpty { return nil }
    return Objection(
      reason: "privileged",
      detail: Words.named("container", bad) + " must not set securityContext.privileged=true")
  }

  var procMount: Objection? {
    func type(_ container: Value) -> String? {
      let type = container.string("securityContext", "procMount")
      return type == "Default" ? nil : type
    }
    let bad = names { type($0) != nil }
    if bad.isEmpty { return nil }
    return Objection(
      reason: "procMount",
      detail: Words.named("container", bad) + " must not set securityContext.procMount to "
        + Words.quoted(Words.distinct(containers.compactMap(type))))
  }

  func seLinuxOptions(_ release: Int) -> Objection? {
    var allowed = ["", "container_t", "container_init_t", "container_kvm_t"]
    if release >= 31 { allowed.append("container_engine_t") }
    func isBadType(_ options: Value) -> Bool { !allowed.contains(options.string(.type) ?? "") }
    func isSet(_ key: Key, _ options: Value) -> Bool { !(options.string(key) ?? "").isEmpty }
    func isBad(_ context: Value) -> Bool {
      guard let options = context["seLinuxOptions"] else { return false }
      return isBadType(options) || isSet("user", options) || isSet("role", options)
    }
    let isPodBad = context.map(isBad) ?? false
    guard let setters = Words.setters(pod: isPodBad, contextNames(isBad)) else { return nil }
    let options = ([context] + containers.map { $0["securityContext"] })
      .compactMap { $0?["seLinuxOptions"] }
    let types = Words.distinct(options.filter(isBadType).map { $0.string(.type) ?? "" })
    let faults =
      (types.isEmpty ? [] : [Words.named("type", types)])
      + (options.contains { isSet("user", $0) } ? ["user may not be set"] : [])
      + (options.contains { isSet("role", $0) } ? ["role may not be set"] : [])
    return Objection(
      reason: "seLinuxOptions",
      detail: setters + " set forbidden securityContext.seLinuxOptions: "
        + faults.joined(separator: "; "))
  }

  /// The rule before there was a field.
  var seccompAnnotations: Objection? {
    let keys =
      ["seccomp.security.alpha.kubernetes.io/pod"]
      + names { _ in true }.map { "container.seccomp.security.alpha.kubernetes.io/" + $0 }
    let bad = keys.compactMap { key -> String? in
      guard let value = annotations[Key(key)]?.string, value != "runtime/default",
        value != "docker/default", !value.hasPrefix("localhost/")
      else { return nil }
      return "\(key)=\(GoText.quoted(value))"
    }
    if bad.isEmpty { return nil }
    let notes = Words.distinct(bad)
    return Objection(
      reason: "seccompProfile",
      detail: "forbidden " + Words.plural("annotation", notes.count) + " "
        + notes.joined(separator: ", "))
  }

  /// Whether a security context names a type of seccomp profile that no level takes.
  static func isBadSeccomp(_ context: Value) -> Bool {
    guard let profile = context["seccompProfile"] else { return false }
    return !["Localhost", "RuntimeDefault"].contains(profile.string(.type) ?? "")
  }

  var seccompTypes: Objection? {
    let isPodBad = context.map(Self.isBadSeccomp) ?? false
    guard let setters = Words.setters(pod: isPodBad, contextNames(Self.isBadSeccomp)) else {
      return nil
    }
    let contexts = [context] + containers.map { $0["securityContext"] }
    let types = contexts.compactMap { $0 }.filter(Self.isBadSeccomp)
      .map { $0.string("seccompProfile", .type) ?? "" }
    return Objection(
      reason: "seccompProfile",
      detail: setters + " must not set securityContext.seccompProfile.type to "
        + Words.quoted(Words.distinct(types)))
  }

  private static let safeSysctls = [
    (0, "kernel.shm_rmid_forced"), (0, "net.ipv4.ip_local_port_range"),
    (0, "net.ipv4.tcp_syncookies"), (0, "net.ipv4.ping_group_range"),
    (0, "net.ipv4.ip_unprivileged_port_start"), (27, "net.ipv4.ip_local_reserved_ports"),
    (29, "net.ipv4.tcp_keepalive_time"), (29, "net.ipv4.tcp_fin_timeout"),
    (29, "net.ipv4.tcp_keepalive_intvl"), (29, "net.ipv4.tcp_keepalive_probes"),
    (32, "net.ipv4.tcp_rmem"), (32, "net.ipv4.tcp_wmem"),
  ]

  func sysctls(_ release: Int) -> Objection? {
    let bad = (context?.elements("sysctls") ?? []).map { $0.string(.name) ?? "" }
      .filter { name in !Self.safeSysctls.contains { $0.0 <= release && $0.1 == name } }
    if bad.isEmpty { return nil }
    return Objection(reason: "forbidden sysctls", detail: bad.joined(separator: ", "))
  }

  var hostProcess: Objection? {
    func isBad(_ context: Value) -> Bool { context.bool("windowsOptions", "hostProcess") ?? false }
    let isPodBad = context.map(isBad) ?? false
    guard let setters = Words.setters(pod: isPodBad, contextNames(isBad)) else { return nil }
    return Objection(
      reason: "hostProcess",
      detail: setters + " must not set securityContext.windowsOptions.hostProcess=true")
  }
}
