// Table file: containers, their environment, ports, probes and hooks; one line per field, so it is long by nature.
enum ContainerSchema {
  static let text = #"""
    package io.k8s.api.core.v1

    type Container  One program of a pod: its image, what it runs, and what it may use.
      args [string] list(atomic) @4  Arguments for the program, replacing the image's CMD; $(NAME) is filled in from the environment. Fixed after creation.
      command [string] list(atomic) @3  Program to run instead of the image's ENTRYPOINT, without a shell; $(NAME) is filled in from the environment.
      env [EnvVar] list(map:name) patch(merge:name) @7  Environment variables, each with a value or a source to take it from; they win over envFrom.
      envFrom [EnvFromSource] list(atomic) @19  ConfigMaps and Secrets whose every key becomes an environment variable; a later one wins over an earlier.
      image string @2  Image to run, such as nginx:1.27; one of the few fields of a running pod that can be changed.
      imagePullPolicy string defaulted enum(Always,IfNotPresent,Never) go(PullPolicy) @14  When to pull the image: Always, IfNotPresent or Never; by default Always for the tag latest, else IfNotPresent.
      lifecycle Lifecycle @12  Actions to take right after the container starts and right before it is stopped.
      livenessProbe Probe @10  Check whose repeated failure makes the kubelet restart the container.
      name* string always @1  Name of the container, a DNS label unique within the pod; fixed after creation.
      ports [ContainerPort] list(map:containerPort,protocol) patch(merge:containerPort) @6  Ports the program listens on, mainly as information: leaving one out does not close it. Fixed after creation.
      readinessProbe Probe @11  Check that decides whether the container is ready; a pod that is not ready gets no Service traffic.
      resizePolicy [ContainerResizePolicy] list(atomic) @23  Whether the container restarts when its CPU or memory is changed in place (alpha, off by default).
      resources ResourceRequirements always @8  CPU, memory and other resources the container asks for and may use at most.
      restartPolicy string? go(ContainerRestartPolicy) @24  Only for init containers, and only Always: makes it a sidecar that starts first and keeps running.
      securityContext SecurityContext @15  User, rights and kernel protection of this container; wins over the pod's settings.
      startupProbe Probe @22  Check that must succeed once before the other probes begin; repeated failure restarts the container.
      stdin bool @16  If true, the program gets an open standard input; otherwise reading from it ends at once. False by default.
      stdinOnce bool @17  If true, standard input closes for good after the first client detaches; false by default.
      terminationMessagePath string =/dev/termination-log @13  File whose content becomes the container's final message; /dev/termination-log by default, 4096 bytes at most.
      terminationMessagePolicy string =File enum(FallbackToLogsOnError,File) go(TerminationMessagePolicy) @20  Where the final message comes from: File, or FallbackToLogsOnError to use the end of the log after a failure.
      tty bool @18  If true, the program gets a terminal; needs stdin to be true. False by default.
      volumeDevices [VolumeDevice] list(map:devicePath) patch(merge:devicePath) @21  Raw block devices the container sees, from claims with volumeMode Block.
      volumeMounts [VolumeMount] list(map:mountPath) patch(merge:mountPath) @9  Volumes of the pod and the paths where this container sees them; fixed after creation.
      workingDir string @5  Directory the program starts in; the image's choice when left out.

    type EphemeralContainer  A debugging container added to a running pod; it is never restarted and cannot be changed or removed.
      args [string] list(atomic) @1.4  Arguments for the program, replacing the image's CMD; $(NAME) is filled in from the environment.
      command [string] list(atomic) @1.3  Program to run instead of the image's ENTRYPOINT, without a shell; $(NAME) is filled in from the environment.
      env [EnvVar] list(map:name) patch(merge:name) @1.7  Environment variables, each with a value or a source to take it from; they win over envFrom.
      envFrom [EnvFromSource] list(atomic) @1.19  ConfigMaps and Secrets whose every key becomes an environment variable; a later one wins over an earlier.
      image string @1.2  Image to run, often one full of debugging tools, such as busybox.
      imagePullPolicy string defaulted enum(Always,IfNotPresent,Never) go(PullPolicy) @1.14  When to pull the image: Always, IfNotPresent or Never; by default Always for the tag latest, else IfNotPresent.
      lifecycle Lifecycle @1.12  Not allowed for ephemeral containers.
      livenessProbe Probe @1.10  Not allowed for ephemeral containers.
      name* string always @1.1  Name of the container, unique among all containers of the pod.
      ports [ContainerPort] list(map:containerPort,protocol) patch(merge:containerPort) @1.6  Not allowed for ephemeral containers.
      readinessProbe Probe @1.11  Not allowed for ephemeral containers.
      resizePolicy [ContainerResizePolicy] list(atomic) @1.23  Not allowed for ephemeral containers.
      resources ResourceRequirements always @1.8  Not allowed for ephemeral containers; they use what the pod has left over.
      restartPolicy string? go(ContainerRestartPolicy) @1.24  Not allowed for ephemeral containers; they never restart.
      securityContext SecurityContext @1.15  User, rights and kernel protection of this container; wins over the pod's settings.
      startupProbe Probe @1.22  Not allowed for ephemeral containers.
      stdin bool @1.16  If true, the program gets an open standard input; otherwise reading from it ends at once. False by default.
      stdinOnce bool @1.17  If true, standard input closes for good after the first client detaches; false by default.
      targetContainerName string @2  Container whose processes the new one should see; when empty, it sees only its own.
      terminationMessagePath string =/dev/termination-log @1.13  File whose content becomes the container's final message; /dev/termination-log by default, 4096 bytes at most.
      terminationMessagePolicy string =File enum(FallbackToLogsOnError,File) go(TerminationMessagePolicy) @1.20  Where the final message comes from: File, or FallbackToLogsOnError to use the end of the log after a failure.
      tty bool @1.18  If true, the program gets a terminal; needs stdin to be true. False by default.
      volumeDevices [VolumeDevice] list(map:devicePath) patch(merge:devicePath) @1.21  Raw block devices the container sees, from claims with volumeMode Block.
      volumeMounts [VolumeMount] list(map:mountPath) patch(merge:mountPath) @1.9  Volumes of the pod and the paths where this container sees them; subPath is not allowed here.
      workingDir string @1.5  Directory the program starts in; the image's choice when left out.

    type EnvVar  One environment variable of a container.
      name* string always @1  Name of the variable; almost any printable characters except the equals sign.
      value string @2  Value of the variable; $(NAME) is replaced by an earlier variable, $$(NAME) stays as $(NAME). Empty by default.
      valueFrom EnvVarSource @3  Where to take the value from; cannot be combined with a value that is not empty.

    type EnvVarSource  Where the value of an environment variable comes from; exactly one of the fields is set.
      configMapKeyRef ConfigMapKeySelector map(atomic) @3  One key of a ConfigMap of this namespace.
      fieldRef ObjectFieldSelector map(atomic) @1  A field of the pod itself, such as its name, namespace, IP address or a label.
      resourceFieldRef ResourceFieldSelector map(atomic) @2  A resource limit or request of a container, such as limits.memory.
      secretKeyRef SecretKeySelector map(atomic) @4  One key of a Secret of this namespace.

    type ObjectFieldSelector  Names one field of the pod.
      apiVersion string =v1 @1  API version in which fieldPath is written; v1 by default.
      fieldPath* string always @2  Path of the field, such as metadata.name, metadata.labels['app'], spec.nodeName or status.podIP.

    type ResourceFieldSelector  Names one resource limit or request of a container.
      containerName string @1  Container to look at: required in volumes, while environment variables mean their own container by default.
      divisor Quantity always @3  Unit to express the amount in, such as 1Mi or 1m; 1 when left out, and the result is rounded up.
      resource* string always @2  Which amount, such as limits.cpu or requests.memory.

    type ConfigMapKeySelector  Names one key of a ConfigMap.
      key* string always @2  Key to take the value from.
      name string @1.1  Name of the ConfigMap in the same namespace.
      optional bool? @3  If true, a missing ConfigMap or key is simply skipped; otherwise the container waits and does not start.

    type SecretKeySelector  Names one key of a Secret.
      key* string always @2  Key to take the value from; it must be a valid key of the Secret.
      name string @1.1  Name of the Secret in the same namespace.
      optional bool? @3  If true, a missing Secret or key is simply skipped; otherwise the container waits and does not start.

    type EnvFromSource  A ConfigMap or Secret whose keys all become environment variables.
      configMapRef ConfigMapEnvSource @2  The ConfigMap to take keys from.
      prefix string @1  Text put in front of every key to make the variable's name.
      secretRef SecretEnvSource @3  The Secret to take keys from.

    type ConfigMapEnvSource  Names a ConfigMap that fills the environment.
      name string @1.1  Name of the ConfigMap in the same namespace.
      optional bool? @2  If true, a missing ConfigMap is simply skipped; otherwise the container waits and does not start.

    type SecretEnvSource  Names a Secret that fills the environment.
      name string @1.1  Name of the Secret in the same namespace.
      optional bool? @2  If true, a missing Secret is simply skipped; otherwise the container waits and does not start.

    type ContainerPort  A port a container listens on.
      containerPort* int32 min(1) max(65535) always @3  Port number on the pod's own address, from 1 to 65535.
      hostIP string @5  Node address to bind the host port to; all addresses when left out.
      hostPort int32 defaulted min(1) max(65535) @2  Port to open on the node itself, from 1 to 65535; rarely needed, and limits one such pod to a node.
      name string @1  Name that Services and probes can use instead of the number; at most 15 characters, unique within the pod.
      protocol string =TCP enum(SCTP,TCP,UDP) go(Protocol) @4  Protocol of the port: TCP (the default), UDP or SCTP.

    type ContainerResizePolicy  What happens to a container when one of its resources is resized in place (alpha, off by default).
      resourceName* string always go(ResourceName) @1  Resource the rule is for: cpu or memory.
      restartPolicy* string always go(ResourceResizeRestartPolicy) @2  NotRequired resizes without a restart, RestartContainer restarts the container.

    type ResourceRequirements  How much of each resource is asked for and how much may be used at most.
      claims [ResourceClaim] list(map:name) @3  Claims of the pod that the container uses, for devices; fixed after creation (beta, off by default).
      limits map:Quantity go(ResourceList) @1  Most the container may use: more CPU is throttled, more memory gets it killed. Such as cpu 500m and memory 256Mi.
      requests map:Quantity defaulted go(ResourceList) @2  Amounts the scheduler reserves on a node; those left out equal the limit if there is one, else count as zero.

    type VolumeMount  Shows a volume of the pod at a path inside the container.
      mountPath* string always @3  Absolute path inside the container where the volume appears; it must not contain a colon.
      mountPropagation string? enum(Bidirectional,HostToContainer,None) go(MountPropagationMode) @5  Whether later mounts pass between node and container: None (used when unset), HostToContainer or Bidirectional.
      name* string always @1  Name of the volume in the pod's list of volumes.
      readOnly bool @2  If true, the container cannot write to the volume; false by default.
      recursiveReadOnly string? go(RecursiveReadOnlyMode) @7  Whether mounts below this one are read-only too: Disabled (used when unset), IfPossible or Enabled; needs readOnly.
      subPath string @4  Path inside the volume to show instead of its root; such a mount does not follow later ConfigMap or Secret changes.
      subPathExpr string @6  Like subPath, with $(NAME) filled in from the environment; set only one of the two.

    type VolumeDevice  Shows a raw block volume as a device inside the container.
      devicePath* string always @2  Path inside the container where the device appears.
      name* string always @1  Name of a volume of the pod that is a claim with volumeMode Block.

    type Probe  A check the kubelet runs on a container again and again; it needs exactly one of exec, grpc, httpGet and tcpSocket.
      exec ExecAction @1.1  Runs a command in the container; exit code 0 means success.
      failureThreshold int32 =3 min(1) @6  Failures in a row before the check counts as failed; 3 by default, at least 1.
      grpc GRPCAction @1.4  Calls the gRPC health service on a port; SERVING means success.
      httpGet HTTPGetAction @1.2  Sends an HTTP GET request; a status from 200 to 399 means success.
      initialDelaySeconds int32 min(0) @2  Seconds to wait after the container has started before the first check; 0 by default.
      periodSeconds int32 =10 min(1) @4  Seconds between checks; 10 by default, at least 1.
      successThreshold int32 =1 min(1) @5  Successes in a row, after a failure, before the check counts as passed; 1 by default and always 1 except for readiness.
      tcpSocket TCPSocketAction @1.3  Opens a TCP connection; an open port means success.
      terminationGracePeriodSeconds int64? min(1) @7  Seconds a container that failed this check gets to stop, instead of the pod's grace period; not for readiness.
      timeoutSeconds int32 =1 min(1) @3  Seconds to wait for an answer before the check counts as failed; 1 by default, at least 1.

    type ExecAction  A command to run inside the container.
      command [string] list(atomic) @1  The program and its arguments, run without a shell in the container's root directory; exit code 0 means healthy.

    type HTTPGetAction  An HTTP GET request to the container.
      host string @3  Host to connect to; the pod's IP when left out. To set the Host header, use httpHeaders.
      httpHeaders [HTTPHeader] list(atomic) @5  Headers to send along; a name may appear more than once.
      path string =/ @1  Path to ask for; / by default.
      port* IntOrString always @2  Port number from 1 to 65535, or the name of a container port.
      scheme string =HTTP enum(HTTP,HTTPS) go(URIScheme) @4  HTTP (the default) or HTTPS; certificates are not checked.

    type HTTPHeader  One header of a probe's request.
      name* string always @1  Name of the header, such as X-Probe; letter case does not matter.
      value* string always @2  Value of the header.

    type TCPSocketAction  A TCP connection to the container.
      host string @2  Host to connect to; the pod's IP when left out.
      port* IntOrString always @1  Port number from 1 to 65535, or the name of a container port.

    type GRPCAction  A call to the standard gRPC health service of the container.
      port* int32 min(1) max(65535) always @1  Port number of the gRPC server, from 1 to 65535; names are not allowed.
      service string? ="" always @2  Service name to put into the health request; empty asks about the server as a whole.

    type Lifecycle  Hooks at the beginning and the end of a container's life.
      postStart LifecycleHandler @1  Runs right after the container is created, alongside its program; if it fails, the container is killed and restarted by policy.
      preStop LifecycleHandler @2  Runs before the TERM signal when the kubelet stops the container, within the grace period; not when it ends by itself.

    type LifecycleHandler  What a hook does; exactly one of the fields is set.
      exec ExecAction @1  Runs a command in the container.
      httpGet HTTPGetAction @2  Sends an HTTP GET request to the container.
      sleep SleepAction @4  Lets the container wait for a number of seconds (beta, on by default).
      tcpSocket TCPSocketAction @3  Without effect and kept only for old manifests; the hook fails when it runs.

    type SleepAction  A hook that does nothing but wait for a fixed time.
      seconds* int64 min(1) always @1  How many seconds to wait; at least 1 and no longer than the pod's grace period.
    """#
}
