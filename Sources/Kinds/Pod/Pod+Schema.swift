// Table file: Pod, PodSpec and what belongs to the pod as a whole; one line per field, so it is long by nature.
enum PodSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Pod  One or more containers that always run together on one node and share network and volumes.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec PodSpec always @2  What the pod should be; most of it is fixed once the pod exists.
      status PodStatus always @3  What the kubelet last reported about the pod, possibly a little out of date; clients do not write it.

    type PodList  What the server answers when you list pods: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Pod] always @2  The pods that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always PodList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type PodTemplateSpec  The pattern a controller stamps its pods from: their labels and their spec.
      metadata meta.ObjectMeta always @1  Labels and annotations the new pods get; the labels must match the controller's selector.
      spec PodSpec always @2  What each pod made from this template should be.

    type PodSpec  What a pod should be: its containers, its volumes, and how and where it runs.
      activeDeadlineSeconds int64? min(1) @5  Seconds the pod may live, counted from its start time on the node; after that it is marked Failed and its containers are stopped.
      affinity Affinity @18  Rules that draw the pod to, or keep it away from, certain nodes and other pods when it is scheduled.
      automountServiceAccountToken bool? @21  Whether containers get a service account token mounted; if unset, the ServiceAccount decides, and otherwise it is true.
      containers* [Container] list(map:name) patch(merge:name) always @2  Programs that run in this pod; at least one, and none can be added or removed later.
      dnsConfig PodDNSConfig @26  Extra name servers, search domains and options, merged with what dnsPolicy gives.
      dnsPolicy string =ClusterFirst enum(ClusterFirst,ClusterFirstWithHostNet,Default,None) go(DNSPolicy) @6  How names are resolved: through cluster DNS (ClusterFirst, the default), as on the node (Default), or only by dnsConfig (None).
      enableServiceLinks bool? defaulted @30  Whether containers get environment variables for each Service of the namespace; true unless you say otherwise.
      ephemeralContainers [EphemeralContainer] list(map:name) patch(merge:name) @34  Debugging containers added to a running pod through its own subresource, as kubectl debug does; never part of a new pod.
      hostAliases [HostAlias] list(map:ip) patch(merge:ip) @23  Extra lines for the /etc/hosts file of every container.
      hostIPC bool @13  If true, the pod shares the node's inter-process communication; false by default and a security risk.
      hostNetwork bool @11  If true, the pod uses the node's own network and ports instead of getting an address of its own; false by default.
      hostPID bool @12  If true, containers see and can signal every process on the node; false by default and a security risk.
      hostUsers bool? @37  If false, the pod gets a user namespace, so that root inside is nobody outside; true when left out (beta, off by default).
      hostname string @16  Host name the containers see; the pod's name when left out.
      imagePullSecrets [LocalObjectReference] list(map:name) map(atomic) patch(merge:name) @15  Secrets in this namespace that hold passwords for the registries the images come from.
      initContainers [Container] list(map:name) patch(merge:name) @20  Containers run one after another, each to success, before the others start; with restartPolicy Always one stays on as a sidecar.
      nodeName string @10  Node the pod is bound to; normally empty at first and filled in by the scheduler, then fixed. Setting it skips the scheduler.
      nodeSelector map:string map(atomic) @7  Labels a node must have, all of them, for the pod to be placed on it.
      os PodOS @36  Operating system the containers are made for; it decides which other fields may be set.
      overhead map:Quantity go(ResourceList) @32  Resources the pod's runtime itself needs, added to the requests; filled in from the RuntimeClass.
      preemptionPolicy string? enum(Never,PreemptLowerPriority) go(PreemptionPolicy) @31  Whether the pod may push out pods of lower priority: PreemptLowerPriority (the default) or Never.
      priority int32? @25  Importance as a number, larger wins; filled in from priorityClassName on admission, so leave it out.
      priorityClassName string @24  Name of the PriorityClass that gives the pod its priority; system-node-critical and system-cluster-critical are built in.
      readinessGates [PodReadinessGate] list(atomic) @28  Further conditions that must be True in the status, besides ready containers, before the pod counts as ready.
      resourceClaims [PodResourceClaim] list(map:name) patch(merge,retainKeys:name) @39  Devices claimed for this pod, which its containers then refer to by name; fixed after creation (beta, off by default).
      resources ResourceRequirements @40  CPU and memory for the pod as a whole, shared by its containers (alpha, off by default).
      restartPolicy string =Always enum(Always,Never,OnFailure) go(RestartPolicy) @3  When the kubelet starts a container again after it ends: Always (the default), OnFailure or Never.
      runtimeClassName string? @29  RuntimeClass to run the pod with, for instance a sandboxed runtime; the node's default runtime when left out.
      schedulerName string =default-scheduler @19  Scheduler that should place the pod; default-scheduler unless you say otherwise.
      schedulingGates [PodSchedulingGate] list(map:name) patch(merge:name) @38  As long as any gate is listed the pod is not scheduled; gates come with creation and can only be removed.
      securityContext PodSecurityContext ={} @14  User, group and kernel security settings for the whole pod; containers may override many of them.
      serviceAccount string @9  Old name of serviceAccountName; the server keeps both equal. Use serviceAccountName.
      serviceAccountName string @8  ServiceAccount the pod acts as towards the API; default when left out, and fixed after creation.
      setHostnameAsFQDN bool? @35  If true, the host name inside is the fully qualified domain name rather than the short name; false by default.
      shareProcessNamespace bool? @27  If true, the containers see and can signal each other's processes; cannot be combined with hostPID. False by default.
      subdomain string @17  With this, the pod's full name is hostname.subdomain.namespace.svc.domain, given a headless Service of the same name.
      terminationGracePeriodSeconds int64? =30 min(0) @4  Seconds between the TERM signal and the KILL signal when the pod is stopped; 30 by default, 0 kills at once.
      tolerations [Toleration] list(atomic) @22  Taints of nodes the pod puts up with, so that it may be placed or stay there.
      topologySpreadConstraints [TopologySpreadConstraint] list(map:topologyKey,whenUnsatisfiable) patch(merge:topologyKey) @33  Rules for spreading matching pods evenly over zones, nodes or other domains; all must be met.
      volumes [Volume] list(map:name) patch(merge,retainKeys:name) @1  Storage the containers can mount by name: disks, configuration, secrets, scratch space.

    type PodOS  Operating system a pod is made for.
      name* string always go(OSName) @1  Either linux or windows; fields that make no sense on that system must then stay unset.

    type HostAlias  One line of /etc/hosts: an address and the names that stand for it.
      hostnames [string] list(atomic) @2  Names that should resolve to the address.
      ip* string always @1  The IP address at the start of the line.

    type PodDNSConfig  DNS settings of a pod, added to those its dnsPolicy brings.
      nameservers [string] list(atomic) @1  IP addresses of DNS servers to ask, at most three together with those of the policy.
      options [PodDNSConfigOption] list(atomic) @3  Resolver options, which override equal ones from the policy.
      searches [string] list(atomic) @2  Domains to try for short names, after those of the policy; at most 32 in all.

    type PodDNSConfigOption  One line option of the DNS resolver, such as ndots with value 2.
      name string @1  Name of the option, such as ndots or timeout; it must be given.
      value string? @2  Value of the option; leave it out for options that are simply on.

    type PodReadinessGate  Names a condition somebody else sets, which must be True before the pod is ready.
      conditionType* string always go(PodConditionType) @1  Type of the condition to look for in status.conditions.

    type PodSchedulingGate  A named reason to hold a pod back from the scheduler.
      name* string always @1  Name of the gate, unique in the pod; whoever put it there removes it when the pod may be scheduled.

    type PodResourceClaim  Ties a name used in this pod to a ResourceClaim, or to a template one is made from.
      name* string always @1  Name the containers use for this claim; unique within the pod.
      resourceClaimName string? @3  Existing ResourceClaim in the same namespace; set this or resourceClaimTemplateName, not both.
      resourceClaimTemplateName string? @4  Template from which a claim is made for this pod and deleted with it; set this or resourceClaimName, not both.

    type ResourceClaim  Gives a container access to one of the pod's resource claims.
      name* string always @1  Name of an entry in the pod's resourceClaims.
      request string @2  One request within the claim; when left out, everything the claim holds is made available.
    """#
}
