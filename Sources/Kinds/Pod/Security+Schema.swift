// Table file: users, capabilities and kernel protection of pods and containers; one line per field, so it is long by nature.
enum PodSecuritySchema {
  static let text = #"""
    package io.k8s.api.core.v1

    type PodSecurityContext  Security settings for all containers of a pod; a container's own setting wins over these.
      appArmorProfile AppArmorProfile @11  AppArmor profile for the containers; Linux only.
      fsGroup int64? min(0) max(2147483647) @5  Group that owns the pod's volumes and that every process also belongs to, where the volume type supports it; Linux only.
      fsGroupChangePolicy string? enum(Always,OnRootMismatch) go(PodFSGroupChangePolicy) @9  Whether ownership of volumes is always set again or only if the top directory differs: Always (used when unset) or OnRootMismatch.
      runAsGroup int64? min(0) max(2147483647) @6  Primary group id of the processes; the image's or runtime's choice when left out. Linux only.
      runAsNonRoot bool? @3  If true, the kubelet refuses to start a container that would run as user 0.
      runAsUser int64? min(0) max(2147483647) @2  User id of the processes; the image's user when left out. Linux only.
      seLinuxChangePolicy string? go(PodSELinuxChangePolicy) @13  How SELinux labels reach volumes: Recursive relabels each file, MountOption mounts with the label (alpha, off by default).
      seLinuxOptions SELinuxOptions @1  SELinux label for the containers; the runtime picks a random one when left out. Linux only.
      seccompProfile SeccompProfile @10  Filter of system calls for the containers; Linux only.
      supplementalGroups [int64] list(atomic) @4  Further group ids for the first process of each container, besides its primary group and fsGroup; Linux only.
      supplementalGroupsPolicy string? enum(Merge,Strict) go(SupplementalGroupsPolicy) @12  Whether group memberships from the image count too: Merge (used when unset) or Strict (alpha, off by default).
      sysctls [Sysctl] list(atomic) @7  Kernel settings for the pod's own namespaces; unsafe ones must be allowed on the node. Linux only.
      windowsOptions WindowsSecurityContextOptions @8  Settings for Windows containers; must not be set for a Linux pod.

    type SecurityContext  Security settings of one container; they win over those of the pod.
      allowPrivilegeEscalation bool? @7  Whether a process may gain more rights than its parent had; always true if privileged or with CAP_SYS_ADMIN.
      appArmorProfile AppArmorProfile @12  AppArmor profile for this container; Linux only.
      capabilities Capabilities @1  Linux capabilities to add to or drop from the runtime's default set.
      privileged bool? @2  If true, the container has practically all rights of root on the node; false by default.
      procMount string? enum(Default,Unmasked) go(ProcMountType) @9  How /proc is mounted: Default hides sensitive parts, Unmasked does not and needs hostUsers false (beta, off by default).
      readOnlyRootFilesystem bool? @6  If true, the container cannot write to its own file system, only to volumes; false by default.
      runAsGroup int64? min(0) max(2147483647) @8  Primary group id of the process; the pod's setting or the image's choice when left out. Linux only.
      runAsNonRoot bool? @5  If true, the kubelet refuses to start the container if it would run as user 0.
      runAsUser int64? min(0) max(2147483647) @4  User id of the process; the pod's setting or the image's user when left out. Linux only.
      seLinuxOptions SELinuxOptions @3  SELinux label for this container; Linux only.
      seccompProfile SeccompProfile @11  Filter of system calls for this container; Linux only.
      windowsOptions WindowsSecurityContextOptions @10  Settings for a Windows container; must not be set for a Linux pod.

    type Capabilities  Linux capabilities to add and to drop.
      add [string] list(atomic) go(Capability) @1  Capabilities to grant, without the CAP_ prefix, such as NET_ADMIN.
      drop [string] list(atomic) go(Capability) @2  Capabilities to take away, without the CAP_ prefix; ALL drops every one.

    type SELinuxOptions  The four parts of an SELinux label.
      level string @4  Level part of the label, such as s0:c123,c456.
      role string @2  Role part of the label.
      type string @3  Type part of the label, such as container_t.
      user string @1  User part of the label.

    type SeccompProfile  Which filter decides what system calls a process may make.
      localhostProfile string? @2  File of the profile under the kubelet's seccomp directory; only, and always, with type Localhost.
      type* string enum(Localhost,RuntimeDefault,Unconfined) always go(SeccompProfileType) @1  Source of the filter: RuntimeDefault, Unconfined for none, or Localhost for a file on the node.

    type AppArmorProfile  Which AppArmor profile confines a process.
      localhostProfile string? @2  Name of a profile loaded on the node; only, and always, with type Localhost.
      type* string enum(Localhost,RuntimeDefault,Unconfined) always go(AppArmorProfileType) @1  Source of the profile: RuntimeDefault, Unconfined for none, or Localhost for one loaded on the node.

    type Sysctl  One kernel setting.
      name* string always @1  Name of the setting, such as net.ipv4.ip_local_port_range.
      value* string always @2  Value to set, as text.

    type WindowsSecurityContextOptions  Security settings that only Windows knows.
      gmsaCredentialSpec string? @2  Text of the group-managed service account credential spec; a webhook fills it in from the name.
      gmsaCredentialSpecName string? @1  Name of the group-managed service account credential spec to use.
      hostProcess bool? @4  If true, the container runs directly on the Windows node; all containers of the pod must agree, and hostNetwork must be true.
      runAsUserName string? @3  Windows user the process runs as; the image's user when left out.
    """#
}
