// Table file: every kind of volume a pod can name; one line per field, so it is long by nature.
enum VolumesSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Volume  Storage of a pod under a name; exactly one kind of source is set, and an emptyDir is assumed when none is.
      awsElasticBlockStore AWSElasticBlockStoreVolumeSource @2.4  Disk of Amazon EBS; deprecated, now handled by the CSI driver ebs.csi.aws.com.
      azureDisk AzureDiskVolumeSource @2.22  Data disk of Azure; deprecated, now handled by the CSI driver disk.csi.azure.com.
      azureFile AzureFileVolumeSource @2.18  File share of Azure; deprecated, now handled by the CSI driver file.csi.azure.com.
      cephfs CephFSVolumeSource @2.14  Ceph file system; deprecated, and the in-tree plugin no longer exists.
      cinder CinderVolumeSource @2.13  Disk of OpenStack Cinder; deprecated, now handled by the CSI driver cinder.csi.openstack.org.
      configMap ConfigMapVolumeSource @2.19  Files made from the keys of a ConfigMap, kept up to date while the pod runs.
      csi CSIVolumeSource @2.28  Volume a CSI driver makes for this pod alone and removes with it.
      downwardAPI DownwardAPIVolumeSource @2.16  Files with facts about the pod itself, such as its labels.
      emptyDir EmptyDirVolumeSource defaulted @2.2  Scratch space that starts empty and is deleted with the pod; it survives container restarts.
      ephemeral EphemeralVolumeSource @2.29  Volume from a claim that is made for this pod and deleted with it.
      fc FCVolumeSource @2.17  Fibre Channel disk attached to the node.
      flexVolume FlexVolumeSource @2.12  Volume of a driver executable on the node; deprecated in favour of CSI.
      flocker FlockerVolumeSource @2.15  Flocker volume; deprecated, and the plugin no longer exists.
      gcePersistentDisk GCEPersistentDiskVolumeSource @2.3  Disk of Google Compute Engine; deprecated, now handled by the CSI driver pd.csi.storage.gke.io.
      gitRepo GitRepoVolumeSource @2.5  Working copy of a Git repository; deprecated, so clone in an init container into an emptyDir instead.
      glusterfs GlusterfsVolumeSource @2.9  Glusterfs file system; deprecated, and the in-tree plugin no longer exists.
      hostPath HostPathVolumeSource @2.1  File or directory of the node itself; powerful and risky, as it shows the node to the container.
      image ImageVolumeSource @2.30  Content of an image or artifact from a registry, mounted read-only (alpha, off by default).
      iscsi ISCSIVolumeSource @2.8  iSCSI disk attached to the node.
      name* string always @1  Name the containers mount the volume by; a DNS label unique within the pod.
      nfs NFSVolumeSource @2.7  Directory exported by an NFS server.
      persistentVolumeClaim PersistentVolumeClaimVolumeSource @2.10  Storage bound to a PersistentVolumeClaim of the same namespace; it outlives the pod.
      photonPersistentDisk PhotonPersistentDiskVolumeSource @2.23  Disk of Photon Controller; deprecated, and the plugin no longer exists.
      portworxVolume PortworxVolumeSource @2.24  Portworx volume; deprecated, handled by the CSI driver pxd.portworx.com where migration is on.
      projected ProjectedVolumeSource @2.26  Files from several sources, such as Secrets and tokens, in one directory.
      quobyte QuobyteVolumeSource @2.21  Quobyte volume; deprecated, and the plugin no longer exists.
      rbd RBDVolumeSource @2.11  Ceph block device; deprecated, and the in-tree plugin no longer exists.
      scaleIO ScaleIOVolumeSource @2.25  ScaleIO volume; deprecated, and the plugin no longer exists.
      secret SecretVolumeSource @2.6  Files made from the keys of a Secret, held in memory on the node.
      storageos StorageOSVolumeSource @2.27  StorageOS volume; deprecated, and the plugin no longer exists.
      vsphereVolume VsphereVirtualDiskVolumeSource @2.20  Disk of vSphere; deprecated, now handled by the CSI driver csi.vsphere.vmware.com.

    type EmptyDirVolumeSource  Scratch space on the node that lives as long as the pod.
      medium string go(StorageMedium) @1  Where it is stored: empty for the node's disk, Memory for a RAM file system that counts as memory used.
      sizeLimit Quantity @2  Most it may hold; beyond that the pod is evicted. No limit when left out.

    type HostPathVolumeSource  A path of the node, shown to the pod.
      path* string always @1  Path on the node; symbolic links are followed.
      type string? ="" enum("",BlockDevice,CharDevice,Directory,DirectoryOrCreate,File,FileOrCreate,Socket) go(HostPathType) @2  What must be there or is made: empty for no check, Directory, DirectoryOrCreate, File, FileOrCreate, Socket, CharDevice, BlockDevice.

    type SecretVolumeSource  Files made from a Secret, one per key.
      defaultMode int32? =420 min(0) max(511) @3  Permission bits of the files, from 0 to 511 (octal 0777); 420 (octal 0644) by default.
      items [KeyToPath] list(atomic) @2  Keys to show and where; when left out, every key becomes a file of its own name.
      optional bool? @4  If true, the pod starts even when the Secret or a key is missing; otherwise it waits.
      secretName string @1  Name of the Secret in the same namespace.

    type ConfigMapVolumeSource  Files made from a ConfigMap, one per key.
      defaultMode int32? =420 min(0) max(511) @3  Permission bits of the files, from 0 to 511 (octal 0777); 420 (octal 0644) by default.
      items [KeyToPath] list(atomic) @2  Keys to show and where; when left out, every key becomes a file of its own name.
      name string @1.1  Name of the ConfigMap in the same namespace.
      optional bool? @4  If true, the pod starts even when the ConfigMap or a key is missing; otherwise it waits.

    type KeyToPath  Shows one key as a file at a chosen path.
      key* string always @1  Key of the ConfigMap or Secret to show.
      mode int32? min(0) max(511) @3  Permission bits of this file, from 0 to 511 (octal 0777); the volume's defaultMode when left out.
      path* string always @2  Relative path of the file in the volume; it must not contain a .. element.

    type DownwardAPIVolumeSource  Files with facts about the pod.
      defaultMode int32? =420 min(0) max(511) @2  Permission bits of the files, from 0 to 511 (octal 0777); 420 (octal 0644) by default.
      items [DownwardAPIVolumeFile] list(atomic) @1  The files and what each contains.

    type DownwardAPIVolumeFile  One file with one fact about the pod.
      fieldRef ObjectFieldSelector map(atomic) @2  Field of the pod to write: annotations, labels, name, namespace or uid; set this or resourceFieldRef.
      mode int32? min(0) max(511) @4  Permission bits of this file, from 0 to 511 (octal 0777); the volume's defaultMode when left out.
      path* string always @1  Relative path of the file in the volume; it must not contain a .. element.
      resourceFieldRef ResourceFieldSelector map(atomic) @3  Limit or request of a container to write; containerName is required here.

    type ProjectedVolumeSource  One directory made of several sources.
      defaultMode int32? =420 min(0) max(511) @2  Permission bits of the files, from 0 to 511 (octal 0777); 420 (octal 0644) by default.
      sources [VolumeProjection] list(atomic) always @1  What to put together; each entry names exactly one source.

    type VolumeProjection  One source of a projected volume; exactly one of the fields is set.
      clusterTrustBundle ClusterTrustBundleProjection @5  Certificates from ClusterTrustBundle objects, kept up to date (alpha, off by default).
      configMap ConfigMapProjection @3  Keys of a ConfigMap, each as a file.
      downwardAPI DownwardAPIProjection @2  Facts about the pod.
      secret SecretProjection @1  Keys of a Secret, each as a file.
      serviceAccountToken ServiceAccountTokenProjection @4  A token of the pod's ServiceAccount, renewed before it expires.

    type SecretProjection  Keys of a Secret as part of a projected volume.
      items [KeyToPath] list(atomic) @2  Keys to show and where; when left out, every key becomes a file of its own name.
      name string @1.1  Name of the Secret in the same namespace.
      optional bool? @4  If true, a missing Secret or key is skipped; otherwise the pod waits.

    type ConfigMapProjection  Keys of a ConfigMap as part of a projected volume.
      items [KeyToPath] list(atomic) @2  Keys to show and where; when left out, every key becomes a file of its own name.
      name string @1.1  Name of the ConfigMap in the same namespace.
      optional bool? @4  If true, a missing ConfigMap or key is skipped; otherwise the pod waits.

    type DownwardAPIProjection  Facts about the pod as part of a projected volume.
      items [DownwardAPIVolumeFile] list(atomic) @1  The files and what each contains.

    type ServiceAccountTokenProjection  A token that proves the pod's identity, as part of a projected volume.
      audience string @1  Who the token is meant for; the API server when left out. A receiver must refuse a token not meant for it.
      expirationSeconds int64? =3600 min(600) max(4294967296) @2  Seconds the token is asked to be valid; 3600 by default, at least 600, and renewed after 80 percent of its life.
      path* string always @3  Relative path of the token's file in the volume.

    type ClusterTrustBundleProjection  Trusted certificates as part of a projected volume (alpha, off by default).
      labelSelector meta.LabelSelector map(atomic) @3  Picks bundles of the given signer by label; an empty selector means all of them.
      name string? @1  Single bundle to use; cannot be combined with signerName and labelSelector.
      optional bool? @5  If true, the pod starts even when no bundle is found; otherwise it waits.
      path* string always @4  Relative path of the certificate file in the volume.
      signerName string? @2  Take all bundles of this signer that labelSelector picks; cannot be combined with name.

    type PersistentVolumeClaimVolumeSource  Storage of a PersistentVolumeClaim, used as a volume.
      claimName* string always @1  Name of the claim in the pod's namespace.
      readOnly bool @2  If true, every mount of the volume is read-only; false by default.

    type EphemeralVolumeSource  Storage from a claim that lives and dies with the pod.
      volumeClaimTemplate PersistentVolumeClaimTemplate @1  Pattern of the claim, which is named after the pod and the volume and is owned by the pod.

    type ImageVolumeSource  Content of an image or artifact, mounted read-only.
      pullPolicy string enum(Always,IfNotPresent,Never) go(PullPolicy) @2  When to pull: Always, IfNotPresent or Never; as for container images, Always for the tag latest, else IfNotPresent.
      reference string @1  Image or artifact to mount, such as quay.io/team/data:v1.

    type CSIVolumeSource  Volume a CSI driver makes directly for the pod.
      driver* string always @1  Name of the CSI driver, as registered in the cluster.
      fsType string? @3  File system to mount, such as ext4; the driver decides when it is empty.
      nodePublishSecretRef LocalObjectReference map(atomic) @5  Secret in the same namespace that is passed to the driver for mounting.
      readOnly bool? @2  If true, the volume is mounted read-only; false by default.
      volumeAttributes map:string @4  Settings the driver understands.

    type NFSVolumeSource  Directory of an NFS server.
      path* string always @2  Path the server exports.
      readOnly bool @3  If true, mounted read-only; false by default.
      server* string always @1  Host name or IP address of the NFS server.

    type ISCSIVolumeSource  Disk reached over iSCSI; only one node may mount it for writing.
      chapAuthDiscovery bool @8  Whether finding targets uses CHAP authentication.
      chapAuthSession bool @11  Whether the session uses CHAP authentication.
      fsType string @5  File system on the disk, such as ext4 or xfs; ext4 when left out.
      initiatorName string? @12  Own iSCSI initiator name; a new interface is made for the connection.
      iqn* string always @2  Qualified name of the target.
      iscsiInterface string =default @4  Name of the interface that uses the iSCSI transport; default, meaning plain TCP, when left out.
      lun* int32 always @3  Number of the logical unit on the target.
      portals [string] list(atomic) @7  Further portals of the target, as IP or IP:port; port 3260 when not given.
      readOnly bool @6  If true, mounted read-only; false by default.
      secretRef LocalObjectReference map(atomic) @10  Secret with the CHAP user names and passwords.
      targetPortal* string always @1  First portal of the target, as IP or IP:port; port 3260 when not given.

    type FCVolumeSource  Disk reached over Fibre Channel; only one node may mount it for writing.
      fsType string @3  File system on the disk, such as ext4 or xfs; ext4 when left out.
      lun int32? @2  Number of the logical unit on the target.
      readOnly bool @4  If true, mounted read-only; false by default.
      targetWWNs [string] list(atomic) @1  World wide names of the target; set these with lun, or set wwids.
      wwids [string] list(atomic) @5  World wide identifiers of the disk; set these, or targetWWNs with lun.

    type AWSElasticBlockStoreVolumeSource  Disk of Amazon EBS, in the same zone as the node.
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      partition int32 @3  Partition to mount; 0 or left out means the whole disk.
      readOnly bool @4  If true, mounted read-only; false by default.
      volumeID* string always @1  Identity of the EBS volume.

    type AzureDiskVolumeSource  Data disk of Azure.
      cachingMode string? =ReadWrite enum(None,ReadOnly,ReadWrite) go(AzureDataDiskCachingMode) @3  Caching on the host: None, ReadOnly or ReadWrite; ReadWrite by default.
      diskName* string always @1  Name of the data disk in blob storage.
      diskURI* string always @2  URI of the data disk.
      fsType string? =ext4 @4  File system on the disk; ext4 by default.
      kind string? =Shared enum(Dedicated,Managed,Shared) go(AzureDataDiskKind) @6  Kind of disk: Shared (the default) or Dedicated for blob disks, Managed for managed disks.
      readOnly bool? =false @5  If true, mounted read-only; false by default.

    type AzureFileVolumeSource  File share of Azure.
      readOnly bool @3  If true, mounted read-only; false by default.
      secretName* string always @1  Secret that holds the name and key of the storage account.
      shareName* string always @2  Name of the share.

    type CephFSVolumeSource  Directory of a Ceph file system (plugin removed).
      monitors* [string] list(atomic) always @1  Addresses of the Ceph monitors.
      path string @2  Directory of the file system to mount; / when left out.
      readOnly bool @6  If true, mounted read-only; false by default.
      secretFile string @4  File on the node with the key; /etc/ceph/user.secret when left out.
      secretRef LocalObjectReference map(atomic) @5  Secret with the key; wins over secretFile.
      user string @3  Ceph user name; admin when left out.

    type CinderVolumeSource  Disk of OpenStack Cinder.
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      readOnly bool @3  If true, mounted read-only; false by default.
      secretRef LocalObjectReference map(atomic) @4  Secret with what is needed to connect to OpenStack.
      volumeID* string always @1  Identity of the Cinder volume.

    type FlexVolumeSource  Volume of a driver executable installed on the node.
      driver* string always @1  Name of the driver.
      fsType string @2  File system to mount; the driver decides when it is left out.
      options map:string @5  Further settings the driver understands.
      readOnly bool @4  If true, mounted read-only; false by default.
      secretRef LocalObjectReference map(atomic) @3  Secret passed to the driver; all its keys are handed over.

    type FlockerVolumeSource  Flocker dataset; set either its name or its UUID.
      datasetName string @1  Name of the dataset; prefer the UUID.
      datasetUUID string @2  UUID of the dataset.

    type GCEPersistentDiskVolumeSource  Disk of Google Compute Engine, in the same zone as the node.
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      partition int32 @3  Partition to mount; 0 or left out means the whole disk.
      pdName* string always @1  Name of the disk in Compute Engine.
      readOnly bool @4  If true, mounted read-only; false by default.

    type GitRepoVolumeSource  Working copy of a Git repository.
      directory string @3  Directory in the volume to clone into; must not contain a .. element, and . means the volume itself.
      repository* string always @1  URL of the repository.
      revision string @2  Commit to check out.

    type GlusterfsVolumeSource  Glusterfs file system, reached over the network (plugin removed).
      endpoints* string always @1  Name of the Endpoints object that lists the Glusterfs servers.
      path* string always @2  Name of the Glusterfs volume.
      readOnly bool @3  If true, mounted read-only; false by default.

    type PhotonPersistentDiskVolumeSource  Disk of Photon Controller (plugin removed).
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      pdID* string always @1  Identity of the disk.

    type PortworxVolumeSource  Volume of a Portworx storage cluster.
      fsType string @2  File system on the volume: ext4 or xfs; ext4 when left out.
      readOnly bool @3  If true, mounted read-only; false by default.
      volumeID* string always @1  Identity of the Portworx volume.

    type QuobyteVolumeSource  Volume of a Quobyte storage system (plugin removed).
      group string @5  Group to mount the volume as; none when left out.
      readOnly bool @3  If true, mounted read-only; false by default.
      registry* string always @1  Quobyte registries as host:port, several separated by commas.
      tenant string @6  Tenant that owns the volume, for volumes made dynamically.
      user string @4  User to mount the volume as; the service account's user when left out.
      volume* string always @2  Name of an existing Quobyte volume.

    type RBDVolumeSource  Ceph block device.
      fsType string @3  File system on the device, such as ext4 or xfs; ext4 when left out.
      image* string always @2  Name of the RBD image.
      keyring string =/etc/ceph/keyring @6  File on the node with the key ring; /etc/ceph/keyring by default.
      monitors* [string] list(atomic) always @1  Addresses of the Ceph monitors.
      pool string =rbd @4  Pool the image is in; rbd by default.
      readOnly bool @8  If true, mounted read-only; false by default.
      secretRef LocalObjectReference map(atomic) @7  Secret with the key; wins over keyring.
      user string =admin @5  Ceph user name; admin by default.

    type ScaleIOVolumeSource  Volume of a ScaleIO storage system (plugin removed).
      fsType string =xfs @9  File system on the volume; xfs by default.
      gateway* string always @1  Host address of the ScaleIO gateway.
      protectionDomain string @5  Name of the protection domain.
      readOnly bool @10  If true, mounted read-only; false by default.
      secretRef* LocalObjectReference map(atomic) always @3  Secret with the user name and password for ScaleIO.
      sslEnabled bool @4  Whether to talk to the gateway over TLS; false by default.
      storageMode string =ThinProvisioned @7  ThickProvisioned or ThinProvisioned; ThinProvisioned by default.
      storagePool string @6  Storage pool of the protection domain.
      system* string always @2  Name of the storage system.
      volumeName string @8  Name of an existing ScaleIO volume.

    type StorageOSVolumeSource  Volume of a StorageOS cluster (plugin removed).
      fsType string @3  File system on the volume, such as ext4 or xfs; ext4 when left out.
      readOnly bool @4  If true, mounted read-only; false by default.
      secretRef LocalObjectReference map(atomic) @5  Secret with what is needed to reach the StorageOS API.
      volumeName string @1  Name of the volume, unique within its StorageOS namespace.
      volumeNamespace string @2  StorageOS namespace of the volume; the pod's namespace when left out.

    type VsphereVirtualDiskVolumeSource  Virtual disk kept in a vSphere datastore.
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      storagePolicyID string @4  Identity of the storage policy profile.
      storagePolicyName string @3  Name of the storage policy profile.
      volumePath* string always @1  Path of the disk image in vSphere.
    """#
}
