// Table file: PersistentVolume and the kinds of storage behind it; one line per field, so it is long by nature.
enum PersistentVolumeSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type PersistentVolume  A piece of storage in the cluster, made by an administrator or on demand, that outlives the pods using it.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec PersistentVolumeSpec always @2  What the storage is and how it may be used.
      status PersistentVolumeStatus always @3  Whether the volume is free, bound or released; only the control plane writes it.

    type PersistentVolumeList  What the server answers when you list volumes: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PersistentVolume] always @2  The volumes that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always PersistentVolumeList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type PersistentVolumeSpec  What the storage is and how it may be used; exactly one kind of source is set, and it cannot change.
      accessModes [string] list(atomic) go(PersistentVolumeAccessMode) @3  All ways in which the volume can be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod.
      awsElasticBlockStore AWSElasticBlockStoreVolumeSource @2.2  Disk of Amazon EBS; deprecated, now handled by the CSI driver ebs.csi.aws.com.
      azureDisk AzureDiskVolumeSource @2.16  Data disk of Azure; deprecated, now handled by the CSI driver disk.csi.azure.com.
      azureFile AzureFilePersistentVolumeSource @2.13  File share of Azure; deprecated, now handled by the CSI driver file.csi.azure.com.
      capacity map:Quantity go(ResourceList) @1  Size of the volume, under the key storage, such as 10Gi.
      cephfs CephFSPersistentVolumeSource @2.9  Ceph file system; deprecated, and the in-tree plugin no longer exists.
      cinder CinderPersistentVolumeSource @2.8  Disk of OpenStack Cinder; deprecated, now handled by the CSI driver cinder.csi.openstack.org.
      claimRef ObjectReference map(atomic) @4  Claim the volume is bound to; filled in by binding, or beforehand to reserve the volume.
      csi CSIPersistentVolumeSource @2.22  Storage of a CSI driver.
      fc FCVolumeSource @2.10  Fibre Channel disk attached to the node.
      flexVolume FlexPersistentVolumeSource @2.12  Volume of a driver executable on the node; deprecated in favour of CSI.
      flocker FlockerVolumeSource @2.11  Flocker volume; deprecated, and the plugin no longer exists.
      gcePersistentDisk GCEPersistentDiskVolumeSource @2.1  Disk of Google Compute Engine; deprecated, now handled by the CSI driver pd.csi.storage.gke.io.
      glusterfs GlusterfsPersistentVolumeSource @2.4  Glusterfs file system; deprecated, and the in-tree plugin no longer exists.
      hostPath HostPathVolumeSource @2.3  Directory of a node; only for tests on a cluster of one node.
      iscsi ISCSIPersistentVolumeSource @2.7  iSCSI disk attached to the node.
      local LocalVolumeSource @2.20  Disk or directory of one node; nodeAffinity must say which.
      mountOptions [string] list(atomic) @7  Options for mounting, such as ro or soft; they are not checked, so a wrong one makes the mount fail.
      nfs NFSVolumeSource @2.5  Directory exported by an NFS server.
      nodeAffinity VolumeNodeAffinity @9  From which nodes the volume can be reached; pods that use it are placed accordingly.
      persistentVolumeReclaimPolicy string =Retain enum(Delete,Recycle,Retain) go(PersistentVolumeReclaimPolicy) @5  What happens when the claim is deleted: Retain keeps the data (the default for volumes made by hand), Delete, or Recycle.
      photonPersistentDisk PhotonPersistentDiskVolumeSource @2.17  Disk of Photon Controller; deprecated, and the plugin no longer exists.
      portworxVolume PortworxVolumeSource @2.18  Portworx volume; deprecated, handled by the CSI driver pxd.portworx.com where migration is on.
      quobyte QuobyteVolumeSource @2.15  Quobyte volume; deprecated, and the plugin no longer exists.
      rbd RBDPersistentVolumeSource @2.6  Ceph block device; deprecated, and the in-tree plugin no longer exists.
      scaleIO ScaleIOPersistentVolumeSource @2.19  ScaleIO volume; deprecated, and the plugin no longer exists.
      storageClassName string @6  StorageClass the volume belongs to; empty means none, and only claims of the same class fit.
      storageos StorageOSPersistentVolumeSource @2.21  StorageOS volume; deprecated, and the plugin no longer exists.
      volumeAttributesClassName string? @10  Class of changeable volume settings it was made or changed with (beta, off by default).
      volumeMode string? =Filesystem enum(Block,Filesystem) go(PersistentVolumeMode) @8  Filesystem to mount it, or Block to hand over a raw device; Filesystem by default.
      vsphereVolume VsphereVirtualDiskVolumeSource @2.14  Disk of vSphere; deprecated, now handled by the CSI driver csi.vsphere.vmware.com.

    type VolumeNodeAffinity  From which nodes a volume can be reached.
      required NodeSelector map(atomic) @1  What a node must fulfil for the volume to be reachable from it.

    type PersistentVolumeStatus  Where a volume stands.
      lastPhaseTransitionTime Time @4  When the phase last changed, in UTC.
      message string @2  Explanation for people of why the volume is in this phase.
      phase string =Pending enum(Available,Bound,Failed,Pending,Released) go(PersistentVolumePhase) @1  Available, Bound, Released when its claim is gone, Failed if reclaiming failed, or Pending at first.
      reason string @3  One word in CamelCase for a failure, to be shown by tools.

    type LocalVolumeSource  Disk or directory of one node.
      fsType string? @2  File system to put on a block device, such as ext4 or xfs; found out when left out.
      path* string always @1  Path on the node: a directory, or a block device.

    type CSIPersistentVolumeSource  Storage of a CSI driver.
      controllerExpandSecretRef SecretReference map(atomic) @9  Secret passed to the driver when the volume is enlarged by the control plane.
      controllerPublishSecretRef SecretReference map(atomic) @6  Secret passed to the driver when the volume is attached to or detached from a node.
      driver* string always @1  Name of the CSI driver.
      fsType string @4  File system to mount, such as ext4 or xfs.
      nodeExpandSecretRef SecretReference map(atomic) @10  Secret passed to the driver when the volume is enlarged on the node.
      nodePublishSecretRef SecretReference map(atomic) @8  Secret passed to the driver when the volume is mounted for a pod.
      nodeStageSecretRef SecretReference map(atomic) @7  Secret passed to the driver when the volume is prepared on the node.
      readOnly bool @3  If true, the volume is attached and mounted read-only; false by default.
      volumeAttributes map:string @5  Settings of the volume, given by the driver when it was made.
      volumeHandle* string always @2  Identity of the volume in the driver; it cannot change.

    type AzureFilePersistentVolumeSource  File share of Azure.
      readOnly bool @3  If true, mounted read-only; false by default.
      secretName* string always @1  Secret that holds the name and key of the storage account.
      secretNamespace string? always @4  Namespace of the Secret; that of the claim when left out.
      shareName* string always @2  Name of the share.

    type CephFSPersistentVolumeSource  Directory of a Ceph file system (plugin removed).
      monitors* [string] list(atomic) always @1  Addresses of the Ceph monitors.
      path string @2  Directory of the file system to mount; / when left out.
      readOnly bool @6  If true, mounted read-only; false by default.
      secretFile string @4  File on the node with the key; /etc/ceph/user.secret when left out.
      secretRef SecretReference map(atomic) @5  Secret with the key; wins over secretFile.
      user string @3  Ceph user name; admin when left out.

    type CinderPersistentVolumeSource  Disk of OpenStack Cinder.
      fsType string @2  File system on the disk, such as ext4 or xfs; ext4 when left out.
      readOnly bool @3  If true, mounted read-only; false by default.
      secretRef SecretReference map(atomic) @4  Secret with what is needed to connect to OpenStack.
      volumeID* string always @1  Identity of the Cinder volume.

    type FlexPersistentVolumeSource  Volume of a driver executable installed on the node.
      driver* string always @1  Name of the driver.
      fsType string @2  File system to mount; the driver decides when it is left out.
      options map:string @5  Further settings the driver understands.
      readOnly bool @4  If true, mounted read-only; false by default.
      secretRef SecretReference map(atomic) @3  Secret passed to the driver; all its keys are handed over.

    type GlusterfsPersistentVolumeSource  Glusterfs file system, reached over the network (plugin removed).
      endpoints* string always @1  Name of the Endpoints object that lists the Glusterfs servers.
      endpointsNamespace string? @4  Namespace of the Endpoints object; that of the claim when left out.
      path* string always @2  Name of the Glusterfs volume.
      readOnly bool @3  If true, mounted read-only; false by default.

    type ISCSIPersistentVolumeSource  Disk reached over iSCSI; only one node may mount it for writing.
      chapAuthDiscovery bool @8  Whether finding targets uses CHAP authentication.
      chapAuthSession bool @11  Whether the session uses CHAP authentication.
      fsType string @5  File system on the disk, such as ext4 or xfs; ext4 when left out.
      initiatorName string? @12  Own iSCSI initiator name; a new interface is made for the connection.
      iqn* string always @2  Qualified name of the target.
      iscsiInterface string =default @4  Name of the interface that uses the iSCSI transport; default, meaning plain TCP, when left out.
      lun* int32 always @3  Number of the logical unit on the target.
      portals [string] list(atomic) @7  Further portals of the target, as IP or IP:port; port 3260 when not given.
      readOnly bool @6  If true, mounted read-only; false by default.
      secretRef SecretReference map(atomic) @10  Secret with the CHAP user names and passwords.
      targetPortal* string always @1  First portal of the target, as IP or IP:port; port 3260 when not given.

    type RBDPersistentVolumeSource  Ceph block device (plugin removed).
      fsType string @3  File system on the device, such as ext4 or xfs; ext4 when left out.
      image* string always @2  Name of the RBD image.
      keyring string =/etc/ceph/keyring @6  File on the node with the key ring; /etc/ceph/keyring by default.
      monitors* [string] list(atomic) always @1  Addresses of the Ceph monitors.
      pool string =rbd @4  Pool the image is in; rbd by default.
      readOnly bool @8  If true, mounted read-only; false by default.
      secretRef SecretReference map(atomic) @7  Secret with the key; wins over keyring.
      user string =admin @5  Ceph user name; admin by default.

    type ScaleIOPersistentVolumeSource  Volume of a ScaleIO storage system (plugin removed).
      fsType string =xfs @9  File system on the volume; xfs by default.
      gateway* string always @1  Host address of the ScaleIO gateway.
      protectionDomain string @5  Name of the protection domain.
      readOnly bool @10  If true, mounted read-only; false by default.
      secretRef* SecretReference map(atomic) always @3  Secret with the user name and password for ScaleIO.
      sslEnabled bool @4  Whether to talk to the gateway over TLS; false by default.
      storageMode string =ThinProvisioned @7  ThickProvisioned or ThinProvisioned; ThinProvisioned by default.
      storagePool string @6  Storage pool of the protection domain.
      system* string always @2  Name of the storage system.
      volumeName string @8  Name of an existing ScaleIO volume.

    type StorageOSPersistentVolumeSource  Volume of a StorageOS cluster (plugin removed).
      fsType string @3  File system on the volume, such as ext4 or xfs; ext4 when left out.
      readOnly bool @4  If true, mounted read-only; false by default.
      secretRef ObjectReference map(atomic) @5  Secret with what is needed to reach the StorageOS API.
      volumeName string @1  Name of the volume, unique within its StorageOS namespace.
      volumeNamespace string @2  StorageOS namespace of the volume; the pod's namespace when left out.
    """#
}
