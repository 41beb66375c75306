import APIServer
import Kinds
import ObjectModel
import Simulation

/// A lease in `kube-system` that a component of the control plane holds and renews.
struct ControlPlaneLease: Sendable {
  let name: String
  let period: Span
  var renewedAt: Instant
}

extension Cluster {
  /// Creates the lease of the API server and, where the control plane is seen, those of the
  /// components that elect a leader.
  mutating func createControlPlaneLeases(_ world: World, random: RandomStream) {
    var identities = random.split("control-plane-identities")
    // The name is base32 of the SHA-256 of the host's name, as upstream makes it; an unseen
    // control plane has the one of the recorded cluster.
    let hash =
      world.controlPlaneNode == nil ? "wlv32tlttr4jl3gtroqexyxapa" : "s2bgmziuyb2qrwpoihfaumwpf4"
    let name = "apiserver-\(hash)"
    createLease(
      name, holder: "\(name)_\(identities.uuid())", seconds: 3600, period: .seconds(10),
      labels: [
        "apiserver.kubernetes.io/identity": "kube-apiserver",
        "kubernetes.io/hostname": .string(world.controlPlaneNode ?? "control-plane"),
      ])
    guard let node = world.controlPlaneNode else { return }
    for name in ["kube-controller-manager", "kube-scheduler"] {
      createLease(
        name, holder: "\(node)_\(identities.uuid())", seconds: 15, period: .seconds(2))
    }
  }

  private mutating func createLease(
    _ name: String, holder: String, seconds: Int64, period: Span, labels: Value? = nil
  ) {
    let time = Value.string(RFC3339.microText(epochNanoseconds: now.nanoseconds))
    var lease: Value = [
      "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
      "metadata": ["name": .string(name), "namespace": "kube-system"],
      "spec": [
        "holderIdentity": .string(holder), "leaseDurationSeconds": .int(seconds),
        "renewTime": time,
      ],
    ]
    if let labels {
      lease[orEmpty: .metadata][.labels] = labels
    } else {
      lease[orEmpty: .spec]["acquireTime"] = time
      lease[orEmpty: .spec]["leaseTransitions"] = 0
    }
    create(lease, by: Self.manager(ofLease: name))
    controlPlaneLeases.append(
      ControlPlaneLease(name: name, period: period, renewedAt: now))
  }

  /// Writes the renewals that would have been made by now.
  mutating func renewControlPlaneLeases() {
    for index in controlPlaneLeases.indices {
      let lease = controlPlaneLeases[index]
      let due = (now - lease.renewedAt).nanoseconds / lease.period.nanoseconds
      guard due > 0 else { continue }
      controlPlaneLeases[index].renewedAt = lease.renewedAt + lease.period * due
      let time = RFC3339.microText(
        epochNanoseconds: controlPlaneLeases[index].renewedAt.nanoseconds)
      var request = APIRequest(
        .patch,
        .resource(
          ResourceTarget(
            group: "coordination.k8s.io", resource: "leases", namespace: "kube-system",
            name: lease.name)),
        body: ["spec": ["renewTime": .string(time)]], patchType: .merge,
        user: .system("masters"))
      request.options.fieldManager = Self.manager(ofLease: lease.name)
      _ = api.handle(request)
    }
  }

  /// A component's lease has its name, but for the API server's.
  private static func manager(ofLease name: String) -> String {
    name.hasPrefix("apiserver-") ? "kube-apiserver" : name
  }
}
