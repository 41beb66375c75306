// Table file: EndpointSlice; one line per field, so it is long by nature.
enum EndpointSliceSchema {
  static let text = #"""
    package io.k8s.api.discovery.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type EndpointSlice  Part of the addresses behind a Service; its label kubernetes.io/service-name tells which.
      addressType* string enum(FQDN,IPv4,IPv6) always go(AddressType) @4  What the addresses are: IPv4, IPv6 or FQDN for DNS names; fixed after creation.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      endpoints* [Endpoint] list(atomic) always @2  The endpoints, at most 1000; the controller puts no more than 100 into one slice.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      ports [EndpointPort] list(atomic) always @3  Ports every endpoint of the slice offers, at most 100; none at all means none are known.

    type EndpointSliceList  What the server answers when you list EndpointSlices: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [EndpointSlice] always @2  The EndpointSlices that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always EndpointSliceList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type Endpoint  One place traffic can go to, normally a pod.
      addresses* [string] list(set) always @1  Addresses of the endpoint, from 1 to 100, all of one kind; consumers use only the first.
      conditions EndpointConditions always @2  Whether the endpoint is ready, serving, or going away.
      deprecatedTopology map:string @5  Labels of the place from the beta API; read-only now, see nodeName and zone.
      hints EndpointHints @8  Advice on who should use the endpoint.
      hostname string? @3  Host name of the endpoint, for DNS records of its own; a DNS label.
      nodeName string? @6  Node the endpoint runs on.
      targetRef core.ObjectReference map(atomic) @4  Object behind the endpoint, normally a pod.
      zone string? @7  Zone the endpoint is in.

    type EndpointConditions  How an endpoint is doing.
      ready bool? @1  Whether new traffic should go there; unset counts as true. Never true while terminating, with rare exceptions.
      serving bool? @2  Like ready, but stays true while the pod is going away and still passes its check; unset counts as ready.
      terminating bool? @3  Whether the pod is going away; unset counts as false.

    type EndpointPort  One port of a slice.
      appProtocol string? @4  Protocol spoken on top, as a hint to implementations, such as kubernetes.io/h2c.
      name string? ="" @1  Name of the port, equal to that in the Service and unique in the slice; empty text by default.
      port int32? @3  Number of the port; unset leaves its meaning to the consumer.
      protocol string? =TCP enum(SCTP,TCP,UDP) go(Protocol) @2  Protocol of the port: TCP (the default), UDP or SCTP.

    type EndpointHints  Advice on who should use an endpoint.
      forZones [ForZone] list(atomic) @1  Zones whose clients should use this endpoint, at most 8.

    type ForZone  Names one zone whose clients an endpoint is meant for.
      name* string always @1  Name of the zone, as in the node label topology.kubernetes.io/zone.
    """#
}
