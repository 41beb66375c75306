// Table file: PersistentVolumeClaim and the templates it is made from; one line per field, so it is long by nature.
enum PersistentVolumeClaimSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type PersistentVolumeClaim  A request for storage by a user, which is bound to a PersistentVolume that fits.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec PersistentVolumeClaimSpec always @2  What storage is wanted; hardly anything of it can change once made, except growing the size.
      status PersistentVolumeClaimStatus always @3  What has been bound to the claim; only the control plane writes it.

    type PersistentVolumeClaimList  What the server answers when you list claims: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PersistentVolumeClaim] always @2  The claims that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always PersistentVolumeClaimList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type PersistentVolumeClaimSpec  What storage a claim asks for.
      accessModes [string] list(atomic) go(PersistentVolumeAccessMode) @1  How the storage is to be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod.
      dataSource TypedLocalObjectReference map(atomic) @7  What to fill the new volume from: a VolumeSnapshot or another claim in the same namespace.
      dataSourceRef TypedObjectReference @8  Like dataSource, but of any kind with a populator; both are kept equal unless a namespace is given.
      resources VolumeResourceRequirements always @2  Size that is wanted, as requests.storage; it may grow later if the class allows, but not shrink below what is there.
      selector meta.LabelSelector map(atomic) @4  Picks volumes by label; a claim with a selector is never given a newly made volume.
      storageClassName string? @5  StorageClass to use; empty text means volumes without a class, left out means the cluster's default class.
      volumeAttributesClassName string? @9  Class of changeable volume settings; it can be changed later (beta, off by default).
      volumeMode string? =Filesystem enum(Block,Filesystem) go(PersistentVolumeMode) @6  Filesystem to mount it, or Block to hand over a raw device; Filesystem by default.
      volumeName string @3  Name of the PersistentVolume bound to this claim; normally filled in by the control plane.

    type VolumeResourceRequirements  Size of storage that is asked for.
      limits map:Quantity go(ResourceList) @1  Most storage there may be.
      requests map:Quantity go(ResourceList) @2  Least storage there must be, under the key storage, such as 10Gi.

    type PersistentVolumeClaimStatus  What a claim has got so far.
      accessModes [string] list(atomic) go(PersistentVolumeAccessMode) @2  Ways in which the bound volume can be mounted.
      allocatedResourceStatuses map:string @7  Progress of resizing by resource, such as NodeResizePending; no entry when none is going on.
      allocatedResources map:Quantity go(ResourceList) @5  Size being provided, which during a resize may be larger than capacity.
      capacity map:Quantity go(ResourceList) @3  Actual size of the bound volume.
      conditions [PersistentVolumeClaimCondition] list(map:type) patch(merge:type) @4  Further facts, such as that a resize is going on.
      currentVolumeAttributesClassName string? @8  Class of volume settings in force now (beta, off by default).
      modifyVolumeStatus ModifyVolumeStatus @9  Progress of a change of volume settings (beta, off by default).
      phase string =Pending enum(Bound,Lost,Pending) go(PersistentVolumeClaimPhase) @1  Pending while nothing is bound, Bound, or Lost when the bound volume has vanished.

    type PersistentVolumeClaimCondition  One aspect of what is going on with a claim.
      lastProbeTime Time always @3  When this condition was last checked.
      lastTransitionTime Time always @4  When status last changed from one value to another.
      message string @6  Explanation for people of the last change.
      reason string @5  One word for programs on the last change, such as Resizing.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(PersistentVolumeClaimConditionType) @1  Name of the aspect, such as Resizing or FileSystemResizePending.

    type ModifyVolumeStatus  Progress of changing a volume's settings.
      status* string enum(InProgress,Infeasible,Pending) always go(PersistentVolumeClaimModifyVolumeStatus) @2  Pending, InProgress, or Infeasible when the driver refuses the wanted class.
      targetVolumeAttributesClassName string @1  Class of settings being put in force.

    type PersistentVolumeClaimTemplate  Pattern of a claim made for one pod.
      metadata meta.ObjectMeta always @1  Labels and annotations for the claim; nothing else may be given here.
      spec* PersistentVolumeClaimSpec always @2  What storage the claim asks for; copied as it is.
    """#
}
