import ObjectModel

// Models: pod-security-admission policy/check_*.go of the restricted level, v1.32.

extension PodSecuritySubject {
  var privilegeEscalation: Objection? {
    let bad = names { $0.bool("securityContext", "allowPrivilegeEscalation") ?? true }
    if bad.isEmpty { return nil }
    return Objection(
      reason: "allowPrivilegeEscalation != false",
      detail: Words.named("container", bad)
        + " must set securityContext.allowPrivilegeEscalation=false")
  }

  var keptCapabilities: Objection? {
    func list(_ container: Value, _ key: Key) -> [String] {
      container.elements("securityContext", "capabilities", key).compactMap(\.string)
    }
    func added(_ container: Value) -> [String] {
      list(container, "add").filter { $0 != "NET_BIND_SERVICE" }
    }
    let keepers = names { !list($0, "drop").contains("ALL") }
    let adders = names { !added($0).isEmpty }
    var details: [String] = []
    if !keepers.isEmpty {
      details.append(
        Words.named("container", keepers)
          + " must set securityContext.capabilities.drop=[\"ALL\"]")
    }
    if !adders.isEmpty {
      details.append(
        Words.named("container", adders) + " must not include "
          + Words.quoted(Words.distinct(containers.flatMap(added)))
          + " in securityContext.capabilities.add")
    }
    if details.isEmpty { return nil }
    return Objection(
      reason: "unrestricted capabilities", detail: details.joined(separator: "; "))
  }

  private static let allowedVolumes: [Key] = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim",
    "projected", "secret",
  ]

  private static let restrictedVolumeTypes = [
    "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi",
    "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile",
    "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO",
    "storageos",
  ]

  var restrictedVolumes: Objection? {
    let bad = spec.elements(.volumes).filter { volume in
      !Self.allowedVolumes.contains { volume[$0] != nil }
    }
    if bad.isEmpty { return nil }
    let types = Words.distinct(
      bad.map { volume in
        Self.restrictedVolumeTypes.first { volume[Key($0)] != nil } ?? "unknown"
      })
    return Objection(
      reason: "restricted volume types",
      detail: Words.named("volume", bad.map { $0.string(.name) ?? "" })
        + (bad.count == 1 ? " uses " : " use ")
        + Words.named("restricted volume type", types))
  }

  var runAsNonRoot: Objection? {
    let key: Key = "runAsNonRoot"
    let ofPod = context?.bool(key)
    let deniers = contextNames { $0.bool(key) == false }
    if let setters = Words.setters(pod: ofPod == false, deniers) {
      return Objection(
        reason: "runAsNonRoot != true",
        detail: setters + " must not set securityContext.runAsNonRoot=false")
    }
    let silent = ofPod == true ? [] : names { $0.bool("securityContext", key) == nil }
    if silent.isEmpty { return nil }
    return Objection(
      reason: "runAsNonRoot != true",
      detail: "pod or " + Words.named("container", silent)
        + " must set securityContext.runAsNonRoot=true")
  }

  var runAsUser: Objection? {
    func isRoot(_ context: Value) -> Bool { context.int("runAsUser") == 0 }
    let isPodRoot = context.map(isRoot) ?? false
    guard let setters = Words.setters(pod: isPodRoot, contextNames(isRoot)) else { return nil }
    return Objection(reason: "runAsUser=0", detail: setters + " must not set runAsUser=0")
  }

  var seccompProfile: Objection? {
    if let objection = seccompTypes { return objection }
    if context?["seccompProfile"] != nil { return nil }
    let silent = names { $0["securityContext", "seccompProfile"] == nil }
    if silent.isEmpty { return nil }
    return Objection(
      reason: "seccompProfile",
      detail: "pod or " + Words.named("container", silent)
        + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"")
  }
}
