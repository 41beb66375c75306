import NodeRuntime
import ObjectModel
import Simulation

// Models: the static pods of a kubeadm v1.32 cluster.

/// The pods of the control plane in `kube-system` that a cluster begins with.
enum SystemPods {
  struct Pod {
    let object: Value
  }

  /// The control plane's static pods.
  static func all(
    world: World, controlPlaneNode: String, nodeUID: Value, seen: String
  ) -> [Pod] {
    let address = world.nodes.first?.address ?? ""
    let pods = [
      staticPod(
        "etcd", image: "registry.k8s.io/etcd:3.5.16-0", node: controlPlaneNode, cpu: "100m",
        memory: "100Mi",
        command: [
          "etcd", "--advertise-client-urls=https://\(address):2379", "--data-dir=/var/lib/etcd",
        ]),
      staticPod(
        "kube-apiserver", image: "registry.k8s.io/kube-apiserver:v1.32.13",
        node: controlPlaneNode, cpu: "250m",
        command: [
          "kube-apiserver", "--advertise-address=\(address)",
          "--authorization-mode=Node,RBAC", "--service-cluster-ip-range=10.96.0.0/16",
        ]),
      staticPod(
        "kube-controller-manager",
        image: "registry.k8s.io/kube-controller-manager:v1.32.13", node: controlPlaneNode,
        cpu: "200m",
        command: [
          "kube-controller-manager", "--allocate-node-cidrs=true",
          "--cluster-cidr=10.244.0.0/16", "--leader-elect=true",
        ]),
      staticPod(
        "kube-scheduler", image: "registry.k8s.io/kube-scheduler:v1.32.13",
        node: controlPlaneNode, cpu: "100m", command: ["kube-scheduler", "--leader-elect=true"]),
    ]
    return pods.map { pod in
      var object = pod.object
      object[orEmpty: "metadata"][orEmpty: "annotations"]["kubernetes.io/config.seen"] =
        .string(seen)
      object[orEmpty: "metadata"]["ownerReferences"] = [
        [
          "apiVersion": "v1", "controller": true, "kind": "Node",
          "name": .string(controlPlaneNode), "uid": nodeUID,
        ]
      ]
      return Pod(object: object)
    }
  }

  private static func staticPod(
    _ component: String, image: String, node: String, cpu: String, memory: String? = nil,
    command: [String]
  ) -> Pod {
    var requests: Value = ["cpu": .string(cpu)]
    if let memory { requests["memory"] = .string(memory) }
    let hash = MirrorHash.text("\(component) \(node)")
    return Pod(object: [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "name": .string("\(component)-\(node)"), "namespace": "kube-system",
        "labels": ["component": .string(component), "tier": "control-plane"],
        "annotations": [
          "kubernetes.io/config.hash": .string(hash), "kubernetes.io/config.mirror": .string(hash),
          "kubernetes.io/config.source": "file",
        ],
      ],
      "spec": [
        "containers": [
          [
            "name": .string(component), "image": .string(image),
            "imagePullPolicy": "IfNotPresent", "command": .array(command.map { .string($0) }),
            "resources": ["requests": requests],
          ]
        ],
        "hostNetwork": true, "nodeName": .string(node),
        "priorityClassName": "system-node-critical",
        "securityContext": ["seccompProfile": ["type": "RuntimeDefault"]],
        "tolerations": [["effect": "NoExecute", "operator": "Exists"]],
      ],
    ])
  }
}

/// A 32-digit hash for static pods, fixed by its text.
enum MirrorHash {
  static func text(_ text: String) -> String {
    var stream = RandomStream(seed: 0).split(text)
    return String(stream.uuid().filter { $0 != "-" })
  }
}
