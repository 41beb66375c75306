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
    componentstatuses cs v1 ComponentStatus
    limitranges limits v1 LimitRange
    persistentvolumeclaims pvc v1 PersistentVolumeClaim
    persistentvolumes pv v1 PersistentVolume
    podtemplates - v1 PodTemplate
    resourcequotas quota v1 ResourceQuota
    replicationcontrollers rc v1 ReplicationController
    secrets - v1 Secret
    services svc v1 Service
    endpoints ep v1 Endpoints
    mutatingwebhookconfigurations - admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
    validatingadmissionpolicies - admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy
    validatingadmissionpolicybindings - admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding
    validatingwebhookconfigurations - admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration
    customresourcedefinitions crd,crds apiextensions.k8s.io/v1 CustomResourceDefinition
    apiservices - apiregistration.k8s.io/v1 APIService
    controllerrevisions - apps/v1 ControllerRevision
    daemonsets ds apps/v1 DaemonSet
    deployments deploy apps/v1 Deployment
    replicasets rs apps/v1 ReplicaSet
    statefulsets sts apps/v1 StatefulSet
    selfsubjectreviews - authentication.k8s.io/v1 SelfSubjectReview
    tokenreviews - authentication.k8s.io/v1 TokenReview
    localsubjectaccessreviews - authorization.k8s.io/v1 LocalSubjectAccessReview
    selfsubjectaccessreviews - authorization.k8s.io/v1 SelfSubjectAccessReview
    selfsubjectrulesreviews - authorization.k8s.io/v1 SelfSubjectRulesReview
    subjectaccessreviews - authorization.k8s.io/v1 SubjectAccessReview
    horizontalpodautoscalers hpa autoscaling/v2 HorizontalPodAutoscaler
    horizontalpodautoscalers hpa autoscaling/v1 HorizontalPodAutoscaler
    cronjobs cj batch/v1 CronJob
    jobs - batch/v1 Job
    certificatesigningrequests csr certificates.k8s.io/v1 CertificateSigningRequest
    endpointslices - discovery.k8s.io/v1 EndpointSlice
    flowschemas - flowcontrol.apiserver.k8s.io/v1 FlowSchema
    prioritylevelconfigurations - flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration
    ingressclasses - networking.k8s.io/v1 IngressClass
    ingresses ing networking.k8s.io/v1 Ingress
    networkpolicies netpol networking.k8s.io/v1 NetworkPolicy
    runtimeclasses - node.k8s.io/v1 RuntimeClass
    poddisruptionbudgets pdb policy/v1 PodDisruptionBudget
    clusterrolebindings - rbac.authorization.k8s.io/v1 ClusterRoleBinding
    clusterroles - rbac.authorization.k8s.io/v1 ClusterRole
    rolebindings - rbac.authorization.k8s.io/v1 RoleBinding
    roles - rbac.authorization.k8s.io/v1 Role
    priorityclasses pc scheduling.k8s.io/v1 PriorityClass
    csidrivers - storage.k8s.io/v1 CSIDriver
    csinodes - storage.k8s.io/v1 CSINode
    csistoragecapacities - storage.k8s.io/v1 CSIStorageCapacity
    storageclasses sc storage.k8s.io/v1 StorageClass
    volumeattachments - storage.k8s.io/v1 VolumeAttachment
    """
}
