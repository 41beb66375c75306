import NodeRuntime
import ObjectModel
import Simulation

// Models: the pods of a kubeadm v1.32 cluster. Differs: coredns and kube-proxy have no owner until
// Deployments and DaemonSets exist here.

/// The pods in `kube-system` that a cluster begins with.
enum SystemPods {
  struct Pod {
    let object: Value
  }

  /// The control plane's static pods, two coredns and a kube-proxy for each node.
  static func all(world: World, controlPlaneNode: String, random: RandomStream) -> [Pod] {
    var names = random.split("system-pods")
    let address = world.nodes.first?.address ?? ""
    var pods = [
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
    for _ in 0..<2 {
      pods.append(coreDNS(suffix: names.nameSuffix(), node: controlPlaneNode))
    }
    for node in world.nodes {
      pods.append(proxy(suffix: names.nameSuffix(), node: node.name))
    }
    return pods
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

  private static func coreDNS(suffix: String, node: String) -> Pod {
    Pod(object: [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "name": .string("coredns-668d6bf9bc-\(suffix)"), "namespace": "kube-system",
        "labels": ["k8s-app": "kube-dns", "pod-template-hash": "668d6bf9bc"],
      ],
      "spec": [
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
        "dnsPolicy": "Default", "nodeName": .string(node),
        "nodeSelector": ["kubernetes.io/os": "linux"],
        "priorityClassName": "system-cluster-critical",
        "tolerations": [
          ["key": "CriticalAddonsOnly", "operator": "Exists"],
          ["effect": "NoSchedule", "key": "node-role.kubernetes.io/control-plane"],
        ],
      ],
    ])
  }

  private static func proxy(suffix: String, node: String) -> Pod {
    Pod(object: [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "name": .string("kube-proxy-\(suffix)"), "namespace": "kube-system",
        "labels": [
          "controller-revision-hash": "7bb84c4984", "k8s-app": "kube-proxy",
          "pod-template-generation": "1",
        ],
      ],
      "spec": [
        "containers": [
          [
            "name": "kube-proxy", "image": "registry.k8s.io/kube-proxy:v1.32.13",
            "imagePullPolicy": "IfNotPresent",
            "command": [
              "/usr/local/bin/kube-proxy", "--config=/var/lib/kube-proxy/config.conf",
              .string("--hostname-override=\(node)"),
            ],
          ]
        ],
        "hostNetwork": true, "nodeName": .string(node),
        "nodeSelector": ["kubernetes.io/os": "linux"],
        "priorityClassName": "system-node-critical",
        "tolerations": [["operator": "Exists"]],
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
