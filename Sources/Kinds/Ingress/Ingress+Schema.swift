// Table file: Ingress; one line per field, so it is long by nature.
enum IngressSchema {
  static let text = #"""
    package io.k8s.api.networking.v1
    use core io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Ingress  Says by which hosts and paths Services are reached over HTTP from outside; an ingress controller does the work.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec IngressSpec always @2  What you want: rules, a backend for the rest, certificates.
      status IngressStatus always @3  Where the ingress is reached, as its controller reports it; read-only.

    type IngressList  What the server answers when you list Ingresses: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Ingress] always @2  The Ingresses that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always IngressList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type IngressSpec  Rules by which requests find their Service.
      defaultBackend IngressBackend @1  Where requests go that no rule fits; without rules it must be given.
      ingressClassName string? @4  IngressClass whose controller is to serve this ingress.
      rules [IngressRule] list(atomic) @3  Rules by host; without any, all requests go to the default backend.
      tls [IngressTLS] list(atomic) @2  Certificates for hosts; port 443 is served for them.

    type IngressTLS  A certificate for some hosts.
      hosts [string] list(atomic) @1  Hosts the certificate is for.
      secretName string @2  Secret with the certificate and key; without it the controller forwards encrypted traffic by host name.

    type IngressRule  What happens to requests for one host.
      host string @1  Host that requests must name, such as shop.example.com or *.example.com; all hosts when left out.
      http HTTPIngressRuleValue @2.1  Paths of the host and their backends.

    type HTTPIngressRuleValue  Paths and the backends behind them.
      paths* [HTTPIngressPath] list(atomic) always @1  Paths with their backends; the longest that fits wins.

    type HTTPIngressPath  A path and the backend behind it.
      backend* IngressBackend always @2  Where matching requests go.
      path string @1  Path to compare with that of a request; it begins with a slash.
      pathType* string? always go(PathType) @3  How to compare: Exact, Prefix (whole parts between slashes) or ImplementationSpecific.

    type IngressBackend  Where requests go: a Service or another object, one of the two.
      resource core.TypedLocalObjectReference map(atomic) @3  Object in the same namespace that answers, such as a bucket.
      service IngressServiceBackend @4  Service in the same namespace, with a port.

    type IngressServiceBackend  A port of a Service.
      name* string always @1  Name of the Service, in the namespace of the ingress.
      port ServiceBackendPort always @2  Port of the Service, by name or by number.

    type ServiceBackendPort  A port of a Service, by name or number.
      name string @1  Name of the port; not together with a number.
      number int32 @2  Number of the port; not together with a name.

    type IngressStatus  Where an ingress is reached.
      loadBalancer IngressLoadBalancerStatus always @1  Load balancer that leads to the controller.

    type IngressLoadBalancerStatus  Addresses of a load balancer.
      ingress [IngressLoadBalancerIngress] list(atomic) @1  Addresses that lead to the ingress.

    type IngressLoadBalancerIngress  One address that leads to an ingress.
      hostname string @2  Host name, of load balancers that have one.
      ip string @1  IP address, of load balancers that have one.
      ports [IngressPortStatus] list(atomic) @4  How the ports fare.

    type IngressPortStatus  How a port fares.
      error string? @3  What went wrong with the port, as a reason in CamelCase.
      port* int32 always @1  Number of the port.
      protocol* string always go(v1.Protocol) @2  Protocol of the port: TCP, UDP or SCTP.
    """#
}
