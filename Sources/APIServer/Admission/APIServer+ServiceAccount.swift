import ObjectModel
import Simulation

// Models: plugin serviceaccount, v1.32.

extension APIServer {
  static let tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// Gives a pod its service account and the projected volume with its token.
  mutating func mountServiceAccount(
    into pod: inout Value, _ context: RequestContext
  ) throws(Status) {
    if pod[.metadata, .annotations, "kubernetes.io/config.mirror"] != nil { return }
    if pod.string(.spec, "serviceAccountName") ?? "" == "" {
      pod[orEmpty: .spec]["serviceAccountName"] = "default"
    }
    let name = pod.string(.spec, "serviceAccountName") ?? "default"
    pod[orEmpty: .spec]["serviceAccount"] = .string(name)
    let namespace = context.target.namespace ?? ""
    guard
      let accounts = catalog.serviceAccounts,
      let account = store.object(accounts, ObjectKey(namespace, name))
    else {
      throw .forbidden(
        "pods", Self.admissionName(pod),
        "error looking up service account \(namespace)/\(name): serviceaccount \"\(name)\""
          + " not found")
    }
    let mounts =
      pod.bool(.spec, "automountServiceAccountToken")
      ?? account.value.bool("automountServiceAccountToken") ?? true
    if mounts { mountToken(into: &pod) }
    let secrets = account.value.elements("imagePullSecrets")
    if pod.elements(.spec, "imagePullSecrets").isEmpty, !secrets.isEmpty {
      pod[orEmpty: .spec]["imagePullSecrets"] = .array(secrets)
    }
  }

  private mutating func mountToken(into pod: inout Value) {
    var volumeName = ""
    for volume in pod.elements(.spec, "volumes") {
      guard let name = volume.string(.name), name.hasPrefix("kube-api-access-") else { continue }
      volumeName = name
    }
    let exists = !volumeName.isEmpty
    if !exists { volumeName = "kube-api-access-" + nameStream.nameSuffix() }
    let mount: Value = [
      "mountPath": .string(Self.tokenPath), "name": .string(volumeName), "readOnly": true,
    ]
    var isNeeded = false
    for list in [Key.initContainers, .containers] {
      guard var containers = pod[.spec, list]?.array else { continue }
      for index in containers.indices {
        var mounts = containers[index].elements("volumeMounts")
        guard !mounts.contains(where: { $0.string("mountPath") == Self.tokenPath }) else {
          continue
        }
        mounts.append(mount)
        containers[index]["volumeMounts"] = .array(mounts)
        isNeeded = true
      }
      pod[orEmpty: .spec][list] = .array(containers)
    }
    guard isNeeded, !exists else { return }
    var volumes = pod.elements(.spec, "volumes")
    volumes.append(Self.tokenVolume(named: volumeName))
    pod[orEmpty: .spec]["volumes"] = .array(volumes)
  }

  static func tokenVolume(named name: String) -> Value {
    [
      "name": .string(name),
      "projected": [
        "defaultMode": 420,
        "sources": [
          ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
          [
            "configMap": [
              "items": [["key": "ca.crt", "path": "ca.crt"]], "name": "kube-root-ca.crt",
            ]
          ],
          [
            "downwardAPI": [
              "items": [
                [
                  "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
                  "path": "namespace",
                ]
              ]
            ]
          ],
        ],
      ],
    ]
  }
}
