public import ObjectModel
import Simulation

// Models: plugin serviceaccount, v1.32.

extension APIServer {
  static let tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// Gives a pod its service account and the projected volume with its token.
  mutating func mountServiceAccount(
    into pod: inout Value, _ context: RequestContext
  ) throws(Status) {
    if pod[.metadata, .annotations, "kubernetes.io/config.mirror"] != nil { return }
    let given = pod.string(.spec, .serviceAccountName) ?? ""
    let name = given.isEmpty ? "default" : given
    if given.isEmpty || pod.string(.spec, .serviceAccount) != name {
      pod.change(.spec) { spec in
        // Room for what this and later plugins add.
        spec.reserveCapacity(spec.count + 6)
        spec[.serviceAccountName] = .string(name)
        spec[.serviceAccount] = .string(name)
      }
    }
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
      pod.bool(.spec, .automountServiceAccountToken)
      ?? account.value.bool(.automountServiceAccountToken) ?? true
    if mounts { mountToken(into: &pod, context) }
    let secrets = account.value.elements(.imagePullSecrets)
    if !secrets.isEmpty, pod.elements(.spec, .imagePullSecrets).isEmpty {
      pod[orEmpty: .spec][.imagePullSecrets] = .array(secrets)
    }
  }

  private mutating func mountToken(into pod: inout Value, _ context: RequestContext) {
    let isNeeded =
      Self.lacksToken(pod[.spec, .initContainers])
      || Self.lacksToken(pod[.spec, .containers])
    let known = pod.elements(.spec, .volumes).last { volume in
      volume.string(.name)?.hasPrefix(Self.tokenVolumePrefix) ?? false
    }?.string(.name)
    // A name is drawn for every pod, so that pods made later do not depend on this one's mounts.
    let volumeName = known ?? Self.tokenVolumePrefix + nameStream.nameSuffix()
    guard isNeeded else { return }
    if known == nil { context.tokenVolume = volumeName }
    let mount = Self.tokenMount(of: volumeName)
    pod.change(.spec) { spec in
      Self.add(mount, to: &spec[.initContainers])
      Self.add(mount, to: &spec[.containers])
      guard known == nil else { return }
      let volume = Self.tokenVolume(named: volumeName)
      if spec.contains(.volumes) {
        spec[.volumes]?.append(volume)
      } else {
        spec.appendUnique(.volumes, .array([volume]))
      }
    }
  }

  private static func lacksToken(_ containers: Value?) -> Bool {
    guard case .array(let list)? = containers else { return false }
    return list.contains { !hasToken($0) }
  }

  private static func hasToken(_ container: Value) -> Bool {
    guard case .array(let mounts)? = container[.volumeMounts] else { return false }
    return mounts.contains { $0.string(.mountPath) == tokenPath }
  }

  /// Adds a mount to those of some containers that do not have it.
  private static func add(_ mount: Value, to containers: inout Value?) {
    guard let count = containers?.array?.count else { return }
    for index in 0..<count where containers.map({ !hasToken($0[index]) }) ?? false {
      containers?[index][.volumeMounts, default: .array([])].append(mount)
    }
  }

  static let tokenVolumePrefix = "kube-api-access-"

  /// The mount of the token volume.
  static func tokenMount(of volumeName: String) -> Value {
    var fields = Fields()
    fields.reserveCapacity(3)
    fields.appendUnique(.mountPath, .string(tokenPath))
    fields.appendUnique(.name, .string(volumeName))
    fields.appendUnique(.readOnly, true)
    return .object(fields)
  }

  /// The volume with the token of a pod's service account.
  static func tokenVolume(named name: String) -> Value {
    var fields = Fields()
    fields.reserveCapacity(2)
    fields.appendUnique(.name, .string(name))
    fields.appendUnique(.projected, tokenProjection)
    return .object(fields)
  }

  /// What every token volume holds; made once, so that all pods share it.
  public static let tokenProjection: Value = [
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
  ]
}
