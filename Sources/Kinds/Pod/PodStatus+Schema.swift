// Table file: what the kubelet reports about a pod; one line per field, so it is long by nature.
enum PodStatusSchema {
  static let text = #"""
    package io.k8s.api.core.v1

    type PodStatus  What is known about a running pod, as reported by its kubelet; it can lag behind.
      conditions [PodCondition] list(map:type) patch(merge:type) @2  Where the pod stands: PodScheduled, Initialized, ContainersReady, Ready and others.
      containerStatuses [ContainerStatus] list(atomic) @8  One entry for each container: its state, restarts and readiness.
      ephemeralContainerStatuses [ContainerStatus] list(atomic) @13  One entry for each ephemeral container that was added.
      hostIP string @5  Address of the node the pod is bound to; empty before it is scheduled.
      hostIPs [HostIP] list(atomic) patch(merge:ip) @16  All addresses of the node, of which the first equals hostIP; one for each IP family.
      initContainerStatuses [ContainerStatus] list(atomic) @10  One entry for each init container; the last successful one is the furthest the pod has got.
      message string @3  Explanation for people of why the pod is in this state, for instance why it was evicted.
      nominatedNodeName string @11  Node on which room is being made by preemption; the pod may in the end be placed elsewhere.
      phase string enum(Failed,Pending,Running,Succeeded,Unknown) go(PodPhase) @1  Summary of the life cycle: Pending, Running, Succeeded, Failed, or Unknown; containers and conditions tell more.
      podIP string @6  Address of the pod inside the cluster; empty until it has one.
      podIPs [PodIP] list(map:ip) patch(merge:ip) @12  All addresses of the pod, at most one for each IP family, of which the first equals podIP.
      qosClass string enum(BestEffort,Burstable,Guaranteed) go(PodQOSClass) @9  How well the pod is protected when memory runs out: Guaranteed, Burstable or BestEffort, worked out from its resources.
      reason string @4  One word in CamelCase for why the pod is in this state, such as Evicted.
      resize string go(PodResizeStatus) @14  Progress of a resize in place: Proposed, InProgress, Deferred or Infeasible (alpha, off by default).
      resourceClaimStatuses [PodResourceClaimStatus] list(map:name) patch(merge,retainKeys:name) @15  Claims that were made for this pod from templates (beta, off by default).
      startTime Time @7  When the kubelet first took notice of the pod, before pulling images; in UTC.

    type PodCondition  One aspect of where a pod stands in its life.
      lastProbeTime Time always @3  When this condition was last checked; rarely filled in.
      lastTransitionTime Time always @4  When status last changed from one value to another.
      message string @6  Explanation for people of the last change.
      reason string @5  One word in CamelCase for the last change, such as ContainersNotReady.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(PodConditionType) @1  Name of the aspect, such as PodScheduled, Initialized, ContainersReady, Ready or DisruptionTarget.

    type PodIP  One address of a pod.
      ip* string always @1  The address, IPv4 or IPv6.

    type HostIP  One address of the pod's node.
      ip* string always @1  The address, IPv4 or IPv6.

    type PodResourceClaimStatus  Tells which claim was made for one of the pod's template entries.
      name* string always @1  Name of the entry in spec.resourceClaims.
      resourceClaimName string? @2  Name of the ResourceClaim that was made; unset means none was needed.

    type ContainerStatus  How one container is doing right now.
      allocatedResources map:Quantity go(ResourceList) @10  Resources the node has set aside for the container (alpha, off by default).
      allocatedResourcesStatus [ResourceStatus] list(map:name) patch(merge:name) @14  Health of the devices given to the container (alpha, off by default).
      containerID string @8  Identity of the container in the runtime, as runtime://id; it changes with each restart.
      image* string always @6  Image the container runs, as the runtime resolved it; may differ from the one in the spec.
      imageID* string always @7  Exact identity of the image, normally with its digest.
      lastState ContainerState always @3  How the previous run ended, to find out why the container was restarted; empty if it never was.
      name* string always @1  Name of the container, as in the spec.
      ready* bool always @4  Whether the container passes its readiness probe; without one, true as soon as it has started.
      resources ResourceRequirements @11  Requests and limits in force on the node right now (alpha, off by default).
      restartCount* int32 always @5  How many times the container was started again; it can start over when old runs are cleaned up.
      started bool? @9  Whether the startup probe has passed; true at once when there is none and the container runs.
      state ContainerState always @2  What the container does now: waiting, running or terminated.
      user ContainerUser @13  User and groups the first process started with (alpha, off by default).
      volumeMounts [VolumeMountStatus] list(map:mountPath) patch(merge:mountPath) @12  How each volume is mounted, including whether read-only reaches below it.

    type ContainerState  What a container does: exactly one of the fields is set, and waiting is meant when none is.
      running ContainerStateRunning @2  Set while the container runs.
      terminated ContainerStateTerminated @3  Set when the container has ended, well or badly.
      waiting ContainerStateWaiting @1  Set when the container is not yet running, with the reason.

    type ContainerStateRunning  Details of a running container.
      startedAt Time always @1  When the container was last started, in UTC.

    type ContainerStateWaiting  Why a container does not run yet.
      message string @2  Explanation for people of what it is waiting for.
      reason string @1  One word in CamelCase, such as ContainerCreating, ImagePullBackOff or CrashLoopBackOff.

    type ContainerStateTerminated  How a run of a container ended.
      containerID string @7  Identity of the ended container in the runtime, as runtime://id.
      exitCode* int32 always @1  Exit code of the program; 0 is success, and 128 plus N usually means ended by signal N.
      finishedAt Time always @6  When the container ended, in UTC.
      message string @4  What the program left as its final message, or an explanation of the failure.
      reason string @3  One word in CamelCase, such as Completed, Error or OOMKilled.
      signal int32 @2  Number of the signal that ended the container, if the runtime tells.
      startedAt Time always @5  When the ended run had started, in UTC.

    type ContainerUser  Identity a container's first process started with.
      linux LinuxContainerUser @1  User and groups on Linux.

    type LinuxContainerUser  User and group ids a container's first process started with; it may have changed them since.
      gid* int64 always @2  Primary group id of the process.
      supplementalGroups [int64] list(atomic) @3  Further group ids of the process.
      uid* int64 always @1  User id of the process.

    type VolumeMountStatus  How one volume is mounted in a container.
      mountPath* string always @2  Path of the mount, as in the spec.
      name* string always @1  Name of the volume that is mounted.
      readOnly bool @3  Whether the mount is read-only.
      recursiveReadOnly string? go(RecursiveReadOnlyMode) @4  Whether mounts below it are read-only too: Disabled or Enabled; never IfPossible, which has been decided by then.

    type ResourceStatus  Health of the parts of one resource a container was given.
      name* string always go(ResourceName) @1  Name of the resource, such as nvidia.com/gpu or claim:NAME/REQUEST; unique within the container.
      resources [ResourceHealth] list(map:resourceID) @2  The single devices with their health; each may appear once.

    type ResourceHealth  Health of one device.
      health string go(ResourceHealthStatus) @2  Healthy, Unhealthy, or Unknown when nothing has been reported for a while.
      resourceID* string always go(ResourceID) @1  Identity of the device, unique on its node; for a device plugin the id the plugin gave it.
    """#
}
