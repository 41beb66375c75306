// Models: the default field specs of kustomize, as built into kubectl v1.32.

/// Where names, labels and annotations stand in the kinds of Kubernetes.
enum KustomizePlaces {
  private static let templated = [
    "ReplicationController", "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job",
  ]
  private static let selecting = ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"]

  /// Labels of pod templates.
  static let templateLabels = [
    FieldPlace("spec/template/metadata/labels", kinds: templated, creates: true),
    FieldPlace("spec/jobTemplate/metadata/labels", kinds: ["CronJob"], creates: true),
    FieldPlace(
      "spec/jobTemplate/spec/template/metadata/labels", kinds: ["CronJob"], creates: true),
    FieldPlace(
      "spec/volumeClaimTemplates[]/metadata/labels", kinds: ["StatefulSet"], creates: true),
  ]

  /// Selectors.
  static let selectors =
    [
      FieldPlace("spec/selector", kinds: ["Service", "ReplicationController"], creates: true),
      FieldPlace("spec/selector/matchLabels", kinds: selecting, creates: true),
      FieldPlace(
        "spec/selector/matchLabels", kinds: ["Job", "PodDisruptionBudget"]),
      FieldPlace("spec/jobTemplate/spec/selector/matchLabels", kinds: ["CronJob"]),
      FieldPlace("spec/podSelector/matchLabels", kinds: ["NetworkPolicy"]),
      FieldPlace("spec/ingress[]/from[]/podSelector/matchLabels", kinds: ["NetworkPolicy"]),
      FieldPlace("spec/egress[]/to[]/podSelector/matchLabels", kinds: ["NetworkPolicy"]),
      FieldPlace(
        "spec/template/spec/topologySpreadConstraints[]/labelSelector/matchLabels",
        kinds: ["Deployment", "StatefulSet"]),
    ] + affinities

  private static let affinities: [FieldPlace] = {
    var places: [FieldPlace] = []
    for affinity in ["podAffinity", "podAntiAffinity"] {
      let start = "spec/template/spec/affinity/\(affinity)/"
      let weighted = "preferredDuringSchedulingIgnoredDuringExecution[]/podAffinityTerm/"
      let strict = "requiredDuringSchedulingIgnoredDuringExecution[]/"
      for middle in [weighted, strict] {
        places.append(
          FieldPlace(
            start + middle + "labelSelector/matchLabels", kinds: ["Deployment", "StatefulSet"]))
      }
    }
    return places
  }()

  /// Annotations of templates.
  static let templateAnnotations = [
    FieldPlace("spec/template/metadata/annotations", kinds: templated, creates: true),
    FieldPlace("spec/jobTemplate/metadata/annotations", kinds: ["CronJob"], creates: true),
    FieldPlace(
      "spec/jobTemplate/spec/template/metadata/annotations", kinds: ["CronJob"], creates: true),
  ]

  /// A sort of names that objects refer to, and where they do.
  struct Reference {
    let kinds: [String]
    let places: [FieldPlace]
  }

  /// All references by name.
  static let references = [
    Reference(
      kinds: ["ConfigMap"],
      places: podPlaces([
        "volumes[]/configMap/name", "containers[]/env[]/valueFrom/configMapKeyRef/name",
        "initContainers[]/env[]/valueFrom/configMapKeyRef/name",
        "containers[]/envFrom[]/configMapRef/name", "initContainers[]/envFrom[]/configMapRef/name",
        "volumes[]/projected/sources[]/configMap/name",
      ])),
    Reference(
      kinds: ["Secret"],
      places: podPlaces([
        "volumes[]/secret/secretName", "containers[]/env[]/valueFrom/secretKeyRef/name",
        "initContainers[]/env[]/valueFrom/secretKeyRef/name",
        "containers[]/envFrom[]/secretRef/name", "initContainers[]/envFrom[]/secretRef/name",
        "imagePullSecrets[]/name", "volumes[]/projected/sources[]/secret/name",
      ]) + [
        FieldPlace("spec/tls[]/secretName", kinds: ["Ingress"]),
        FieldPlace("secrets[]/name", kinds: ["ServiceAccount"]),
        FieldPlace("imagePullSecrets[]/name", kinds: ["ServiceAccount"]),
      ]),
    Reference(
      kinds: ["ServiceAccount"],
      places: podPlaces([
        "serviceAccountName", "serviceAccount",
      ]) + [
        FieldPlace("subjects[]/name", kinds: ["RoleBinding", "ClusterRoleBinding"])
      ]),
    Reference(
      kinds: ["PersistentVolumeClaim"],
      places: podPlaces([
        "volumes[]/persistentVolumeClaim/claimName"
      ])),
    Reference(
      kinds: ["Service"],
      places: [
        FieldPlace("spec/serviceName", kinds: ["StatefulSet"]),
        FieldPlace("spec/rules[]/http/paths[]/backend/service/name", kinds: ["Ingress"]),
        FieldPlace("spec/defaultBackend/service/name", kinds: ["Ingress"]),
      ]),
    Reference(
      kinds: ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"],
      places: [FieldPlace("spec/scaleTargetRef/name", kinds: ["HorizontalPodAutoscaler"])]),
    Reference(
      kinds: ["PersistentVolume"],
      places: [
        FieldPlace("spec/volumeName", kinds: ["PersistentVolumeClaim"])
      ]),
    Reference(
      kinds: ["StorageClass"],
      places: [
        FieldPlace("spec/storageClassName", kinds: ["PersistentVolume", "PersistentVolumeClaim"]),
        FieldPlace("spec/volumeClaimTemplates[]/spec/storageClassName", kinds: ["StatefulSet"]),
      ]),
    Reference(kinds: ["PriorityClass"], places: podPlaces(["priorityClassName"])),
    Reference(kinds: ["Role"], places: [FieldPlace("roleRef/name", kinds: ["RoleBinding"])]),
    Reference(
      kinds: ["ClusterRole"],
      places: [
        FieldPlace("roleRef/name", kinds: ["RoleBinding", "ClusterRoleBinding"])
      ]),
  ]

  /// Places in pod specs, wherever a kind keeps its pod spec.
  private static func podPlaces(_ paths: [String]) -> [FieldPlace] {
    paths.flatMap { path in
      [
        FieldPlace("spec/\(path)", kinds: ["Pod"]),
        FieldPlace("spec/template/spec/\(path)", kinds: templated),
        FieldPlace("spec/jobTemplate/spec/template/spec/\(path)", kinds: ["CronJob"]),
      ]
    }
  }

  /// The order in which kubectl prints kinds; all others stand between.
  static let firstKinds = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount",
    "PodSecurityPolicy", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap",
    "Secret", "Endpoints", "Service", "LimitRange", "PriorityClass", "PersistentVolume",
    "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
  ]
  /// The kinds at the end.
  static let lastKinds = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
}
