// Table file: Lease; one line per field, so it is long by nature.
enum LeaseSchema {
  static let text = #"""
    package io.k8s.api.coordination.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Lease  A claim held for a limited time; nodes renew one as a heartbeat, controllers use one to elect a leader.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec LeaseSpec always @2  Who holds the lease, for how long, and when it was last renewed.

    type LeaseList  What the server answers when you list leases: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Lease] always @2  The leases that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always LeaseList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type LeaseSpec  Who holds a lease and how fresh the claim is.
      acquireTime MicroTime @3  When the present holder got the lease, to the microsecond.
      holderIdentity string? @1  Who holds the lease, such as a node's name or the identity of a leading controller.
      leaseDurationSeconds int32? min(1) @2  Seconds without renewal after which others may take the lease; counted from renewTime, above 0.
      leaseTransitions int32? min(0) @5  How many times the lease has passed from one holder to another.
      preferredHolder string? @7  Who should get the lease next; only with a strategy, for coordinated elections (alpha, off by default).
      renewTime MicroTime @4  When the holder last renewed the lease, to the microsecond; nodes do so about every 10 seconds.
      strategy string? go(CoordinatedLeaseStrategy) @6  How a leader is picked among candidates, such as OldestEmulationVersion (alpha, off by default).
    """#
}
