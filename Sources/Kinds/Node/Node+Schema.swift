// Table file: Node and what its kubelet reports; one line per field, so it is long by nature.
enum NodeSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Node  A machine of the cluster, physical or virtual, on which a kubelet runs pods.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec NodeSpec always @2  What the cluster wants of the node: whether pods may be placed there, and its address range for pods.
      status NodeStatus always @3  What the kubelet and the control plane report about the node.

    type NodeList  What the server answers when you list nodes: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Node] always @2  The nodes that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always NodeList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type NodeSpec  What the cluster wants of a node.
      configSource NodeConfigSource @6  Without effect: kubelets can no longer take their configuration from a ConfigMap.
      externalID string @2  No longer used; kept so that old objects can still be read.
      podCIDR string @1  Address range from which pods of this node get their IPs; it can be set only once.
      podCIDRs [string] list(set) patch(merge) @7  Address ranges for pods, at most one for each IP family, of which the first equals podCIDR.
      providerID string @3  Identity of the machine at the cloud provider, as provider://id; it can be set only once.
      taints [Taint] list(atomic) @5  Marks that keep pods away unless they tolerate them.
      unschedulable bool @4  If true, no new pods are placed here; kubectl cordon sets it, kubectl uncordon clears it.

    type Taint  A mark on a node that drives away pods without a matching toleration.
      effect* string enum(NoExecute,NoSchedule,PreferNoSchedule) always go(TaintEffect) @3  NoSchedule keeps new pods off, PreferNoSchedule tries to, NoExecute also evicts those already running.
      key* string always @1  Name of the taint, such as node.kubernetes.io/not-ready.
      timeAdded Time @4  When the taint was added; only recorded for NoExecute, to count down tolerationSeconds.
      value string @2  Value of the taint, which a toleration can ask to match; may be empty.

    type NodeConfigSource  Old way to say where a kubelet takes its configuration from; no longer works.
      configMap ConfigMapNodeConfigSource @2  The ConfigMap that was to hold the configuration.

    type ConfigMapNodeConfigSource  Old way to name a ConfigMap with kubelet configuration; no longer works.
      kubeletConfigKey* string always @5  Key of the ConfigMap that held the configuration.
      name* string always @2  Name of the ConfigMap.
      namespace* string always @1  Namespace of the ConfigMap.
      resourceVersion string @4  Version of the ConfigMap; only allowed in a node's status, where it was required.
      uid string go(types.UID) @3  UID of the ConfigMap; only allowed in a node's status, where it was required.

    type NodeStatus  What is known about a node.
      addresses [NodeAddress] list(map:type) patch(merge:type) @5  Names and addresses under which the node can be reached.
      allocatable map:Quantity defaulted go(ResourceList) @2  Resources pods may use: the capacity minus what is kept for the system; equals capacity when not reported.
      capacity map:Quantity go(ResourceList) @1  Total resources of the node, such as cpu, memory, ephemeral-storage and pods.
      conditions [NodeCondition] list(map:type) patch(merge:type) @4  How the node is doing: Ready, MemoryPressure, DiskPressure, PIDPressure and others.
      config NodeConfigStatus @11  Without effect: the state of the kubelet configuration that once came from a ConfigMap.
      daemonEndpoints NodeDaemonEndpoints always @6  Ports on which the node's daemons listen.
      features NodeFeatures @13  What the node's container runtime can do.
      images [ContainerImage] list(atomic) @8  Images present on the node with their sizes; by default only the 50 largest are reported.
      nodeInfo NodeSystemInfo always @7  Versions and identities: kernel, operating system, runtime, kubelet.
      phase string enum(Pending,Running,Terminated) go(NodePhase) @3  No longer filled in; look at the conditions instead.
      runtimeHandlers [NodeRuntimeHandler] list(atomic) @12  Runtime handlers offered on the node and what each can do.
      volumesAttached [AttachedVolume] list(atomic) @10  Volumes attached to the node.
      volumesInUse [string] list(atomic) go(UniqueVolumeName) @9  Attached volumes that pods have mounted, so they must not be detached.

    type NodeAddress  One name or address of a node.
      address* string always @2  The name or address itself.
      type* string always go(NodeAddressType) @1  What it is: Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.

    type NodeCondition  One aspect of how a node is doing.
      lastHeartbeatTime Time always @3  When this condition was last confirmed, even if nothing changed.
      lastTransitionTime Time always @4  When status last changed from one value to another.
      message string @6  Explanation for people of the last change.
      reason string @5  One word in CamelCase for the last change, such as KubeletReady.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False, or Unknown when the kubelet has fallen silent.
      type* string always go(NodeConditionType) @1  Name of the aspect, such as Ready, MemoryPressure, DiskPressure, PIDPressure or NetworkUnavailable.

    type NodeDaemonEndpoints  Where the node's daemons listen.
      kubeletEndpoint DaemonEndpoint always @1  Port of the kubelet, through which logs and exec go.

    type DaemonEndpoint  Port of one daemon.
      Port* int32 always @1  The port number; for the kubelet usually 10250.

    type NodeConfigStatus  Old report on kubelet configuration from ConfigMaps; no longer filled in.
      active NodeConfigSource @2  Configuration that was in use.
      assigned NodeConfigSource @1  Configuration the node was told to use.
      error string @4  Why the assigned configuration was not used; empty when there was no problem.
      lastKnownGood NodeConfigSource @3  Configuration to fall back on if the assigned one was bad.

    type NodeFeatures  What a node's container runtime can do besides the basics.
      supplementalGroupsPolicy bool? @1  Whether the runtime supports the field of the same name in a pod's security context.

    type ContainerImage  One image present on a node.
      names [string] list(atomic) always @1  Names the image is known by, with tags and digests.
      sizeBytes int64 @2  Size of the image in bytes.

    type NodeSystemInfo  Versions and identities of a node.
      architecture* string always @10  Processor architecture, such as amd64 or arm64.
      bootID* string always @3  Identity of the current boot; a new one tells of a restart.
      containerRuntimeVersion* string always @6  Container runtime and version, such as containerd://1.7.24.
      kernelVersion* string always @4  Version of the kernel, as uname -r prints it.
      kubeProxyVersion* string always @8  Deprecated: claims to be the version of kube-proxy, but is only a copy of the kubelet's.
      kubeletVersion* string always @7  Version of the kubelet, such as v1.32.0.
      machineID* string always @1  Identity of the machine from its operating system, unique in the cluster.
      operatingSystem* string always @9  Operating system: linux or windows.
      osImage* string always @5  Name of the distribution, from /etc/os-release.
      systemUUID* string always @2  Identity of the machine from its firmware; prefer machineID.

    type NodeRuntimeHandler  One way of running containers that a node offers.
      features NodeRuntimeHandlerFeatures @2  What the handler can do.
      name string always @1  Name of the handler, which a RuntimeClass refers to; empty for the default one.

    type NodeRuntimeHandlerFeatures  What a runtime handler can do.
      recursiveReadOnlyMounts bool? @1  Whether read-only mounts can be made read-only all the way down.
      userNamespaces bool? @2  Whether pods can run in user namespaces of their own.

    type AttachedVolume  A volume attached to a node.
      devicePath* string always @2  Path of the device on the node.
      name* string always go(UniqueVolumeName) @1  Unique name of the volume, made of its plugin and its identity.
    """#
}
