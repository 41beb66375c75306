// Table file: Event in its two shapes, core/v1 and events.k8s.io/v1; one line per field, so it is long by nature.
enum EventSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Event  A note that something happened to an object; kept for an hour by default, and never to be relied on by programs.
      action string @12  What the reporter did or what failed, as one word; used by reporters of the newer API.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      count int32 @8  How often this event has happened; repeats raise the number instead of adding events.
      eventTime MicroTime always @10  When the event was first seen, to the microsecond; used by reporters of the newer API.
      firstTimestamp Time always @6  When the event was first recorded, in UTC to the second.
      involvedObject* ObjectReference map(atomic) always @2  The object the event is about.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      lastTimestamp Time always @7  When the event last happened, in UTC to the second.
      message string @4  What happened, in words for people.
      metadata* meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      reason string @3  Why it happened, as one short word for programs, such as FailedScheduling or BackOff.
      related ObjectReference map(atomic) @13  Another object that has to do with it, if the event is about two.
      reportingComponent string always @14  Name of the controller that reported it, such as kubernetes.io/kubelet.
      reportingInstance string always @15  Which instance of that controller reported it, such as a node's name.
      series EventSeries @11  How often and until when the event repeated; unset if it happened once.
      source EventSource always @5  Component that reported it, and the node it runs on.
      type string @9  Normal for what is expected, Warning for what may need attention.

    type EventList  What the server answers when you list events: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Event] always @2  The events that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always EventList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type EventSeries  How an event went on repeating.
      count int32 @1  How often it has happened up to the last report.
      lastObservedTime MicroTime always @2  When it was last seen, to the microsecond.

    type EventSource  Who reported an event.
      component string @1  Name of the component, such as kubelet or default-scheduler.
      host string @2  Node the component runs on, if it belongs to one.

    package io.k8s.api.events.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type Event  A note that something happened to an object, in the newer shape; the same events can be read in both APIs.
      action string @6  What the reporter did or what failed, as one word of at most 128 characters; required for new events.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      deprecatedCount int32 @15  How often it happened, as counted by reporters of the older API.
      deprecatedFirstTimestamp Time always @13  When it was first recorded, as told by reporters of the older API.
      deprecatedLastTimestamp Time always @14  When it last happened, as told by reporters of the older API.
      deprecatedSource core.EventSource always @12  Who reported it, as told by reporters of the older API.
      eventTime* MicroTime always @2  When it was first seen, to the microsecond; required.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      note string @10  What happened, in words for people; at most 1 KiB.
      reason string @7  Why it happened, as one short word of at most 128 characters; required for new events.
      regarding core.ObjectReference map(atomic) always @8  The object the event is about.
      related core.ObjectReference map(atomic) @9  Another object that has to do with it, if the event is about two.
      reportingController string @4  Name of the controller that reported it, such as kubernetes.io/kubelet; required for new events.
      reportingInstance string @5  Which instance of that controller reported it, at most 128 characters; required for new events.
      series EventSeries @3  How often and until when the event repeated; unset if it happened once.
      type string @11  Normal for what is expected, Warning for what may need attention; required for new events.

    type EventList  What the server answers when you list events: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Event] always @2  The events that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always EventList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type EventSeries  How an event went on repeating; reporters add to it at most every few minutes.
      count* int32 always @1  How often it has happened up to the last report, at least 2.
      lastObservedTime* MicroTime always @2  When it was last seen, to the microsecond.
    """#
}
