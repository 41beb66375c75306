/// A pod worker by place and serial number, so that events for a pod that is gone are recognised.
public struct PodReference: Hashable, Sendable {
  let slot: Int32
  let serial: UInt32
}

/// One run of a container of a pod.
public struct ContainerReference: Hashable, Sendable {
  let pod: PodReference
  let container: Int32
  let run: Int32
}
