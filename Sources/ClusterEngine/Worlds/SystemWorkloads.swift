import Kinds
import ObjectModel

// Models: coredns and kube-proxy as kubeadm v1.32 installs them. Differs: without probes, service
// accounts and configuration, which nothing here reads.

/// The workloads in `kube-system` that a cluster begins with, and their pods.
enum SystemWorkloads {
  /// The hash in the names of coredns' pods in a kubeadm v1.32 cluster.
  static let coreDNSHash = "668d6bf9bc"

  /// The Deployment `coredns`.
  static let coreDNS: Value = [
    "apiVersion": "apps/v1", "kind": "Deployment",
    "metadata": [
      "name": "coredns", "namespace": "kube-system", "labels": ["k8s-app": "kube-dns"],
      "annotations": ["deployment.kubernetes.io/revision": "1"],
    ],
    "spec": [
      "replicas": 2, "strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": 1]],
      "selector": ["matchLabels": ["k8s-app": "kube-dns"]],
      "template": ["metadata": ["labels": ["k8s-app": "kube-dns"]], "spec": coreDNSPod],
    ],
  ]

  private static let coreDNSPod: Value = [
    "containers": [
      [
        "name": "coredns", "image": "registry.k8s.io/coredns/coredns:v1.11.3",
        "imagePullPolicy": "IfNotPresent", "args": ["-conf", "/etc/coredns/Corefile"],
        "ports": [
          ["containerPort": 53, "name": "dns", "protocol": "UDP"],
          ["containerPort": 53, "name": "dns-tcp", "protocol": "TCP"],
          ["containerPort": 9153, "name": "metrics", "protocol": "TCP"],
        ],
        "resources": [
          "limits": ["memory": "170Mi"], "requests": ["cpu": "100m", "memory": "70Mi"],
        ],
      ]
    ],
    "dnsPolicy": "Default", "nodeSelector": ["kubernetes.io/os": "linux"],
    "priorityClassName": "system-cluster-critical",
    "tolerations": [
      ["key": "CriticalAddonsOnly", "operator": "Exists"],
      ["effect": "NoSchedule", "key": "node-role.kubernetes.io/control-plane"],
    ],
  ]

  /// The DaemonSet `kube-proxy`.
  static let proxy: Value = [
    "apiVersion": "apps/v1", "kind": "DaemonSet",
    "metadata": [
      "name": "kube-proxy", "namespace": "kube-system", "labels": ["k8s-app": "kube-proxy"],
    ],
    "spec": [
      "selector": ["matchLabels": ["k8s-app": "kube-proxy"]],
      "template": ["metadata": ["labels": ["k8s-app": "kube-proxy"]], "spec": proxyPod],
    ],
  ]

  private static let proxyPod: Value = [
    "containers": [
      [
        "name": "kube-proxy", "image": "registry.k8s.io/kube-proxy:v1.32.13",
        "imagePullPolicy": "IfNotPresent",
        "command": [
          "/usr/local/bin/kube-proxy", "--config=/var/lib/kube-proxy/config.conf",
          "--hostname-override=$(NODE_NAME)",
        ],
        "env": [
          ["name": "NODE_NAME", "valueFrom": ["fieldRef": ["fieldPath": "spec.nodeName"]]]
        ],
      ]
    ],
    "hostNetwork": true, "nodeSelector": ["kubernetes.io/os": "linux"],
    "priorityClassName": "system-node-critical", "tolerations": [["operator": "Exists"]],
  ]

  // MARK: What they own

  /// The ReplicaSet of the Deployment as it is stored.
  static func replicaSet(of deployment: Value) -> Value {
    let labels: Value = ["k8s-app": "kube-dns", "pod-template-hash": .string(coreDNSHash)]
    var template = deployment[.spec, .template] ?? .emptyObject
    template[orEmpty: .metadata][.labels] = labels
    return [
      "apiVersion": "apps/v1", "kind": "ReplicaSet",
      "metadata": [
        "name": .string("coredns-\(coreDNSHash)"), "namespace": "kube-system", "labels": labels,
        "annotations": [
          "deployment.kubernetes.io/desired-replicas": "2",
          "deployment.kubernetes.io/max-replicas": "3",
          "deployment.kubernetes.io/revision": "1",
        ],
        "ownerReferences": [reference(to: deployment)],
      ],
      "spec": [
        "replicas": 2, "selector": ["matchLabels": labels], "template": template,
      ],
    ]
  }

  /// A pod of coredns on a node.
  static func coreDNSPod(of set: Value, suffix: String, node: String) -> Value {
    var pod = pod(of: set, suffix: suffix)
    pod[orEmpty: .spec][.nodeName] = .string(node)
    return pod
  }

  /// A pod of kube-proxy on a node, with what the controller gives daemon pods.
  static func proxyPod(of set: Value, suffix: String, node: String) -> Value {
    var pod = pod(of: set, suffix: suffix)
    let hash = PodTemplateHash.text(of: set[.spec, .template] ?? .null)
    pod[orEmpty: .metadata][orEmpty: .labels]["controller-revision-hash"] = .string(hash)
    pod[orEmpty: .metadata][orEmpty: .labels]["pod-template-generation"] = "1"
    pod[orEmpty: .spec][.nodeName] = .string(node)
    let name: Value = [
      "key": "metadata.name", "operator": "In", "values": [.string(node)],
    ]
    pod[orEmpty: .spec][.affinity] = [
      "nodeAffinity": [
        "requiredDuringSchedulingIgnoredDuringExecution": [
          "nodeSelectorTerms": [["matchFields": [name]]]
        ]
      ]
    ]
    let taints: [(String, Value)] = [
      ("not-ready", "NoExecute"), ("unreachable", "NoExecute"),
      ("disk-pressure", "NoSchedule"), ("memory-pressure", "NoSchedule"),
      ("pid-pressure", "NoSchedule"), ("unschedulable", "NoSchedule"),
      ("network-unavailable", "NoSchedule"),
    ]
    let tolerations = taints.map { key, effect -> Value in
      ["effect": effect, "key": .string("node.kubernetes.io/\(key)"), "operator": "Exists"]
    }
    pod[orEmpty: .spec][.tolerations] = .array([["operator": "Exists"]] + tolerations)
    return pod
  }

  private static func pod(of owner: Value, suffix: String) -> Value {
    let prefix = (owner.string(.metadata, .name) ?? "") + "-"
    return [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "generateName": .string(prefix), "name": .string(prefix + suffix),
        "namespace": "kube-system",
        "labels": owner[.spec, .template]?[.metadata, .labels] ?? .emptyObject,
        "ownerReferences": [reference(to: owner)],
      ],
      "spec": owner[.spec, .template]?[.spec] ?? .emptyObject,
    ]
  }

  private static func reference(to owner: Value) -> Value {
    [
      "apiVersion": "apps/v1", "kind": owner[.kind] ?? "", "controller": true,
      "blockOwnerDeletion": true, "name": owner[.metadata, .name] ?? "",
      "uid": owner[.metadata, .uid] ?? "",
    ]
  }
}
