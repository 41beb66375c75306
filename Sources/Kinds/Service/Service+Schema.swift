// Table file: Service; one line per field, so it is long by nature.
enum ServiceSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Service  A stable name and address in front of a changing set of pods.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec ServiceSpec always @2  Which pods are meant and how they can be reached.
      status ServiceStatus always @3  What a load balancer in front of the Service reports.

    type ServiceList  What the server answers when you list Services: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Service] always @2  List of services that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ServiceList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ServiceSpec  How a Service can be reached and where its traffic goes.
      allocateLoadBalancerNodePorts bool? defaulted @20  Whether a LoadBalancer Service gets node ports as well; true by default, and only for that type.
      clusterIP string @3  Virtual IP inside the cluster, normally assigned; None makes a headless Service. Hardly ever changeable.
      clusterIPs [string] list(atomic) @18  Virtual IPs, at most one for each IP family, of which the first equals clusterIP.
      externalIPs [string] list(atomic) @5  Further addresses that nodes accept traffic for; routing it to the nodes is up to you.
      externalName string @10  DNS name that an ExternalName Service stands for; cluster DNS answers with a CNAME record.
      externalTrafficPolicy string defaulted enum(Cluster,Local) go(ServiceExternalTrafficPolicy) @11  Where traffic from outside goes: Cluster (the default) to any pod, Local only to pods on the node it reached.
      healthCheckNodePort int32 @12  Node port on which load balancers ask whether a node has local pods; only for LoadBalancer with policy Local.
      internalTrafficPolicy string? defaulted enum(Cluster,Local) go(ServiceInternalTrafficPolicy) @22  Where traffic from inside goes: Cluster (the default) to any pod, Local only to pods on the same node.
      ipFamilies [string] list(atomic) go(IPFamily) @19  IP families of the Service, IPv4 or IPv6 or both; normally filled in from the cluster's settings.
      ipFamilyPolicy string? enum(PreferDualStack,RequireDualStack,SingleStack) go(IPFamilyPolicy) @17  How many IP families are wanted: SingleStack (the default), PreferDualStack or RequireDualStack.
      loadBalancerClass string? @21  Which load balancer implementation should serve it; can only be set when the type becomes LoadBalancer.
      loadBalancerIP string @8  Address wished for from the load balancer; deprecated, as its meaning differs between providers.
      loadBalancerSourceRanges [string] list(atomic) @9  Client addresses, as CIDR ranges, that the load balancer lets in, if the provider supports it.
      ports [ServicePort] list(map:port,protocol) patch(merge:port) @1  Ports the Service offers; required except for headless and ExternalName Services.
      publishNotReadyAddresses bool @13  If true, pods count as reachable before they are ready; meant for peers that look each other up. False by default.
      selector map:string map(atomic) @2  Labels of the pods that traffic goes to, all of which must match; without it, endpoints are managed by hand.
      sessionAffinity string =None enum(ClientIP,None) go(ServiceAffinity) @7  ClientIP sends a client to the same pod every time, None (the default) does not.
      sessionAffinityConfig SessionAffinityConfig defaulted @14  Details of session affinity; set only with ClientIP.
      trafficDistribution string? @23  A wish on where traffic should go, such as PreferClose for pods in the same zone (beta).
      type string =ClusterIP enum(ClusterIP,ExternalName,LoadBalancer,NodePort) go(ServiceType) @4  How it is exposed: ClusterIP (the default), NodePort, LoadBalancer, or ExternalName as a mere DNS alias.

    type ServicePort  One port of a Service.
      appProtocol string? @6  Protocol spoken on top, as a hint to implementations, such as kubernetes.io/h2c.
      name string @1  Name of the port, a DNS label; required and unique if there are several.
      nodePort int32 min(1) max(65535) @5  Port opened on every node; assigned from 30000 to 32767 when left out, for NodePort and LoadBalancer only.
      port* int32 min(1) max(65535) always @3  Port on the Service's own address, from 1 to 65535.
      protocol string =TCP enum(SCTP,TCP,UDP) go(Protocol) @2  Protocol of the port: TCP (the default), UDP or SCTP.
      targetPort IntOrString defaulted always @4  Port of the pods, as number or name; equals port when left out, and headless Services ignore it.

    type SessionAffinityConfig  Details of session affinity.
      clientIP ClientIPConfig @1  Settings for affinity by client address.

    type ClientIPConfig  Affinity by client address.
      timeoutSeconds int32? defaulted min(1) max(86400) @1  Seconds a client sticks to its pod after the last connection, from 1 to 86400; 10800 (3 hours) by default.

    type ServiceStatus  What is reported about a Service.
      conditions [meta.Condition] list(map:type) patch(merge:type) @2  Further facts about the Service.
      loadBalancer LoadBalancerStatus always @1  Where the load balancer can be reached, once there is one.

    type LoadBalancerStatus  Where a load balancer can be reached.
      ingress [LoadBalancerIngress] list(atomic) @1  Addresses of the load balancer; send traffic to any of them.

    type LoadBalancerIngress  One address of a load balancer.
      hostname string @2  DNS name of the load balancer, if it has one.
      ip string @1  IP address of the load balancer, if it has one.
      ipMode string? defaulted go(LoadBalancerIPMode) @3  VIP if packets arrive with the load balancer's address (the default), Proxy if it is replaced by the node's or pod's.
      ports [PortStatus] list(atomic) @4  What became of each port of the Service.

    type PortStatus  What became of one port on a load balancer.
      error string? @3  Why the port could not be set up, as one word; empty if all is well.
      port* int32 always @1  Number of the port.
      protocol* string enum(SCTP,TCP,UDP) always go(Protocol) @2  Protocol of the port: TCP, UDP or SCTP.
    """#
}
