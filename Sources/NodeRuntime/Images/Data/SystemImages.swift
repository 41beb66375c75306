// Models: the images of a kubeadm v1.32 control plane; their containers are adopted, not started.
enum SystemImages {
  static let all = [etcd, apiServer, controllerManager, scheduler, proxy, coreDNS]

  private static func component(_ name: String, size: Int, version: String, line: String) -> String
  {
    """
    name: registry.k8s.io/\(name)
    tags:
      \(version): \(version)
    size: \(size)
    entrypoint: [/usr/local/bin/component]
    programs:
    - names: [/usr/local/bin/component, etcd, kube-apiserver, kube-controller-manager, kube-scheduler, /usr/local/bin/kube-proxy, /coredns]
      behaviour: idle
      startLines:
    \(line)
    """
  }

  private static let etcd = component(
    "etcd", size: 57_680_541, version: "3.5.16-0",
    line: """
        - '{"level":"info","ts":"${time:iso}","caller":"etcdmain/etcd.go:73","msg":"Running: ","args":["etcd","--advertise-client-urls=https://${podIP}:2379","--data-dir=/var/lib/etcd"]}'
        - '{"level":"info","ts":"${time:iso}","caller":"membership/cluster.go:584","msg":"set initial cluster version","cluster-version":"3.5"}'
        - '{"level":"info","ts":"${time:iso}","caller":"embed/serve.go:210","msg":"serving client traffic securely","address":"${podIP}:2379"}'
      """)

  private static let apiServer = component(
    "kube-apiserver", size: 28_679_230, version: "v1.32.13",
    line: """
        - 'err: I${time:klog}       1 options.go:238] external host was not specified, using ${podIP}'
        - 'err: I${time:klog}       1 server.go:143] Version: v1.32.13'
        - 'err: I${time:klog}       1 secure_serving.go:213] Serving securely on [::]:6443'
      """)

  private static let controllerManager = component(
    "kube-controller-manager", size: 26_265_535, version: "v1.32.13",
    line: """
        - 'err: I${time:klog}       1 serving.go:386] Generated self-signed cert in-memory'
        - 'err: I${time:klog}       1 controllermanager.go:185] "Starting" version="v1.32.13"'
        - 'err: I${time:klog}       1 leaderelection.go:271] successfully acquired lease kube-system/kube-controller-manager'
      """)

  private static let scheduler = component(
    "kube-scheduler", size: 20_664_331, version: "v1.32.13",
    line: """
        - 'err: I${time:klog}       1 serving.go:386] Generated self-signed cert in-memory'
        - 'err: I${time:klog}       1 server.go:166] "Starting Kubernetes Scheduler" version="v1.32.13"'
        - 'err: I${time:klog}       1 leaderelection.go:271] successfully acquired lease kube-system/kube-scheduler'
      """)

  private static let proxy = component(
    "kube-proxy", size: 30_906_462, version: "v1.32.13",
    line: """
        - 'err: I${time:klog}       1 server_linux.go:66] "Using iptables proxy"'
        - 'err: I${time:klog}       1 server.go:698] "Successfully retrieved node IP(s)" IPs=["${podIP}"]'
        - 'err: I${time:klog}       1 shared_informer.go:320] Caches are synced for service config'
      """)

  private static let coreDNS = component(
    "coredns/coredns", size: 18_562_039, version: "v1.11.3",
    line: """
        - '.:53'
        - '[INFO] plugin/reload: Running configuration SHA512 = 591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908'
        - 'CoreDNS-1.11.3'
        - 'linux/amd64, go1.21.11, a6338e9'
      """)
}
