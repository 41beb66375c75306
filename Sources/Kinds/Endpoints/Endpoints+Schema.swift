// Table file: Endpoints, the older list of where a Service's traffic goes; one line per field, so it is long by nature.
enum EndpointsSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Endpoints  Addresses behind the Service of the same name, in one object; EndpointSlice is the newer form.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      subsets [EndpointSubset] list(atomic) @2  Groups of addresses that share the same ports; together they are all the endpoints.

    type EndpointsList  What the server answers when you list Endpoints: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Endpoints] always @2  The Endpoints that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always EndpointsList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type EndpointSubset  Addresses that all offer the same ports.
      addresses [EndpointAddress] list(atomic) @1  Addresses that are ready for traffic.
      notReadyAddresses [EndpointAddress] list(atomic) @2  Addresses that are not ready: still starting, failing a check, or going away.
      ports [EndpointPort] list(atomic) @3  Ports offered on every one of the addresses.

    type EndpointAddress  One address behind a Service.
      hostname string @3  Host name of the endpoint, for DNS records of its own.
      ip* string always @1  IP address of the endpoint; no loopback, link-local or multicast addresses.
      nodeName string? @4  Node the endpoint runs on.
      targetRef ObjectReference map(atomic) @2  Object behind the address, normally a pod.

    type EndpointPort  One port offered by endpoints.
      appProtocol string? @4  Protocol spoken on top, as a hint to implementations, such as kubernetes.io/h2c.
      name string @1  Name of the port, equal to that in the Service; required if there are several.
      port* int32 always @2  Number of the port.
      protocol string =TCP enum(SCTP,TCP,UDP) go(Protocol) @3  Protocol of the port: TCP (the default), UDP or SCTP.
    """#
}
