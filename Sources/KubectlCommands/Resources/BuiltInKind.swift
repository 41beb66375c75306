// Table file: the kinds that a v1.32 server has besides those simulated from the start.

/// A kind of Kubernetes itself, for a word on those that the simulated server does not serve yet.
struct BuiltInKind {
  let plural: String
  let shortNames: [Substring]
  let apiVersion: String
  let kind: String

  /// The sentence behind "no such resource type" when Kubernetes has one of that name; else empty.
  static func remark(named name: String, group: String) -> String {
    let name = name.lowercased()
    let found = all.first { kind in
      let isNamed =
        kind.plural == name || kind.kind.lowercased() == name
        || kind.shortNames.contains { $0 == name }
      // A group may be cut short, and may begin with a version: `v1.apps`.
      return isNamed
        && (group.isEmpty || kind.group.hasPrefix(group) || group.hasSuffix(kind.group))
    }
    return found?.sentence ?? ""
  }

  /// The sentence behind "no matches for kind" when Kubernetes has that kind; else empty.
  static func remark(apiVersion: String, kind: String) -> String {
    all.first { $0.kind == kind && $0.apiVersion == apiVersion }?.sentence ?? ""
  }

  private var group: String { apiVersion.contains("/") ? apiVersion.cut(at: "/").head : "" }

  private var sentence: String { "\nDrydock does not simulate \(kind) (\(apiVersion)) yet" }

  private init(_ row: Substring) {
    let words = row.split(separator: " ")
    plural = String(words[0])
    shortNames = words[1] == "-" ? [] : words[1].split(separator: ",")
    apiVersion = String(words[2])
    kind = String(words[3])
  }

  /// Looked at only when a kind was not found.
  private static var all: [BuiltInKind] { table.split(separator: "\n").map(BuiltInKind.init) }

  private static let table = """
    mutatingwebhookconfigurations - admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
    validatingadmissionpolicies - admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy
    validatingadmissionpolicybindings - admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding
    validatingwebhookconfigurations - admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration
    customresourcedefinitions crd,crds apiextensions.k8s.io/v1 CustomResourceDefinition
    apiservices - apiregistration.k8s.io/v1 APIService
    certificatesigningrequests csr certificates.k8s.io/v1 CertificateSigningRequest
    flowschemas - flowcontrol.apiserver.k8s.io/v1 FlowSchema
    prioritylevelconfigurations - flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration
    ingressclasses - networking.k8s.io/v1 IngressClass
    networkpolicies netpol networking.k8s.io/v1 NetworkPolicy
    clusterrolebindings - rbac.authorization.k8s.io/v1 ClusterRoleBinding
    clusterroles - rbac.authorization.k8s.io/v1 ClusterRole
    rolebindings - rbac.authorization.k8s.io/v1 RoleBinding
    roles - rbac.authorization.k8s.io/v1 Role
    csidrivers - storage.k8s.io/v1 CSIDriver
    csinodes - storage.k8s.io/v1 CSINode
    csistoragecapacities - storage.k8s.io/v1 CSIStorageCapacity
    storageclasses sc storage.k8s.io/v1 StorageClass
    volumeattachments - storage.k8s.io/v1 VolumeAttachment
    """
}
